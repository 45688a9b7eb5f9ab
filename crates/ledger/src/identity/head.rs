//! The words that name an event: their stems, the families of words that can name one event, and how much they say.

use super::stem::stem;
use crate::hash::mark;
use crate::observation::Mention;
use dateline_engine::event::family;
use serde::{Deserialize, Serialize};

/// How much the words of an event say of which event it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Weight {
    /// Speech, thought, plans: each article has its own.
    Weak,
    /// Verbs of many meanings: "go", "give", "have".
    Vague,
    /// What each article can have of its own: "support", "increase", verbs that no list has.
    Common,
    /// What names an event.
    Plain,
}

/// What the words of an event are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heads {
    pub(super) weight: Weight,
    pub(super) stems: Vec<u64>,
    pub(super) families: Vec<u64>,
    /// The kin of its families, and of its words where they have one; its stems where they have none.
    pub(super) kin: Vec<u64>,
}

/// How much the words of an event say.
pub fn weight_of(mentions: &[Mention], title: &str) -> Weight {
    of(mentions, title).weight
}

/// Families whose events are speech, thought, or the way to another event.
const WEAK: [&str; 15] = [
    "say",
    "statement",
    "thought",
    "plan",
    "promise",
    "delay",
    "use",
    "effort",
    "end",
    "response",
    "call for",
    "press",
    "vow",
    "proposal",
    "change",
];
/// Families of verbs that have only their place in the diary in common.
const MIXED: [&str; 10] = ["come", "do", "want", "depend", "remember", "affect", "drop", "sentence", "train", "start"];
/// Families of what many articles tell without meaning the same.
const COMMON: [&str; 54] = [
    "share",
    "support",
    "praise",
    "assurance",
    "aid",
    "protection",
    "concession",
    "permission",
    "request",
    "demand",
    "application",
    "accusation",
    "criticism",
    "suspicion",
    "rejection",
    "opposition",
    "rebuttal",
    "threat",
    "intimidation",
    "violence",
    "study",
    "discovery",
    "cut",
    "hike",
    "expansion",
    "relocation",
    "production",
    "replacement",
    "service",
    "contract",
    "measure",
    "assessment",
    "wave",
    "recovery",
    "increase",
    "decrease",
    "improvement",
    "creation",
    "participation",
    "competition",
    "achievement",
    "failure",
    "mistake",
    "choice",
    "sighting",
    "implementation",
    "crossing",
    "fallout",
    "event",
    "action",
    "incident",
    "reform",
    "legislation",
    "bill",
];
/// Families whose events can be one event, told from two sides or with more or less said; and verbs that belong to them here.
const KIN: [&[&str]; 14] = [
    &["win", "loss", "beat", "overcome", "edge", "trounce"],
    &["death", "killing", "succumb"],
    &["damage", "destruction", "sever", "devastate", "flatten"],
    &["discovery", "find", "uncover"],
    &["election", "voting"],
    &["launch", "publication", "introduction", "unveiling"],
    &["arrest", "catch"],
    &["appointment", "hiring", "choice"],
    &["summit", "negotiation"],
    &["merger", "sale"],
    &["agreement", "agreement-in-principle"],
    &["earthquake", "shake"],
    &["crash", "ram"],
    &["charge", "accusation"],
];
/// Words of speech and of plans that stand in no family.
const WEAK_WORDS: [&str; 22] = [
    "postpone",
    "schedule",
    "delay",
    "cancel",
    "reschedule",
    "accord",
    "talk",
    "ask",
    "insist",
    "suggest",
    "seem",
    "appear",
    "want",
    "like",
    "try",
    "allow",
    "regard",
    "base",
    "expect",
    "call",
    "have",
    "be",
];
/// Verbs that only carry a noun: "hold", "take place".
const LIGHT: [&str; 16] =
    ["hold", "take", "make", "give", "get", "go", "come", "put", "set", "do", "have", "occur", "happen", "keep", "begin", "start"];

/// Verbs by which what they carry comes to be.
const START: [&str; 2] = ["start", "begin"];

/// The heads of an event from its mentions; of "holds a rally" also the noun, which only the title has.
pub(super) fn of(mentions: &[Mention], title: &str) -> Heads {
    let mut out = of_mentions(mentions);
    let verb = mentions.first().filter(|_| out.weight == Weight::Vague);
    let Some((noun, is_subject)) = verb.and_then(|m| carried(title, m)) else { return out };
    // whatever it is that starts says more than that it starts
    let starts = is_subject && verb.is_some_and(|m| START.contains(&m.lemma.as_str()));
    let weight = weight(&noun);
    if weight == Weight::Plain || starts && weight == Weight::Common {
        push(&mut out.stems, mark(stem(&noun.lemma)));
        let family = family(&noun.lemma, true);
        if starts || family.is_some() {
            family.into_iter().for_each(|f| push(&mut out.families, mark(f)));
            out.kin = vec![kin(&noun.lemma, family)];
            out.stems.swap_remove(0);
            out.weight = weight;
        }
    }
    out
}

/// The noun that a title's verb carries: "rally" of "Vik holds a rally in Lutha". Of "The building of the road starts" it is the noun
/// that heads what stands before the verb, and that it does.
fn carried(title: &str, verb: &Mention) -> Option<(Mention, bool)> {
    let words: Vec<&str> = title.split(' ').collect();
    let at = words.iter().rposition(|w| *w == verb.text || stem(w) == stem(&verb.lemma))?;
    let (before, after) = (&words[..at], &words[at + 1..]);
    let phrase = |part: &[&str]| part.iter().position(|w| JOINTS.contains(w)).unwrap_or(part.len());
    let is_subject = after.is_empty();
    let part = if is_subject { before } else { after };
    let word = *part[..phrase(part)].last()?;
    let is_name = is_subject && part.len() > 1 && word.starts_with(char::is_uppercase) && part[0] != word;
    let word = Some(word.to_lowercase()).filter(|_| !is_name)?;
    let lemma = word.strip_suffix('s').filter(|w| family(w, true).is_some()).unwrap_or(&word).to_owned();
    Some((Mention { lemma, is_noun: true, ..Mention::default() }, is_subject))
}

/// Words by which a noun phrase goes on after its head.
const JOINTS: [&str; 16] =
    ["of", "for", "on", "in", "at", "to", "by", "with", "from", "over", "between", "against", "into", "about", "after", "before"];

fn of_mentions(mentions: &[Mention]) -> Heads {
    let weight = mentions.iter().map(weight).max().unwrap_or(Weight::Weak);
    let mut out = Heads { weight, stems: Vec::new(), families: Vec::new(), kin: Vec::new() };
    for m in mentions.iter().filter(|m| self::weight(m) == weight).take(MOST) {
        push(&mut out.stems, mark(stem(&m.lemma)));
        let family = family(&m.lemma, m.is_noun).filter(|f| !MIXED.contains(f));
        // one sells what another buys
        family
            .into_iter()
            .for_each(|f| push(&mut out.families, mark(if f == "sale" { "merger" } else { f })) /* one sells what another buys */);
        push(&mut out.kin, kin(&m.lemma, family));
    }
    out
}

/// What a word is kin by: its group, else its family, else its stem.
pub(super) fn kin(lemma: &str, family: Option<&str>) -> u64 {
    let group = KIN.iter().find(|g| g.contains(&lemma) || family.is_some_and(|f| g.contains(&f)));
    group.map_or_else(|| mark(family.unwrap_or(stem(lemma))), |g| mark(g[0]))
}

/// Mentions of one event that are looked at.
const MOST: usize = 12;

fn weight(m: &Mention) -> Weight {
    let family = family(&m.lemma, m.is_noun);
    if family.is_some_and(|f| WEAK.contains(&f)) || WEAK_WORDS.contains(&m.lemma.as_str()) && !m.is_noun {
        return Weight::Weak;
    }
    let is_light = !m.is_noun && LIGHT.contains(&m.lemma.as_str());
    if is_light || family.is_some_and(|f| MIXED.contains(&f)) {
        Weight::Vague
    } else if family.is_none_or(|f| COMMON.contains(&f)) {
        Weight::Common
    } else {
        Weight::Plain
    }
}

/// Adds what is not in the list yet.
pub(super) fn push<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_more_or_less() {
        let mention = |lemma: &str, is_noun| Mention { lemma: lemma.to_owned(), is_noun, ..Mention::default() };
        let check = |lemma, is_noun, expected| assert_eq!(weight(&mention(lemma, is_noun)), expected, "{lemma}");
        check("say", false, Weight::Weak);
        check("give", false, Weight::Vague);
        check("arrest", false, Weight::Plain);
        let heads = of(&[mention("hold", false), mention("summit", true), mention("meeting", true)], "Summit");
        assert_eq!((heads.stems.len(), heads.families.len(), heads.weight), (2, 1, Weight::Plain));
        let rally = of(&[mention("rally", true)], "Rally");
        assert_eq!(of(&[mention("hold", false)], "Orla Brandt holds a rally"), rally);
        assert_eq!(of(&[Mention { text: "held".to_owned(), ..mention("hold", false) }], "The rally held"), rally);
        assert_eq!(of(&[mention("hold", false)], "Rally against the tax in Lutha holds"), rally);
        let works = of(&[mention("start", false)], "The building of the road starts");
        assert_eq!((works.weight, works.stems), (Weight::Common, vec![mark("build")]));
        assert_eq!(of(&[mention("start", false)], "Orla Brandt starts a shop").weight, Weight::Vague);
    }
}
