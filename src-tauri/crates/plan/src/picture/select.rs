//! Which records a picture shows.

use chrono::NaiveDate;

use crate::model::{Id, Item, ItemStatus, Objective, PlanDate, Product, Span};
use crate::plan::{Ix, Keyed, Plan, Table, rollup};

use super::{Filter, Only, PictureSpec, roadmap};

/// A filter, made ready to be asked about many items.
pub struct Selection<'a> {
    plan: &'a Plan,
    filter: &'a Filter,
    words: Vec<String>,
    products: Option<Vec<bool>>,
    objectives: Option<Vec<bool>>,
    owners: Option<Vec<bool>>,
    period: Option<Span>,
}

/// For each record whether it, or one above it, is among those named; none where none is named.
fn with_below<T: Keyed>(
    table: &Table<T>,
    named: &[Id],
    parent: impl Fn(Ix<T>) -> Option<Ix<T>>,
) -> Option<Vec<bool>> {
    if named.is_empty() {
        return None;
    }
    let mut inside = vec![false; table.len()];
    for id in named {
        if let Some(ix) = table.ix(*id) {
            inside[ix.get()] = true;
        }
    }
    let below = (0..table.len())
        .map(|place| {
            let mut at = Some(Ix::new(place));
            // A cycle of parents, a slip in the data, ends after as many steps as there are records.
            for _ in 0..=table.len() {
                match at {
                    Some(ix) if inside[ix.get()] => return true,
                    Some(ix) => at = parent(ix),
                    None => return false,
                }
            }
            false
        })
        .collect();
    Some(below)
}

impl<'a> Selection<'a> {
    /// Makes a filter ready.
    #[must_use]
    pub fn new(plan: &'a Plan, filter: &'a Filter) -> Self {
        let graph = plan.graph();
        Self {
            plan,
            filter,
            words: filter.text.split_whitespace().map(str::to_lowercase).collect(),
            products: with_below(&plan.products, &filter.products, |ix| {
                plan.products.ix(plan.products[ix].parent_id?)
            }),
            objectives: with_below(&plan.objectives, &filter.objectives, |ix| graph.objective_parent(ix)),
            owners: with_below(&plan.leaders, &filter.owners, |_| None),
            period: period(filter),
        }
    }

    /// Whether nothing is filtered.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        *self.filter == Filter::default()
    }

    /// The stretch of days asked for, where one is; open ends are the ends of the calendar.
    #[must_use]
    pub const fn period(&self) -> Option<Span> {
        self.period
    }

    /// Whether an item is shown.
    #[must_use]
    pub fn item(&self, ix: Ix<Item>) -> bool {
        let (plan, graph) = (self.plan, self.plan.graph());
        let item = &plan.items[ix];
        if self.filter.hide_done && !item.is_active() {
            return false;
        }
        let owner = graph.item_owner(ix);
        let served = plan.reach().of_item(ix);
        let aligned = match self.filter.only {
            Only::All => true,
            Only::Unaligned => served.is_empty(),
            Only::Broken => served.is_empty() || owner.is_none(),
        };
        aligned
            && (self.period.is_none() || self.in_period(rollup::span(plan, ix)))
            && self.owners.as_ref().is_none_or(|set| owner.is_some_and(|ix| set[ix.get()]))
            && self.in_products(graph.item_product(ix).map(Ix::get))
            && self
                .objectives
                .as_ref()
                .is_none_or(|set| served.iter().any(|served| set[served.objective.get()]))
            && self.has_words(item, owner.map_or("", |ix| &plan.leaders[ix].name))
    }

    /// Whether an objective is within the filter's objectives and period.
    #[must_use]
    pub fn objective(&self, ix: Ix<Objective>) -> bool {
        self.objectives.as_ref().is_none_or(|set| set[ix.get()])
            && self.in_period(self.plan.objectives[ix].span())
    }

    /// Whether products are filtered for, and nothing else, and this is one of them.
    #[must_use]
    pub fn within_products(&self, ix: Ix<Product>) -> bool {
        let only = Filter { products: self.filter.products.clone(), ..Filter::default() };
        *self.filter == only && self.in_products(Some(ix.get()))
    }

    /// Whether a product, by its place, is within the filter's products.
    #[must_use]
    pub fn in_products(&self, place: Option<usize>) -> bool {
        self.products.as_ref().is_none_or(|set| place.is_some_and(|place| set[place]))
    }

    /// Whether a stretch touches the period; what has no dates does.
    fn in_period(&self, span: Option<Span>) -> bool {
        match (self.period, span) {
            (Some(period), Some(span)) => span.first <= period.last && span.last >= period.first,
            _ => true,
        }
    }

    fn has_words(&self, item: &Item, owner: &str) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let mut text = item.title.to_lowercase();
        for more in item.labels.iter().chain(&item.teams).map(String::as_str).chain([owner]) {
            // A sign that no search word holds keeps words from running into each other.
            text.push('\n');
            text.push_str(&more.to_lowercase());
        }
        self.words.iter().all(|word| text.contains(word))
    }
}

/// The items of a picture that shows what is or was to be done: all that the settings let through but those given up.
pub struct Living {
    /// Those that have a name in it, in the order of the tree.
    pub named: Vec<Ix<Item>>,
    /// Those whose work counts: the parts that are too deep to be named too.
    pub working: Vec<Ix<Item>>,
    /// How many were let through and given up.
    pub dropped: usize,
}

impl Living {
    /// Chooses them; none where nothing is left to name.
    pub fn new(plan: &Plan, spec: &PictureSpec, selection: &Selection<'_>) -> Option<Self> {
        let lives = |ix: &Ix<Item>| plan.items[*ix].status != ItemStatus::Dropped;
        let mut named = roadmap::shown(plan, spec, selection);
        let all = named.len();
        named.retain(lives);
        let dropped = all - named.len();
        let working = || plan.items.iter().map(|(ix, _)| ix).filter(|ix| lives(ix) && selection.item(*ix));
        (!named.is_empty()).then(|| Self { working: working().collect(), named, dropped })
    }
}

fn period(filter: &Filter) -> Option<Span> {
    if filter.from.is_none() && filter.until.is_none() {
        return None;
    }
    let first = filter.from.map_or(NaiveDate::MIN, PlanDate::first_day);
    let last = filter.until.map_or(NaiveDate::MAX, PlanDate::last_day);
    Some(Span { first, last: last.max(first) })
}
