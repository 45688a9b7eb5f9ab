//! What became of plans: by who told of them, and by whom that rests on.

use super::shell::{articles, page, searched};
use crate::web::answer::{Answer, Asked};
use crate::web::problem::Problem;
use crate::web::view::{OutletsPage, Part, RecordLine, RecordTable};
use dateline_ledger::Ledger;
use dateline_ledger::record::{Tally, Who};

pub(crate) fn outlets(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let record = ledger.record(asked.params.as_of()?, asked.today()?)?;
    let table = |heading: &str, column: &str, pick: fn(&Who) -> Option<&str>, is_outlet: bool| {
        let own = record.iter().filter_map(|(who, tally)| Some((pick(who)?, tally)));
        let mut rows: Vec<RecordLine> = own.map(|(name, tally)| line(asked, name, tally, is_outlet)).collect();
        rows.sort_by_key(|r| std::cmp::Reverse(r.plans));
        RecordTable { heading: heading.to_owned(), column: column.to_owned(), rows }
    };
    let mut page = page(asked, "Outlets", "Outlets", articles(ledger)?)?;
    page.lead = "What became of plans: by who told of them, and by whom that rests on.".to_owned();
    Answer::page(&OutletsPage {
        base: asked.settings.base.clone(),
        page,
        tables: vec![table("By outlet", "Outlet", outlet, true), table("By kind of source", "Source", source, false)],
    })
}

fn outlet(who: &Who) -> Option<&str> {
    if let Who::Outlet(name) = who { Some(name) } else { None }
}

fn source(who: &Who) -> Option<&str> {
    if let Who::Source(kind) = who { Some(kind) } else { None }
}

fn line(asked: &Asked, name: &str, t: &Tally, is_outlet: bool) -> RecordLine {
    let counts = [
        ("kept", "k", t.kept),
        ("slipped", "sl", t.slipped),
        ("cancelled", "ca", t.cancelled),
        ("overdue", "ov", t.overdue),
        ("open", "op", t.open),
    ];
    let plans: u32 = counts.iter().map(|c| c.2).sum();
    let mean = (t.slipped > 0).then(|| format!("{:+}", t.days / i64::from(t.slipped)).replace('-', "−"));
    RecordLine {
        href: if is_outlet { searched(asked, "/diary", "outlet", name) } else { String::new() },
        name: name.to_owned(),
        plans: i64::from(plans),
        kept: i64::from(t.kept),
        slipped: i64::from(t.slipped),
        slipped_days: mean.unwrap_or_default(),
        cancelled: i64::from(t.cancelled),
        overdue: i64::from(t.overdue),
        open: i64::from(t.open),
        say: counts.iter().map(|c| format!("{} {}", c.0, c.2)).collect::<Vec<_>>().join(", "),
        parts: parts(&counts.map(|c| (c.1, i64::from(c.2))), i64::from(plans)),
    }
}

/// A bar of a hundred, each part as wide as its share; the ends are rounded, so that no gap is left.
fn parts(counts: &[(&str, i64)], plans: i64) -> Vec<Part> {
    let (mut sum, mut x, mut out) = (0, 0, Vec::new());
    for (class, count) in counts {
        sum += count;
        let end = (100 * sum + plans / 2) / plans.max(1);
        if end > x {
            out.push(Part { class: (*class).to_owned(), x, width: end - x });
            x = end;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_full_and_has_no_gap() {
        let bar = parts(&[("k", 1), ("sl", 0), ("ca", 1), ("ov", 1)], 3);
        let shown: Vec<_> = bar.iter().map(|p| (p.class.as_str(), p.x, p.width)).collect();
        assert_eq!(shown, [("k", 0, 33), ("ca", 33, 34), ("ov", 67, 33)]);
        assert!(parts(&[("k", 0)], 0).is_empty());
    }
}
