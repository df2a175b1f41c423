//! The matrix: any two numbers of items against each other, in four quadrants that say in plain words what stands in
//! them. Items that lack a number are in the tray; every dot can be put elsewhere by hand, which scores it anew.

mod axis;
mod drawn;
mod laid;
mod quadrants;
mod rescore;
mod spots;

use super::{PictureSpec, draw, roadmap, words};
use crate::plan::Plan;
use crate::scene::{Anchor, Mark, Paint, Scene, Weight};
use drawn::Drawn;
use laid::Laid;

pub(super) use rescore::place;

/// Size of the note below the legend.
const NOTE: f32 = 11.0;
/// The tray's key among what is unfolded.
const TRAY: &str = "tray:lacking";

/// Lays out the matrix. A plan without items, or one whose filter lets none through, gives a scene without nodes and
/// lanes.
#[must_use]
pub fn matrix(plan: &Plan, spec: &PictureSpec) -> Scene {
    let Some(laid) = Laid::new(plan, spec) else {
        return Scene { title: "Matrix".to_owned(), ..Scene::default() };
    };
    let title = format!("{} and {}", laid.up.label, laid.across.name());
    let mut scene = Scene { title, width: laid.width, ..Scene::default() };
    let mut drawn = Drawn { plan, laid: &laid, unfolded: &spec.unfolded, nodes: Vec::new() };
    drawn.grounds(&mut scene.body);
    // On paper nothing can be dragged.
    drawn.axes(&mut scene.body, spec.width > 0.0);
    drawn.spots(&mut scene.body);
    drawn.key(&mut scene.body);
    let bottom = drawn.opened(&mut scene.body);
    scene.joined = true;
    scene.lanes = drawn.lanes();
    scene.nodes = drawn.nodes;
    scene.height = bottom.max(spec.height);

    let foot = if spec.width > 0.0 { spec.width } else { scene.width };
    let lacking = roadmap::Group {
        key: TRAY.to_owned(),
        title: format!("No {} or {}", laid.up.name(), laid.across.name()),
        items: laid.lacking.clone(),
    };
    let initials = roadmap::Initials::new(plan);
    let mut chips = roadmap::Chips::new(plan, &initials, &mut scene.nodes);
    let plate = (foot, scene.width);
    scene.tray_height =
        roadmap::tray(&mut chips, &[lacking], &spec.unfolded, plate, &mut scene.tray, &mut scene.lanes);

    let legend = roadmap::legend(plan, &laid.placed, foot, &mut scene.footer);
    let top = if legend > 0.0 { legend - 8.0 } else { 6.0 };
    let lines = super::text::Font::new(Weight::Regular, NOTE).wrap(&note(&laid), foot - 36.0, 2);
    for (n, text) in lines.iter().enumerate() {
        let y = top + 10.0 + draw::count(n) * 15.0;
        scene.footer.push(line([18.0, y], text.clone(), NOTE, Weight::Regular, Paint::Muted));
    }
    scene.footer_height = top + 24.0 + draw::count(lines.len() - 1) * 15.0;
    scene
}

/// Where low ends and high begins, and what the picture leaves out.
fn note(laid: &Laid) -> String {
    let (up, across) = (&laid.up, &laid.across);
    let mut said = vec![format!(
        "High begins in the middle of each scale: {} {}, {} {}.",
        up.name(),
        up.text(up.held(up.middle())),
        across.name(),
        across.text(across.held(across.middle())),
    )];
    if !laid.lacking.is_empty() {
        let lack = if laid.lacking.len() == 1 { "lacks" } else { "lack" };
        let what = words::count(laid.lacking.len(), "item");
        said.push(format!("{what} {lack} {} or {}.", up.name(), across.name()));
    }
    let together = laid.spots.iter().filter(|spot| spot.items.len() > 1).count();
    if together > 0 {
        said.push(
            "A ringed dot stands for items too close to be told apart: open it for their names.".to_owned(),
        );
    }
    let [moments, over] = laid.left_out;
    if moments > 0 {
        said.push(format!("{} without scores not shown.", words::count(moments, "milestone")));
    }
    if over > 0 {
        said.push(format!("{} done or dropped not shown.", words::count(over, "item")));
    }
    said.join(" ")
}

fn line([x, y]: [f32; 2], text: String, size: f32, weight: Weight, paint: Paint) -> Mark {
    draw::text(x, y, text, size, weight, Anchor::Start, paint, None)
}
