//! Runs the rules over the atoms from the end backwards, so that a rule can build on what others found to its right,
//! and picks the matches that stand: the longest first, none overlapping another.

use super::atom::BARRIER;
use super::context::Context;
use super::meaning::Meaning;
use super::rules::{Gives, Rules};
use super::tape::{Found, Tape};
use super::value::Given;
use crate::rule::{Arg, Captures};

/// The longest matches that begin at an atom, as (end, number).
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Best {
    pub(crate) when: Option<(u32, u32)>,
    pub(crate) length: Option<(u32, u32)>,
}

/// One match of a rule.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Match {
    pub(crate) rule: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// How deep other matches stand inside.
    depth: u8,
    captures: Captures<Found>,
}

/// All matches of a text.
#[derive(Debug, Default)]
pub(crate) struct Chart {
    pub(crate) matches: Vec<Match>,
}

/// Matches do not stand inside each other deeper than this.
const DEEPEST: u8 = 4;

impl Chart {
    /// Runs all rules.
    pub(crate) fn of(tape: Tape<'_, '_>) -> Self {
        let mut chart = Self::default();
        let mut best = vec![Best::default(); tape.atoms.len() + 1];
        for at in (0..tape.atoms.len()).rev() {
            let word = tape.atoms[at].word;
            if word == super::atom::OTHER || word == BARRIER {
                continue;
            }
            let followed = tape.atoms.get(at + 1).is_some_and(|next| next.word > BARRIER);
            for &rule in tape.rules.starting(word, followed) {
                chart.try_rule(Tape { best: &best, ..tape }, rule, at).into_iter().for_each(|m| chart.add(m, tape.rules, &mut best));
            }
            if best[at].when.is_some() || best[at].length.is_some() {
                for &rule in &tape.rules.building {
                    chart.try_rule(Tape { best: &best, ..tape }, rule, at).into_iter().for_each(|m| chart.add(m, tape.rules, &mut best));
                }
            }
        }
        chart
    }

    fn try_rule(&self, tape: Tape<'_, '_>, rule: u32, at: usize) -> Option<Match> {
        let mut captures = Captures::none();
        let end = tape.rules.list[rule as usize].pattern.matches(&tape, at, &mut captures)?;
        let depth = self.depth(&captures);
        (end > at && depth <= DEEPEST).then_some(Match { rule, start: at as u32, end: end as u32, depth, captures })
    }

    fn depth(&self, captures: &Captures<Found>) -> u8 {
        captures
            .all()
            .filter_map(|f| if let Found::Match(n) = f { Some(self.matches[n as usize].depth + 1) } else { None })
            .max()
            .unwrap_or(0)
    }

    fn add(&mut self, found: Match, rules: &Rules, best: &mut [Best]) {
        let number = self.matches.len() as u32;
        let slot = &mut best[found.start as usize];
        let longest = match rules.gives(found.rule) {
            Gives::When => Some(&mut slot.when),
            Gives::Length => Some(&mut slot.length),
            Gives::Other | Gives::Nothing => None,
        };
        if let Some(longest) = longest.filter(|l| l.is_none_or(|(end, _)| end < found.end)) {
            *longest = Some((found.end, number));
        }
        self.matches.push(found);
    }

    /// The numbers of the matches that stand, in order of the text, those of rules that only keep others away among them; and of the
    /// losers with the winner that beat them.
    pub(crate) fn choose(&self, rules: &Rules, atoms: usize) -> (Vec<u32>, Vec<(u32, u32)>) {
        let mut order: Vec<u32> = (0..self.matches.len() as u32).collect();
        order.sort_by_key(|&n| {
            let m = &self.matches[n as usize];
            (std::cmp::Reverse(m.end - m.start), rules.gives(m.rule) != Gives::Nothing, m.start, m.rule, n)
        });
        let mut taken = vec![u32::MAX; atoms];
        let (mut won, mut lost) = (Vec::new(), Vec::new());
        for n in order {
            let m = &self.matches[n as usize];
            let range = m.start as usize..m.end as usize;
            // Longer matches come first, so whatever overlaps this one covers one of its ends.
            match [taken[range.start], taken[range.end - 1]].into_iter().find(|&w| w != u32::MAX) {
                Some(winner) => lost.push((n, winner)),
                None => {
                    taken[range].fill(n);
                    won.push(n);
                }
            }
        }
        won.sort_by_key(|&n| self.matches[n as usize].start);
        (won, lost)
    }

    /// Whether a match only keeps others away.
    pub(crate) fn is_silent(&self, number: u32, rules: &Rules) -> bool {
        rules.gives(self.matches[number as usize].rule) == Gives::Nothing
    }

    /// The full name of the rule of a match.
    pub(crate) fn rule_name<'r>(&self, number: u32, rules: &'r Rules) -> &'r str {
        &rules.list[self.matches[number as usize].rule as usize].name
    }

    /// What a match means.
    pub(crate) fn evaluate(&self, number: u32, context: &Context<'_, '_>) -> Option<Meaning> {
        let found = &self.matches[number as usize];
        let call = &context.rules.list[found.rule as usize].value;
        let args: Vec<Given<'_>> = call
            .args
            .iter()
            .map(|arg| match arg {
                Arg::Capture(slot) => Given::Found(found.captures.found(*slot).unwrap_or(Found::Nothing)),
                Arg::Word(word) => Given::Word(word),
            })
            .collect();
        super::value::call(call.function, context, &args)
    }
}
