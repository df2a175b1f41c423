//! Products.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Id;
use super::text_enum::text_enum;

text_enum! {
    /// What a product record stands for.
    ProductKind {
        /// A group of lines.
        Portfolio = "portfolio", "Portfolio";
        /// A group of products.
        Line = "line", "Product line";
        /// A product.
        #[default]
        Product = "product", "Product";
    }
}

text_enum! {
    /// Where a product stands in its life (Levitt 1965, with the withdrawal that some add).
    LifeCycle {
        /// Market development.
        Introduction = "introduction", "Introduction";
        /// Growth.
        #[default]
        Growth = "growth", "Growth";
        /// Maturity.
        Maturity = "maturity", "Maturity";
        /// Decline.
        Decline = "decline", "Decline";
        /// Being withdrawn.
        Withdrawal = "withdrawal", "Withdrawal";
    }
}

/// A product, a product line or a portfolio, at any depth.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Product {
    /// Id.
    pub id: Id,
    /// What it is part of.
    pub parent_id: Option<Id>,
    /// Name.
    pub title: String,
    /// What it is, in a sentence or two.
    pub description: String,
    /// Portfolio, line or product.
    pub product_kind: ProductKind,
    /// Where it stands in its life.
    pub life_cycle: Option<LifeCycle>,
    /// Order among its siblings, ascending.
    pub position: f64,
    /// Where it was imported from.
    pub source: Option<String>,
    /// Its id there.
    pub external_id: Option<String>,
}
