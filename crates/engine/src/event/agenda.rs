//! Agendas: "Monday: Finance ministers meet in Brussels. In Madrid, nine directors go on trial." The day before the colon is the
//! day of all that its paragraph puts in the present.

use super::actuality::Verdict;
use super::scene::Scene;
use super::{Actuality, when};
use crate::time::Type;
use std::ops::Range;

/// The label of each paragraph of an agenda, in order.
pub(super) struct Agenda {
    /// The tokens after the label up to the end of its paragraph, and the label's time.
    days: Vec<(Range<usize>, usize)>,
}

impl Agenda {
    pub(super) fn new(scene: &Scene<'_, '_>) -> Self {
        let s = scene.s;
        let mut days: Vec<(Range<usize>, usize)> = Vec::new();
        for (k, time) in scene.input.times.iter().enumerate() {
            let at = s.sentence_of(time.tokens.start);
            let opens = time.tokens.start == s.sentence(at).start && time.tokens.end < s.len() && s.lower(time.tokens.end) == ":";
            if opens && time.kind == Type::Date && when::is_ahead(scene, k) {
                days.push((time.tokens.end + 1..end_of_paragraph(scene, at), k));
            }
        }
        Self { days }
    }

    /// The day of what is told in the present at token `i`, where it is part of an agenda.
    pub(super) fn day(&self, i: usize, verdict: &Verdict) -> Option<usize> {
        let present = verdict.actuality == Actuality::UnderWay && !verdict.negated
            || verdict.actuality == Actuality::Ahead && verdict.status.is_some()
            || verdict.rule == "event/hypothetical/imperative"; // a verb without its "s" may be read as one
        let at = self.days.partition_point(|(range, _)| range.end <= i);
        self.days.get(at).filter(|(range, _)| present && range.contains(&i)).map(|&(_, k)| k)
    }
}

/// The token after the last sentence that no line break parts from sentence `at`.
fn end_of_paragraph(scene: &Scene<'_, '_>, mut at: usize) -> usize {
    let s = scene.s;
    loop {
        let end = s.sentence(at).end;
        if end >= s.len() {
            return end;
        }
        let gap = s.tokens.list[end - 1].span.end as usize..s.tokens.list[end].span.start as usize;
        if s.text().get(gap).is_none_or(|space| space.contains('\n')) {
            return end;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use crate::event::tests::check_rows;

    #[test]
    fn a_label_dates_its_paragraph() {
        check_rows(&[(
            "Monday: Transport ministers meet in Lutha. In Strelsau, four bankers go on trial.",
            &["meet scheduled 2024-03-18", "trial scheduled 2024-03-18"],
        )]);
    }
}
