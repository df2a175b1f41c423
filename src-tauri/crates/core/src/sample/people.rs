//! Harbour's products, and the nine people who answer for them.

use throughline_plan::model::{InvolvementRole, LeaderRole, LifeCycle, ProductKind};

use super::goals::Goal;
use super::when::When;

/// A product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Ware {
    Harbour,
    Dispatch,
    Field,
    Connect,
}

/// A product's own facts.
pub(super) struct ProductRow {
    pub ware: Ware,
    pub parent: Option<Ware>,
    pub title: &'static str,
    pub about: &'static str,
    pub kind: ProductKind,
    pub life: LifeCycle,
    pub owner: Who,
}

pub(super) const PRODUCTS: &[ProductRow] = &[
    ProductRow {
        ware: Ware::Harbour,
        parent: None,
        title: "Harbour",
        about: "Dispatch and field-service software for companies with 20 to 500 technicians.",
        kind: ProductKind::Portfolio,
        life: LifeCycle::Growth,
        owner: Who::Elena,
    },
    ProductRow {
        ware: Ware::Dispatch,
        parent: Some(Ware::Harbour),
        title: "Harbour Dispatch",
        about: "The board on which an office plans its crews' day.",
        kind: ProductKind::Product,
        life: LifeCycle::Maturity,
        owner: Who::Mira,
    },
    ProductRow {
        ware: Ware::Field,
        parent: Some(Ware::Harbour),
        title: "Harbour Field",
        about: "The app in a technician's pocket: the next job, the parts, the signature.",
        kind: ProductKind::Product,
        life: LifeCycle::Growth,
        owner: Who::Dana,
    },
    ProductRow {
        ware: Ware::Connect,
        parent: Some(Ware::Harbour),
        title: "Harbour Connect",
        about: "The API and the integrations with accounting, parts and sales systems.",
        kind: ProductKind::Product,
        life: LifeCycle::Introduction,
        owner: Who::Priya,
    },
];

/// A leader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Who {
    Elena,
    Mira,
    Dana,
    Avi,
    Priya,
    Jon,
    Ruth,
    Lena,
    Hanna,
}

/// A leader's own facts.
pub(super) struct LeaderRow {
    pub who: Who,
    pub name: &'static str,
    pub role: LeaderRole,
    pub title: &'static str,
    pub email: &'static str,
    pub reports_to: Option<Who>,
    pub from: When,
    pub until: Option<When>,
    pub products: &'static [Ware],
}

pub(super) const LEADERS: &[LeaderRow] = &[
    LeaderRow {
        who: Who::Elena,
        name: "Elena Sandoval",
        role: LeaderRole::Cpo,
        title: "Chief Product Officer",
        email: "elena.sandoval@harbour.example",
        reports_to: None,
        from: When::Month(-41),
        until: None,
        products: &[Ware::Harbour],
    },
    LeaderRow {
        who: Who::Mira,
        name: "Mira Kaplan",
        role: LeaderRole::Vp,
        title: "VP Growth",
        email: "mira.kaplan@harbour.example",
        reports_to: Some(Who::Elena),
        from: When::Month(-30),
        until: None,
        products: &[Ware::Dispatch],
    },
    LeaderRow {
        who: Who::Dana,
        name: "Dana Osei",
        role: LeaderRole::Head,
        title: "Head of Product, Onboarding",
        email: "dana.osei@harbour.example",
        reports_to: Some(Who::Elena),
        from: When::Month(-26),
        until: None,
        products: &[Ware::Dispatch, Ware::Field],
    },
    LeaderRow {
        who: Who::Avi,
        name: "Avi Vold",
        role: LeaderRole::Head,
        title: "Head of Product, Trust",
        email: "avi.vold@harbour.example",
        reports_to: Some(Who::Elena),
        from: When::Month(-22),
        until: None,
        products: &[Ware::Harbour],
    },
    LeaderRow {
        who: Who::Priya,
        name: "Priya Chen",
        role: LeaderRole::Director,
        title: "Director, Platform",
        email: "priya.chen@harbour.example",
        reports_to: Some(Who::Elena),
        from: When::Month(-14),
        until: None,
        products: &[Ware::Connect],
    },
    LeaderRow {
        who: Who::Jon,
        name: "Jon Tate",
        role: LeaderRole::Pm,
        title: "PM, Dispatch",
        email: "jon.tate@harbour.example",
        reports_to: Some(Who::Mira),
        from: When::Month(-19),
        until: None,
        products: &[Ware::Dispatch],
    },
    LeaderRow {
        who: Who::Ruth,
        name: "Ruth Sommer",
        role: LeaderRole::Pm,
        title: "PM, Billing",
        email: "ruth.sommer@harbour.example",
        reports_to: Some(Who::Mira),
        from: When::Month(-11),
        until: None,
        products: &[Ware::Dispatch],
    },
    LeaderRow {
        who: Who::Lena,
        name: "Lena Novak",
        role: LeaderRole::Pm,
        title: "PM, First Value",
        email: "lena.novak@harbour.example",
        reports_to: Some(Who::Dana),
        from: When::Month(-9),
        until: None,
        products: &[Ware::Dispatch, Ware::Field],
    },
    // She has left, and what she owned has not been handed on yet: the check says so.
    LeaderRow {
        who: Who::Hanna,
        name: "Hanna Berg",
        role: LeaderRole::Pm,
        title: "PM, Compliance",
        email: "hanna.berg@harbour.example",
        reports_to: Some(Who::Avi),
        from: When::Month(-24),
        until: Some(When::Month(-1)),
        products: &[],
    },
];

/// Who takes part in which item, besides its owner.
pub(super) const INVOLVED: &[(Who, InvolvementRole, &str)] = &[
    (Who::Ruth, InvolvementRole::Driver, "Usage-based billing"),
    (Who::Priya, InvolvementRole::Contributor, "Usage-based billing"),
    (Who::Elena, InvolvementRole::Approver, "Pricing experiments"),
    (Who::Mira, InvolvementRole::Informed, "Pricing experiments"),
    (Who::Lena, InvolvementRole::Contributor, "Import from spreadsheets"),
    (Who::Lena, InvolvementRole::Driver, "Template gallery"),
    (Who::Mira, InvolvementRole::Informed, "Template gallery"),
    (Who::Dana, InvolvementRole::Approver, "Guided product tours"),
    (Who::Priya, InvolvementRole::Contributor, "Audit log for every change"),
    (Who::Elena, InvolvementRole::Approver, "SOC 2 renewal"),
    (Who::Avi, InvolvementRole::Approver, "Public API v2"),
    (Who::Ruth, InvolvementRole::Contributor, "App marketplace"),
    (Who::Dana, InvolvementRole::Contributor, "Offline job sheets"),
    (Who::Avi, InvolvementRole::Approver, "Signed proof of work"),
];

/// Who takes part in which objective, besides its owner.
pub(super) const ADVISING: &[(Who, InvolvementRole, Goal)] = &[
    (Who::Elena, InvolvementRole::Approver, Goal::MidMarket),
    (Who::Jon, InvolvementRole::Contributor, Goal::MidMarket),
    (Who::Lena, InvolvementRole::Driver, Goal::Onboarding),
    (Who::Mira, InvolvementRole::Informed, Goal::Onboarding),
    (Who::Priya, InvolvementRole::Contributor, Goal::Trusted),
];
