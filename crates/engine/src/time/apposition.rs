//! A date that says again what a relative expression said: "two years later (218 BC)", "the next day, May 4, 1950".
//!
//! The date has the year in its words, so it is the surer of the two, and the relative expression takes its value.

use super::Time;
use super::meaning::Meaning;
use super::{Type, unit::Unit};
use crate::text::Span;

/// Gives a relative expression the value of the date that stands in apposition to it, where both have the same grain.
pub(super) fn settle(text: &str, left: &mut Time, right: &Meaning, span: Span, rule: &str) {
    let relative = ["time/ago/", "time/reference/"].iter().any(|f| left.made_by.starts_with(f));
    let absolute = ["time/date/", "time/year/"].iter().any(|f| rule.starts_with(f));
    let grain = right.when.map(|w| w.grain()).filter(|g| matches!(g, Unit::Day | Unit::Month | Unit::Year));
    if !relative || !absolute || grain.is_none() || left.kind != Type::Date || length(&left.value) != length(&right.value) {
        return;
    }
    let gap = Span::new(left.span.end as usize, span.start as usize).of(text).trim();
    let closed = text[span.end as usize..].starts_with(')');
    if gap == "(" && closed || matches!(gap, "," | ", on") && grain == Some(Unit::Day) {
        (left.value, left.edtf) = (right.value.clone(), right.edtf.clone());
        (left.earliest, left.latest) = (right.earliest, right.latest);
    }
}

/// The places of a value, without the letters of its era.
fn length(value: &str) -> usize {
    value.trim_start_matches("BC").len()
}

#[cfg(test)]
mod tests {
    use crate::time::tests::times_of;

    #[track_caller]
    fn check(text: &str, value: &str) {
        let found = times_of(text, "2026-03-18");
        assert!(found.iter().any(|t| t.value == value && t.made_by.starts_with("time/ago/")), "{text}: {found:?}");
    }

    #[test]
    fn the_date_is_surer() {
        check("He took the throne; two years later (218 BC) he lost it.", "BC0218");
        check("He left on March 3, 2026; four days later, on March 10, he died.", "2026-03-10");
    }

    #[test]
    fn another_grain_says_something_else() {
        check("He left in 2011; two years later, on March 3, 2014, he died.", "2013");
        check("He left in 2011; two years later (aged 80 in 2014) he died.", "2013");
    }
}
