//! In: amounts of a plan, added up. Out: its budget as pages show it, every sum in the money and the hand of the place.

use serde::Serialize;

use super::cell::Name;

/// A budget.
#[derive(Debug, Clone, Serialize)]
pub struct Budget {
    /// Code of its currency.
    pub currency: String,
    /// Expenses by group.
    pub groups: Vec<Group>,
    /// All of them.
    pub expenses_total: String,
    /// What others give.
    pub funding: Vec<Funding>,
    /// All of that.
    pub funding_total: String,
    /// What the members give.
    pub contributions: Vec<Contribution>,
    /// The same by who gives.
    pub contributors: Vec<Sum>,
    /// All of that.
    pub contributions_total: String,
    /// Funding and contributions.
    pub income_total: String,
    /// What is left.
    pub balance: String,
    /// Whether that is nothing.
    pub balanced: bool,
}

/// Expenses of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// What they are for.
    pub label: String,
    /// One by one.
    pub lines: Vec<Expense>,
    /// Together.
    pub total: String,
}

/// One expense.
#[derive(Debug, Clone, Serialize)]
pub struct Expense {
    /// Of which kind.
    pub category: Option<String>,
    /// What for.
    pub label: Option<Name>,
    /// For which activity.
    pub activity: Option<Name>,
    /// How much.
    pub amount: String,
}

/// One source of funding.
#[derive(Debug, Clone, Serialize)]
pub struct Funding {
    /// Who.
    pub source: Name,
    /// Asked for, promised, given.
    pub status: Option<String>,
    /// How much.
    pub amount: String,
}

/// What one member gives.
#[derive(Debug, Clone, Serialize)]
pub struct Contribution {
    /// Who.
    pub from: Option<String>,
    /// In what way.
    pub note: Option<Name>,
    /// How much.
    pub amount: String,
}

/// What several lines make together.
#[derive(Debug, Clone, Serialize)]
pub struct Sum {
    /// Whose they are.
    pub label: String,
    /// How much.
    pub total: String,
}
