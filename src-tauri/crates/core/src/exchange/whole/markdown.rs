//! The plan as a page of Markdown (CommonMark): objectives with their key results, what is done for each, by whom and when.

use std::fmt::Write as _;

use chrono::NaiveDate;
use throughline_plan::model::{Item, ItemStatus, Objective, PlanDate, RecordKind, RecordRef, Span};
use throughline_plan::picture::amount;
use throughline_plan::plan::{Ix, Plan};

use super::super::changes::escaped;
use crate::words;

pub(super) fn write(plan: &Plan, as_of: NaiveDate) -> String {
    let mut page = Page { plan, out: String::new() };
    let title = if plan.workspace.title.is_empty() { "The plan" } else { &plan.workspace.title };
    page.line(&format!("# {}\n\nAs of {}.", escaped(title), PlanDate::day(as_of).label()));
    let mut objectives: Vec<(Ix<Objective>, &Objective)> =
        plan.objectives.iter().filter(|(_, objective)| !objective.archived).collect();
    objectives.sort_by(|a, b| a.1.position.total_cmp(&b.1.position).then(a.0.cmp(&b.0)));
    for (ix, objective) in objectives {
        page.objective(ix, objective);
    }
    let unserving: Vec<Ix<Item>> = plan
        .items
        .iter()
        .filter(|(ix, item)| {
            item.is_active() && plan.graph().item_parent(*ix).is_none() && page.serves_none(*ix)
        })
        .map(|(ix, _)| ix)
        .collect();
    if !unserving.is_empty() {
        page.line(if plan.objectives.is_empty() { "\n## Items\n" } else { "\n## Serving no objective\n" });
        page.items(unserving);
    }
    page.out
}

struct Page<'a> {
    plan: &'a Plan,
    out: String,
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.out, "{line}");
    }

    fn objective(&mut self, ix: Ix<Objective>, objective: &Objective) {
        let plan = self.plan;
        self.line(&format!("\n## {}\n", escaped(&objective.title)));
        let when = Span::label(objective.start, objective.end);
        let said = [self.owner(RecordRef::new(RecordKind::Objective, objective.id)), when];
        let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
        if !said.is_empty() {
            self.line(&format!("{}\n", said.join(" · ")));
        }
        if !objective.description.trim().is_empty() {
            self.line(&format!("{}\n", escaped(objective.description.trim())));
        }
        for key in plan.graph().key_results_of(ix) {
            let key = &plan.key_results[*key];
            let now = plan.current_value(key);
            let now = now.map_or_else(String::new, |value| format!(", now {}", amount(value, &key.unit)));
            self.line(&format!("- {}{}", escaped(&words::key_result(plan, key)), escaped(&now)));
        }
        for edge in plan.graph().objective_strategies(ix) {
            let strategy = &plan.strategies[edge.to];
            if strategy.archived {
                continue;
            }
            self.line(&format!("\n### {}\n", escaped(&strategy.title)));
            if !strategy.choice.trim().is_empty() {
                self.line(&format!("{}\n", escaped(strategy.choice.trim())));
            }
            self.items(plan.graph().strategy_items(edge.to).iter().map(|edge| edge.to).collect());
        }
        let direct: Vec<Ix<Item>> = plan.graph().objective_items(ix).iter().map(|edge| edge.to).collect();
        if !direct.is_empty() {
            self.line("\n### Directly\n");
            self.items(direct);
        }
    }

    fn items(&mut self, mut items: Vec<Ix<Item>>) {
        let plan = self.plan;
        items.retain(|ix| plan.items[*ix].status != ItemStatus::Dropped);
        items.sort_by_key(|ix| {
            (plan.items[*ix].start.or(plan.items[*ix].end).is_none(), plan.items[*ix].start, *ix)
        });
        for ix in items {
            let item = &plan.items[ix];
            let when = Span::label(item.start, item.end);
            let owner = self.owner(RecordRef::new(RecordKind::Item, item.id));
            let said = [when, item.status.label().to_owned(), owner];
            let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
            self.line(&format!("- **{}** – {}", escaped(&item.title), said.join(" · ")));
        }
    }

    fn owner(&self, of: RecordRef) -> String {
        let owner = self.plan.graph().owner(self.plan.records(), of);
        owner.map_or_else(String::new, |owner| escaped(&self.plan.leaders[owner].name))
    }

    fn serves_none(&self, ix: Ix<Item>) -> bool {
        let graph = self.plan.graph();
        graph.item_objectives(ix).is_empty() && graph.item_strategies(ix).is_empty()
    }
}
