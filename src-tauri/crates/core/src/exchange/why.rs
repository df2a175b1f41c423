//! Why something is in the plan, in lines for somebody who does not have the app.

use throughline_plan::model::{RecordKind, RecordRef};
use throughline_plan::plan::Plan;

/// What of a record explains why it is there: what it says of itself, what it serves, what it is part of and waits for, and
/// who answers for it. Of an audience's plan only what that audience is shown.
#[must_use]
pub fn lines(plan: &Plan, at: RecordRef) -> Vec<String> {
    let graph = plan.graph();
    let mut lines = Vec::new();
    let mut say = |line: String| {
        if !line.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    };
    match at.kind {
        RecordKind::Item => {
            let Some(ix) = plan.items.ix(at.id) else { return lines };
            say(plan.items[ix].description.trim().to_owned());
            for edge in graph.item_strategies(ix) {
                let strategy = &plan.strategies[edge.to].title;
                let above = graph.strategy_objectives(edge.to);
                if above.is_empty() {
                    say(format!("Serves {strategy}"));
                }
                for objective in above {
                    say(format!("Serves {} through {strategy}", plan.objectives[objective.to].title));
                }
            }
            for edge in graph.item_objectives(ix) {
                say(format!("Serves {}", plan.objectives[edge.to].title));
            }
            if let Some(parent) = graph.item_parent(ix) {
                say(format!("Part of {}", plan.items[parent].title));
            }
            for (blocker, _) in graph.blockers(ix) {
                say(format!("Waits for {}", plan.items[*blocker].title));
            }
            for (blocked, _) in graph.blocked(ix) {
                say(format!("{} waits for it", plan.items[*blocked].title));
            }
        }
        RecordKind::Strategy => {
            let Some(ix) = plan.strategies.ix(at.id) else { return lines };
            say(plan.strategies[ix].choice.trim().to_owned());
            for edge in graph.strategy_objectives(ix) {
                say(format!("Serves {}", plan.objectives[edge.to].title));
            }
        }
        RecordKind::Objective => {
            let Some(ix) = plan.objectives.ix(at.id) else { return lines };
            say(plan.objectives[ix].description.trim().to_owned());
            for key in graph.key_results_of(ix) {
                say(crate::words::key_result(plan, &plan.key_results[*key]));
            }
        }
        _ => {}
    }
    if let Some(owner) = graph.owner(plan.records(), at) {
        say(format!("{} answers for it", plan.leaders[owner].name));
    }
    lines
}
