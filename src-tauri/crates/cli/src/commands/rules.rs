//! `throughline rules`: how a workspace wants its plan to be checked.

use std::path::PathBuf;
use std::str::FromStr;

use serde::Serialize;
use throughline_core::commands::call;
use throughline_core::{Error, ErrorCode, Result};
use throughline_plan::alignment::{self, Explanation};
use throughline_plan::model::{
    Change, CheckSettings, Edit, Id, PlanDate, RecordKind, RecordRef, RuleLevel, RuleSetting,
};
use throughline_plan::plan::Plan;

use crate::answer::Answer;
use crate::desk::Desk;
use crate::text::{self, Lean, Table, number};

/// What `rules` takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The workspace.
    file: PathBuf,

    /// What the findings of a rule count as: off, note, warning or error; `usual` leaves it to the rule.
    #[arg(long = "level", value_name = "CODE=LEVEL")]
    levels: Vec<Setting<Usual<RuleLevel>>>,

    /// The number a rule goes by; `usual` leaves it to the rule.
    #[arg(long = "limit", value_name = "CODE=NUMBER")]
    limits: Vec<Setting<Usual<f64>>>,

    /// Tell only what is found about this product and those below it; `all` for every product.
    #[arg(long = "product", value_name = "NAME")]
    products: Vec<String>,

    /// Tell only what is found about work that ends in this period or later; `always` for no limit.
    #[arg(long, value_name = "DATE")]
    from: Option<Usual<PlanDate>>,

    /// Tell only what is found about work that begins in this period or before; `always` for no limit.
    #[arg(long, value_name = "DATE")]
    until: Option<Usual<PlanDate>>,
}

/// A rule's code and what is said of it.
#[derive(Debug, Clone)]
struct Setting<T> {
    code: String,
    value: T,
}

impl<T: FromStr<Err: std::fmt::Display>> FromStr for Setting<T> {
    type Err = String;
    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let (code, value) = text.split_once('=').ok_or("say CODE=VALUE, such as KR-04=45")?;
        let code = code.trim().to_uppercase();
        let value = value.trim().parse().map_err(|error: T::Err| error.to_string())?;
        Ok(Self { code, value })
    }
}

/// A value, or that it is as usual.
#[derive(Debug, Clone, Copy)]
struct Usual<T>(Option<T>);

impl<T: FromStr> FromStr for Usual<T> {
    type Err = T::Err;
    fn from_str(text: &str) -> std::result::Result<Self, T::Err> {
        match text {
            "usual" | "always" => Ok(Self(None)),
            value => value.parse().map(|value| Self(Some(value))),
        }
    }
}

/// How the plan is checked, as a program gets it.
#[derive(Debug, Serialize)]
struct SettingsJson<'a> {
    rules: Vec<RuleJson>,
    products: Vec<&'a str>,
    from: Option<PlanDate>,
    until: Option<PlanDate>,
}

/// How a rule is asked, as a program gets it.
#[derive(Debug, Serialize)]
struct RuleJson {
    code: &'static str,
    title: &'static str,
    level: RuleLevel,
    is_usual_level: bool,
    limit: Option<f64>,
    is_usual_limit: bool,
}

/// Sets what is to be set, and says how the plan is checked then.
pub fn run(args: &Args, desk: &mut Desk) -> Result<Answer> {
    let is_asked_only = args.levels.is_empty()
        && args.limits.is_empty()
        && args.products.is_empty()
        && args.from.is_none()
        && args.until.is_none();
    if is_asked_only {
        desk.read(&args.file)?;
    } else {
        desk.write(&args.file)?;
        let plan = desk.workspace()?.plan();
        let before = plan.check_settings.rows().first().cloned();
        let after = changed(before.clone().unwrap_or_default(), args, plan)?;
        if Some(&after) != before.as_ref() {
            let edit = stored(before.as_ref(), after)?;
            call::edit(&mut desk.session, &edit, desk.moment)?;
        }
    }
    let rules = call::rules(&mut desk.session, &(), desk.moment)?;
    let plan = desk.workspace()?.plan();
    let settings = plan.check_settings.rows().first().cloned().unwrap_or_default();
    let json = text::json(&SettingsJson {
        rules: rules.iter().map(as_json).collect(),
        products: names(&settings, plan),
        from: settings.from,
        until: settings.until,
    })?;
    Ok(Answer::new(lines(&rules, &settings, plan), json))
}

fn changed(mut settings: CheckSettings, args: &Args, plan: &Plan) -> Result<CheckSettings> {
    for Setting { code, value } in &args.levels {
        settings.rules.entry(known(code)?).or_default().level = value.0;
    }
    for Setting { code, value } in &args.limits {
        settings.rules.entry(known(code)?).or_default().limit = value.0;
    }
    settings.rules.retain(|_, setting| *setting != RuleSetting::default());
    if args.products.iter().any(|name| name == "all") {
        settings.products.clear();
    } else if !args.products.is_empty() {
        settings.products = args.products.iter().map(|name| product(name, plan)).collect::<Result<_>>()?;
    }
    settings.from = args.from.map_or(settings.from, |from| from.0);
    settings.until = args.until.map_or(settings.until, |until| until.0);
    Ok(settings)
}

fn known(code: &str) -> Result<String> {
    alignment::rule(code).map(|rule| rule.code.to_owned()).ok_or_else(|| {
        Error::new(ErrorCode::BadRequest, format!("There is no rule `{code}`."))
            .hint("`throughline explain` lists them all.")
    })
}

fn product(name: &str, plan: &Plan) -> Result<Id> {
    let found = plan.products.rows().iter().find(|product| product.title.eq_ignore_ascii_case(name));
    found.map(|product| product.id).ok_or_else(|| {
        let all: Vec<&str> = plan.products.rows().iter().map(|product| product.title.as_str()).collect();
        Error::new(ErrorCode::BadRequest, format!("There is no product `{name}`.")).hint(if all.is_empty() {
            "The plan has no products.".to_owned()
        } else {
            format!("The plan has {}.", all.join(", "))
        })
    })
}

/// The edit that stores settings, over those there are.
fn stored(before: Option<&CheckSettings>, after: CheckSettings) -> Result<Edit> {
    let label = "Set how the plan is checked".to_owned();
    let Some(before) = before else {
        let change = Change::Create { record: after.into(), owner: None, serves: Vec::new() };
        return Ok(Edit { label, changes: vec![change] });
    };
    let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(&after) else {
        return Err(Error::new(ErrorCode::BadRequest, "The settings cannot be written as JSON."));
    };
    let set = fields.into_iter().filter(|(field, _)| field != "id").collect();
    let record = RecordRef::new(RecordKind::CheckSettings, before.id);
    Ok(Edit { label, changes: vec![Change::Update { record, set }] })
}

fn as_json(rule: &Explanation) -> RuleJson {
    RuleJson {
        code: rule.rule.code,
        title: rule.rule.title,
        level: rule.level.unwrap_or_else(|| rule.rule.severity.level()),
        is_usual_level: rule.level.is_none(),
        limit: rule.own_limit.or(rule.rule.limit.map(|limit| limit.usual)),
        is_usual_limit: rule.own_limit.is_none(),
    }
}

fn names<'a>(settings: &CheckSettings, plan: &'a Plan) -> Vec<&'a str> {
    settings.products.iter().filter_map(|id| plan.products.get(*id)).map(|p| p.title.as_str()).collect()
}

fn lines(rules: &[Explanation], settings: &CheckSettings, plan: &Plan) -> String {
    let mut table = Table::new(&[Lean::Left, Lean::Left, Lean::Left, Lean::Left]);
    for rule in rules {
        let told = as_json(rule);
        let level = told.level.as_str();
        let level = if told.is_usual_level { level.to_owned() } else { format!("{level} *") };
        let limit = rule.rule.limit.zip(told.limit).map(|(limit, at)| {
            let changed = if told.is_usual_limit { "" } else { " *" };
            format!("{}: {}{changed}", limit.label, number(at))
        });
        table.row([told.code.to_owned(), level, told.title.to_owned(), limit.unwrap_or_default()]);
    }
    let names = names(settings, plan);
    let products = if names.is_empty() { "all".to_owned() } else { names.join(", ") };
    let date = |date: Option<PlanDate>| date.map_or("always".to_owned(), PlanDate::label);
    format!(
        "Products  {products}\nFrom      {}\nUntil     {}\n\n{}\n* is not as usual\n",
        date(settings.from),
        date(settings.until),
        table.lines(0)
    )
}
