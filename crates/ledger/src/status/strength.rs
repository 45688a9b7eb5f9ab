//! How firmly a report speaks of an event: by whose word.

use crate::identity::{Actor, party, speaker};
use crate::observation::{Observation, Source};
use serde::{Deserialize, Serialize};

/// By whose word a report speaks, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Strength {
    /// Sources without a name.
    #[default]
    Unnamed,
    /// The article in its own voice, a document, another outlet.
    Article,
    /// A source with a name, be it a body's.
    Named,
    /// One who takes part, named: the organiser, one of two parties.
    Party,
    /// Two who take part.
    Both,
}

impl Strength {
    /// By whose word a report goes. `parties` are those who take part by this report and those before it, `backers` those of them who
    /// have spoken for the event so far.
    pub fn of(o: &Observation, parties: &[Actor], backers: &[Actor]) -> Self {
        let own = spoken(o, parties);
        if !own.is_empty() && distinct(&own, backers) > 1 {
            return Self::Both;
        }
        if !own.is_empty() {
            return Self::Party;
        }
        if o.is_entry() && o.certainty >= CERTAIN {
            return Self::Party;
        }
        let strongest = o.sources.iter().filter(|s| speaks(o, s)).map(Self::of_source);
        // An unnamed official quoted by an outlet is still without a name.
        let unnamed = o.sources.iter().any(|s| Self::of_source(s) == Self::Unnamed);
        let best = strongest.max().unwrap_or(Self::Article);
        if unnamed && best == Self::Article { Self::Unnamed } else { best }
    }

    /// By whose word one source speaks that takes no part itself.
    fn of_source(s: &Source) -> Self {
        match s.kind.as_str() {
            // "the foreign ministry": a body speaks with its name
            "named" | "group" => Self::Named,
            "unnamed" if is_mouthpiece(&s.text) => Self::Named,
            "unnamed" => Self::Unnamed,
            _ => Self::Article,
        }
    }

    /// The word for tables.
    pub fn label(self) -> &'static str {
        match self {
            Self::Unnamed => "unnamed",
            Self::Article => "article",
            Self::Named => "named",
            Self::Party => "party",
            Self::Both => "both",
        }
    }
}

/// The certainty of an entry of a calendar that says it is confirmed (eos5), which is what organisers say.
const CERTAIN: f32 = 0.9;

/// The sources of a report that take part in the event.
pub(super) fn spoken(o: &Observation, parties: &[Actor]) -> Vec<Actor> {
    let mut out: Vec<Actor> = Vec::new();
    for actor in o.sources.iter().filter(|s| speaks(o, s)).filter_map(speaker) {
        let takes_part = parties.iter().any(|p| p.is(&actor) || p.stands_for(&actor));
        if takes_part && !out.iter().any(|a| a.is(&actor)) {
            out.push(actor);
        }
    }
    out
}

/// Whether a report goes by the word of a source: not what somebody is told to think ("Norvik is considering a bid"), nor who denies
/// what the report tells all the same ("…, which Norvik denied").
fn speaks(o: &Observation, s: &Source) -> bool {
    s.stance != "believes" && (s.stance != "denies" || super::is_denial(o))
}

/// "his lawyer", "Mr Ruud's office": whoever speaks for one person, who is known without a name.
fn is_mouthpiece(source: &str) -> bool {
    let mut words = source.split(' ');
    let own = words.clone().any(|w| matches!(w, "his" | "her" | "His" | "Her") || w.ends_with("'s") || w.ends_with("’s"));
    own && words.next_back().is_some_and(|w| MOUTHPIECES.contains(&w))
}

/// Who speaks for one person or house.
const MOUTHPIECES: &[&str] =
    &["lawyer", "attorney", "solicitor", "spokesman", "spokeswoman", "spokesperson", "office", "agent", "publicist", "representative"];

/// Adds those who take part by a report.
pub(super) fn meet(o: &Observation, parties: &mut Vec<Actor>) {
    for actor in o.participants.iter().filter_map(party) {
        if parties.len() < MOST && !parties.iter().any(|p| p.is(&actor)) {
            parties.push(actor);
        }
    }
}

/// Parties that are kept at most.
const MOST: usize = 32;

fn distinct(own: &[Actor], backers: &[Actor]) -> usize {
    backers.len() + own.iter().filter(|a| !backers.iter().any(|b| b.is(a))).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observation::Participant;

    fn observation(parties: &[&str], sources: &[(&str, &str)]) -> Observation {
        let participant = |p: &&str| Participant { name: Some((*p).to_owned()), kind: Some("person".to_owned()), ..Participant::default() };
        let source = |&(name, kind): &(&str, &str)| Source {
            text: name.to_owned(),
            name: Some(name.to_owned()),
            kind: kind.to_owned(),
            ..Source::default()
        };
        Observation {
            participants: parties.iter().map(participant).collect(),
            sources: sources.iter().map(source).collect(),
            ..Observation::default()
        }
    }

    #[test]
    fn whose_word_it_is() {
        let check = |sources: &[(&str, &str)], expected| {
            let (report, mut parties) = (observation(&["Orla Brandt", "Pavel Ruud"], sources), Vec::new());
            meet(&report, &mut parties);
            assert_eq!(Strength::of(&report, &parties, &[]), expected, "{sources:?}");
        };
        check(&[], Strength::Article);
        check(&[("an official", "unnamed")], Strength::Unnamed);
        check(&[("an official", "unnamed"), ("Harbour Post", "outlet")], Strength::Unnamed);
        check(&[("Harbour Post", "outlet")], Strength::Article);
        check(&[("his lawyer", "unnamed")], Strength::Named);
        check(&[("Ruud's office", "unnamed"), ("Harbour Post", "outlet")], Strength::Named);
        check(&[("his aides", "unnamed")], Strength::Unnamed);
        check(&[("Jonas Vik", "named")], Strength::Named);
        check(&[("Orla Brandt", "named")], Strength::Party);
        check(&[("Brandt", "named"), ("Pavel Ruud", "named")], Strength::Both);
    }

    #[test]
    fn the_second_party_makes_both() {
        let first = observation(&["Orla Brandt", "Pavel Ruud"], &[("Orla Brandt", "named")]);
        let second = observation(&["Orla Brandt"], &[("Pavel Ruud", "named")]);
        let mut parties = Vec::new();
        meet(&first, &mut parties);
        let backers = spoken(&first, &parties);
        assert_eq!(Strength::of(&second, &parties, &backers), Strength::Both);
        assert_eq!(Strength::of(&first, &parties, &backers), Strength::Party);
    }
}
