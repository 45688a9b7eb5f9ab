//! How often an event has really changed: `SEQUENCE` of iCalendar (RFC 5545, 3.8.7.4), the version of an item elsewhere.

use dateline_ledger::status::Step;
use dateline_ledger::{Corrected, Row, Teller, What};
use jiff::civil::Date;

/// Reports and corrections that changed status, time, place or title, but for the first; and reports whose word alone made a plan firm,
/// as RFC 5546 has STATUS count (2.1.4). More reports never lower it.
pub(crate) fn sequence(steps: &[Step], tellers: &[Teller]) -> usize {
    let real: Vec<&Step> = steps.iter().filter(|s| is_real(s)).collect();
    let changes = real.chunk_by(|a, b| is_of_one(a, b)).count().saturating_sub(1);
    changes + firm(steps, tellers).count()
}

/// The day of the last real change.
pub(crate) fn changed(steps: &[Step], tellers: &[Teller]) -> Option<Date> {
    let stepped = steps.iter().filter(|s| is_real(s)).filter_map(|s| s.reported);
    stepped.chain(firm(steps, tellers).filter_map(|t| t.day)).max()
}

/// Those that step nothing beside: an article counts once.
fn firm<'t>(steps: &'t [Step], tellers: &'t [Teller]) -> impl Iterator<Item = &'t Teller> {
    let steps_too = |t: &Teller| steps.iter().any(|s| is_real(s) && s.article == t.key);
    tellers.iter().filter(move |t| t.firms && !steps_too(t))
}

/// Changes by corrections that were taken back, which leave no step: each was a change, and so was its end.
pub(crate) fn undone(corrections: &[Corrected], row: &Row, tellers: &[Teller], as_of: Option<Date>) -> usize {
    let own = |name: &String| *name == row.event || tellers.iter().any(|t| t.mention == *name);
    let is_about = |what: &What| match what {
        What::SetStatus(event, _) | What::SetWhen(event, _) | What::SetPlace(event, _) | What::Rename(event, _) => own(event),
        What::Confirm(event) | What::Reject(event) => own(event),
        What::Merge(..) | What::Split(..) | What::Undo(_) => false,
    };
    let known: Vec<&Corrected> = corrections.iter().filter(|c| as_of.is_none_or(|day| c.day <= day)).collect();
    let turns = |c: &Corrected| known.iter().filter(|u| u.id != c.id && root(u, &known) == c.id).count();
    // One that holds has a step of its own; one that does not has lost it.
    let more = |c: &&Corrected| turns(c) + usize::from(!c.holds);
    known.iter().copied().filter(|c| is_about(&c.what)).map(|c| more(&c)).sum()
}

/// The correction that was taken back, or taken back and made again, and so on.
fn root(of: &Corrected, all: &[&Corrected]) -> i64 {
    let mut at = of;
    while let What::Undo(id) = at.what {
        match all.iter().find(|c| c.id == id && id < at.id) {
            Some(earlier) => at = earlier,
            None => break,
        }
    }
    at.id
}

fn is_real(step: &Step) -> bool {
    matches!(&*step.field, "status" | "when" | "place" | "title")
}

/// All that one report changed is one change; each correction, which has no article, is one.
fn is_of_one(a: &Step, b: &Step) -> bool {
    !a.article.is_empty() && (a.reported, &a.article) == (b.reported, &b.article)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_ledger::Told;
    use jiff::civil::date;

    fn step(day: i8, article: &str, field: &'static str) -> Step {
        Step {
            reported: Some(date(2031, 5, day)),
            article: article.to_owned(),
            number: 0,
            rule: "".into(),
            field: field.into(),
            old: String::new(),
            new: String::new(),
        }
    }

    #[test]
    fn changes_are_counted_by_report() {
        let check = |steps: &[Step], expected| assert_eq!(sequence(steps, &[]), expected, "{steps:?}");
        check(&[], 0);
        let first = [step(1, "a", "status"), step(1, "a", "when"), step(1, "a", "place")];
        check(&first, 0);
        let with = |more: &[Step]| [&first[..], more].concat();
        check(&with(&[step(2, "b", "certainty")]), 0);
        check(&with(&[step(2, "b", "status"), step(2, "b", "when")]), 1);
        check(&with(&[step(2, "b", "status"), step(2, "b", "certainty"), step(2, "b", "when")]), 1);
        check(&with(&[step(2, "b", "status"), step(2, "c", "status")]), 2);
        check(&with(&[step(2, "", "when"), step(2, "", "place")]), 2);
    }

    #[test]
    fn a_word_that_makes_a_plan_firm_is_a_change() {
        let teller = |article: &str| Teller {
            key: article.to_owned(),
            mention: String::new(),
            told: Told::default(),
            day: Some(date(2031, 5, 4)),
            sources: Vec::new(),
            firms: true,
        };
        let steps = [step(1, "a", "status")];
        assert_eq!(sequence(&steps, &[teller("a")]), 0);
        assert_eq!(sequence(&steps, &[teller("b")]), 1);
        assert_eq!(changed(&steps, &[teller("b")]), Some(date(2031, 5, 4)));
    }

    #[test]
    fn the_last_change_has_a_day() {
        assert_eq!(changed(&[step(1, "a", "when"), step(3, "", "title"), step(9, "b", "certainty")], &[]), Some(date(2031, 5, 3)));
    }
}
