//! In: a budget, added up. Out: its tables as blocks, each with its sums.

use crate::{
    assemble::draft::Draft,
    model::page::{
        block::{Block, Column},
        budget::Budget,
        cell::Cell,
        part::{Lines, Sums, Total},
    },
};

/// The blocks of a budget; a table of what is not there is left out.
pub(super) fn budget(page: &mut Draft<'_>, budget: &Budget) {
    let currency = [("currency", budget.currency.as_str())];
    let currency = page.voice.message_text("doc-currency", &currency);
    let notice = format!("{} {currency}", page.word("doc-budget-internal"));
    page.line(Block::Notice, notice);
    expenses(page, budget);
    if !budget.funding.is_empty() {
        let rows = budget.funding.iter().map(|one| {
            let (source, status) = (one.source.clone(), one.status.clone());
            vec![source.into(), status.into(), one.amount.clone().into()]
        });
        let head = ["doc-source", "doc-status"];
        let foot = vec![total(page.word("doc-funding-total"), &budget.funding_total)];
        let rows = rows.collect();
        table(
            page,
            ("funding", "doc-funding", "doc-funding-table"),
            &head,
            vec![alone(rows)],
            foot,
        );
    }
    contributions(page, budget);
    balance(page, budget);
}

fn expenses(page: &mut Draft<'_>, budget: &Budget) {
    let subtotal = page.word("doc-subtotal");
    let groups = budget.groups.iter().map(|group| Lines {
        label: Some(group.label.clone()),
        rows: group
            .lines
            .iter()
            .map(|line| {
                vec![
                    line.category.clone().into(),
                    line.label.clone().into(),
                    line.activity.clone().into(),
                    line.amount.clone().into(),
                ]
            })
            .collect(),
        total: Some(total(format!("{subtotal} – {}", group.label), &group.total)),
    });
    let groups = groups.collect();
    let foot = vec![total(
        page.word("doc-expenses-total"),
        &budget.expenses_total,
    )];
    let head = ["doc-category", "doc-detail", "doc-activity"];
    table(
        page,
        ("expenses", "doc-expenses", "doc-expenses-table"),
        &head,
        groups,
        foot,
    );
}

fn contributions(page: &mut Draft<'_>, budget: &Budget) {
    if budget.contributions.is_empty() {
        return;
    }
    let rows = budget.contributions.iter().map(|one| {
        let (from, note) = (one.from.clone(), one.note.clone());
        vec![from.into(), note.into(), one.amount.clone().into()]
    });
    let subtotal = page.word("doc-subtotal");
    let by = budget.contributors.iter();
    let mut foot: Vec<Total> = by
        .map(|one| total(format!("{subtotal} – {}", one.label), &one.total))
        .collect();
    foot.push(total(
        page.word("doc-contributions-total"),
        &budget.contributions_total,
    ));
    let head = ["doc-contributor", "doc-note"];
    let names = (
        "contributions",
        "doc-contributions",
        "doc-contributions-table",
    );
    let rows = rows.collect();
    table(page, names, &head, vec![alone(rows)], foot);
}

fn balance(page: &mut Draft<'_>, budget: &Budget) {
    let rows = [
        ("doc-income-total", &budget.income_total),
        ("doc-expenses-total", &budget.expenses_total),
    ];
    let rows = rows.map(|(word, sum)| vec![page.word(word).into(), sum.clone().into()]);
    let foot = vec![total(page.word("doc-balance"), &budget.balance)];
    let names = ("balance", "doc-balance", "doc-balance-table");
    table(page, names, &["doc-item"], vec![alone(rows.to_vec())], foot);
    if budget.balanced {
        let words = format!("✓ {}", page.word("doc-balanced"));
        page.line(Block::Para, words);
    } else {
        let words = format!("▲ {}", page.word("doc-unbalanced"));
        page.line(Block::Notice, words);
    }
}

fn total(label: String, sum: &str) -> Total {
    let sum = sum.to_owned();
    Total { label, sum }
}

/// Rows that stand in no group.
fn alone(rows: Vec<Vec<Cell>>) -> Lines {
    Lines {
        label: None,
        rows,
        total: None,
    }
}

/// A table under a heading of its own, whose last column holds amounts.
fn table(
    page: &mut Draft<'_>,
    (id, title, caption): (&str, &'static str, &'static str),
    head: &[&'static str],
    groups: Vec<Lines>,
    foot: Vec<Total>,
) {
    let title = page.word(title);
    page.section(4, id, title);
    let words = head.iter().map(|id| (*id, false));
    let columns = words.chain([("doc-amount", true)]);
    let columns = columns.map(|(id, figures)| Column {
        name: page.word(id),
        figures,
    });
    let columns = columns.collect();
    let caption = page.word(caption);
    page.block(Block::Sums(Sums::new(caption, columns, groups, foot)));
}
