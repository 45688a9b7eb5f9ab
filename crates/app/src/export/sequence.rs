//! How often an event has really changed: `SEQUENCE` of iCalendar (RFC 5545, 3.8.7.4), the version of an item elsewhere.

use dateline_ledger::Teller;
use dateline_ledger::status::Step;
use jiff::civil::Date;

/// Reports and corrections that changed status, time, place or title, but for the first; and reports whose word alone made a plan firm,
/// as RFC 5546 has STATUS count (2.1.4). More reports never lower it.
pub(super) fn sequence(steps: &[Step], tellers: &[Teller]) -> usize {
    let real: Vec<&Step> = steps.iter().filter(|s| is_real(s)).collect();
    let changes = real.chunk_by(|a, b| is_of_one(a, b)).count().saturating_sub(1);
    changes + firm(steps, tellers).count()
}

/// The day of the last real change.
pub(super) fn changed(steps: &[Step], tellers: &[Teller]) -> Option<Date> {
    let stepped = steps.iter().filter(|s| is_real(s)).filter_map(|s| s.reported);
    stepped.chain(firm(steps, tellers).filter_map(|t| t.day)).max()
}

/// Those that step nothing beside: an article counts once.
fn firm<'t>(steps: &'t [Step], tellers: &'t [Teller]) -> impl Iterator<Item = &'t Teller> {
    let steps_too = |t: &Teller| steps.iter().any(|s| is_real(s) && s.article == t.key);
    tellers.iter().filter(move |t| t.firms && !steps_too(t))
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
