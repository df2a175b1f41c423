//! ICE: impact, confidence and ease, each from 1 to 10.
//!
//! Sean Ellis and Morgan Brown (“Hacking Growth”, 2017) take the mean; Itamar Gilad and most templates multiply. The two
//! put items in different orders, so the workspace says which it uses. An item's confidence is a share: 70 % counts
//! as 7.
//!
//! Its impact is kept apart from that of RICE, which goes from 0.25 to 3: a 2 is high there and next to nothing here,
//! and no number can be both.

use super::{Ask, Recipe, exact, held};
use crate::model::IceForm;

const SCALE: Option<[f64; 2]> = Some([1.0, 10.0]);

pub fn recipe(form: IceForm) -> Recipe {
    let (formula, source) = match form {
        IceForm::Multiply => ("Impact × confidence × ease; 70 % confidence counts as 7", "Itamar Gilad"),
        IceForm::Mean => {
            ("(Impact + confidence + ease) ÷ 3; 70 % confidence counts as 7", "Sean Ellis, Morgan Brown")
        }
    };
    Recipe {
        formula: formula.to_owned(),
        source,
        asks: vec![
            Ask::score("ice_impact", "ICE impact", "1 hardly any, 10 very high", SCALE),
            Ask::confidence(),
            Ask::score("ease", "Ease", "1 very hard, 10 very easy", SCALE),
        ],
        work: Box::new(move |answers| {
            let [impact, confidence, ease] = *answers else { return Err(String::new()) };
            held(match form {
                IceForm::Multiply => impact * (confidence * 10.0) * ease,
                IceForm::Mean => (impact + confidence * 10.0 + ease) / 3.0,
            })
        }),
        line: Box::new(move |answers| {
            let [impact, confidence, ease] = *answers else { return String::new() };
            let [impact, confidence, ease] = [impact, confidence * 10.0, ease].map(exact);
            match form {
                IceForm::Multiply => format!("{impact} × {confidence} × {ease}"),
                IceForm::Mean => format!("({impact} + {confidence} + {ease}) ÷ 3"),
            }
        }),
    }
}
