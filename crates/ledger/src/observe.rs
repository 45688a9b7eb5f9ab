//! From a reading to its observations: what is kept of each event, with its words, its sources and the days beside it.

use crate::identity::{Weight, party, weight};
use crate::observation::{Condition, Mention, Observation, Participant, Place, Source, When};
use dateline_engine::Reading;
use dateline_engine::event::family;
use dateline_engine::name::is_outlet;
use dateline_engine::reading::{ClaimOut, ConditionOut, EntityOut, EventOut, MentionOut, ParticipantOut, TimeOut, WhenOut};
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

impl Observation {
    /// All events of a reading; `article` is the hash of the article's key. Days that are no days are left out.
    pub fn all(reading: &Reading, article: &str, outlet: Option<&str>) -> Vec<Self> {
        let scene = Scene::new(reading);
        let reported = reading.published.as_deref().and_then(day);
        let about = about(reading);
        let made = |(number, event): (usize, &EventOut)| Self {
            article: article.to_owned(),
            number: number as u32,
            reported,
            outlet: outlet.map(str::to_owned),
            title: event.title.clone(),
            mentions: mentions(event),
            kind: event.kind.map(str::to_owned),
            mode: event.mode.map(str::to_owned),
            actuality: event.actuality.to_owned(),
            negated: event.negated,
            status: event.status.map(str::to_owned),
            certainty: event.certainty,
            when: event.when.as_ref().map(when_of),
            left: scene.left(event),
            beside: scene.beside(number),
            place: event.place.as_ref().map(|p| Place {
                text: p.text.clone(),
                country: p.country.map(str::to_owned),
                said_unknown: p.said_unknown,
            }),
            about: about.clone(),
            participants: event.participants.iter().map(|p| participant(&reading.entities, p)).collect(),
            sources: scene.sources(event),
            conditions: event.conditions.iter().map(condition).collect(),
            made_by: event.made_by.clone(),
        };
        worth_keeping(reading.events.iter().enumerate().map(made).collect())
    }
}

/// Leaves out what could be no row and joins nothing: speech and thought, mere aims, and by words that say little what nobody has done anywhere
/// on any day. Half of what a reading has; the text stays whole, and another reading may keep more. Numbers are given anew, without gaps.
fn worth_keeping(mut all: Vec<Observation>) -> Vec<Observation> {
    let pointed: HashSet<u32> = all.iter().flat_map(|o| &o.conditions).filter_map(|c| c.event).collect();
    all.retain(|o| pointed.contains(&o.number) || is_worth_keeping(o));
    let new: HashMap<u32, u32> = all.iter().map(|o| o.number).zip(0..).collect();
    for o in &mut all {
        o.number = new[&o.number];
        o.conditions.iter_mut().for_each(|c| c.event = c.event.and_then(|number| new.get(&number).copied()));
    }
    all
}

fn is_worth_keeping(o: &Observation) -> bool {
    let is_state = |m: &Mention| !m.is_noun && STATES.contains(&m.lemma.as_str());
    if o.status.is_none() && !o.is_entry() && o.mentions.iter().all(is_state) {
        return false;
    }
    let named = || o.participants.iter().any(|p| party(p).is_some());
    let dated = || o.when.as_ref().is_some_and(|w| w.earliest.is_some() && w.latest.is_some());
    let placed = || o.place.as_ref().is_some_and(|p| p.text.is_some());
    o.status.is_some()
        || o.is_entry()
        || match weight(&o.mentions, &o.title) {
            Weight::Weak => false,
            Weight::Vague => named() && (dated() || placed()),
            Weight::Plain => o.actuality != "hypothetical",
            Weight::Common => o.actuality != "hypothetical" && (o.kind.is_some() || named() || dated() || placed()),
        }
}

/// Verbs of what only is so: no event, unless somebody plans it.
const STATES: &[&str] = &[
    "exist",
    "contain",
    "consist",
    "belong",
    "own",
    "know",
    "mean",
    "need",
    "love",
    "hate",
    "prefer",
    "live",
    "reside",
    "remain",
    "look",
    "sound",
    "represent",
    "reflect",
    "resemble",
    "deserve",
    "differ",
    "measure",
    "lack",
    "show",
];

/// Claims that one chain goes through at most; a chain that were a ring would end here too.
const DEEPEST: usize = 8;
/// Names of an article that [`Observation::about`] keeps at most.
const ABOUT: usize = 8;
/// Days that [`Observation::beside`] keeps at most.
const BESIDE: usize = 8;

/// A reading with the ways through it.
struct Scene<'r> {
    reading: &'r Reading,
    /// The event whose mention starts at a code point.
    at: HashMap<usize, usize>,
    /// The kind of head of each event.
    heads: Vec<&'r str>,
    /// The dated events of each kind of head.
    dated: HashMap<&'r str, Vec<usize>>,
}

impl<'r> Scene<'r> {
    fn new(reading: &'r Reading) -> Self {
        let at = reading.events.iter().enumerate().flat_map(|(i, e)| e.mentions.iter().map(move |m| (m.start, i))).collect();
        let heads: Vec<&str> = reading.events.iter().map(head).collect();
        let mut dated: HashMap<&str, Vec<usize>> = HashMap::new();
        for (i, event) in reading.events.iter().enumerate().filter(|(_, e)| e.when.as_ref().is_some_and(is_bounded)) {
            let alike = dated.entry(heads[i]).or_default();
            if alike.len() <= BESIDE && !event.negated {
                alike.push(i);
            }
        }
        Self { reading, at, heads, dated }
    }

    fn beside(&self, number: usize) -> Vec<When> {
        let alike = self.dated.get(self.heads[number]).into_iter().flatten().filter(|&&i| i != number);
        alike.filter_map(|&i| self.reading.events[i].when.as_ref()).map(when_of).collect()
    }

    fn left(&self, event: &EventOut) -> Vec<When> {
        if event.status != Some("postponed") {
            return Vec::new();
        }
        let own = event.when.as_ref().and_then(|w| w.time);
        // "called off the summit on Wednesday" names the day of the act
        let reported = self.reading.published.as_deref().and_then(day);
        let ahead = |t: &TimeOut| reported.is_none() || t.latest.as_deref().and_then(day) > reported;
        let sentences = &self.reading.sentences;
        let near = |t: &TimeOut| event.mentions.iter().any(|m| sentences.get(m.sentence).is_some_and(|s| s[0] <= t.start && t.end <= s[1]));
        let dated = |t: &TimeOut| matches!(t.kind, "DATE" | "TIME") && t.earliest.is_some() && t.latest.is_some();
        let others = self.reading.times.iter().enumerate().filter(|(i, t)| Some(*i) != own && dated(t) && near(t) && ahead(t));
        others.map(|(_, t)| when(t.edtf.as_deref(), t.earliest.as_deref(), t.latest.as_deref(), false)).take(BESIDE).collect()
    }

    /// The speakers of the event's claims, each claim's own before those through whom it came.
    fn sources(&self, event: &EventOut) -> Vec<Source> {
        let mut out: Vec<Source> = Vec::new();
        for id in &event.claims {
            let mut next = nth(&self.reading.claims, id);
            for _ in 0..DEEPEST {
                let Some(c) = next else { break };
                for s in [self.source(c), self.told(c)].into_iter().flatten() {
                    if !out.contains(&s) {
                        out.push(s);
                    }
                }
                next = c.through.as_ref().and_then(|id| nth(&self.reading.claims, id));
            }
        }
        out
    }

    fn source(&self, c: &ClaimOut) -> Option<Source> {
        let s = c.source.as_ref()?;
        let entity = s.entity.as_ref().and_then(|id| nth(&self.reading.entities, id));
        Some(Source {
            text: s.text.clone(),
            name: entity.map(|e| e.name.clone()),
            kind: s.kind.to_owned(),
            stance: c.cue.stance.to_owned(),
        })
    }

    /// The outlet to whom a claim was made: "told Reuters".
    fn told(&self, c: &ClaimOut) -> Option<Source> {
        let telling = &self.reading.events[*self.at.get(&c.cue.spans.first()?[0])?];
        let heard = telling.participants.iter().filter(|p| p.role == "recipient");
        let outlet = heard.map(|p| participant(&self.reading.entities, p)).find(|p| is_outlet(p.name.as_ref().unwrap_or(&p.text)))?;
        Some(Source { text: outlet.text, name: outlet.name, kind: "outlet".to_owned(), stance: "told".to_owned() })
    }
}

/// The item that an id of the contract ("e3") names.
fn nth<'r, T>(list: &'r [T], id: &str) -> Option<&'r T> {
    list.get(number(id)? as usize)
}

fn number(id: &str) -> Option<u32> {
    id.get(1..)?.parse::<u32>().ok()?.checked_sub(1)
}

/// What kind of head an event has: the family of its word, else the word.
fn head(event: &EventOut) -> &str {
    let word = event.mentions.iter().find(|m| m.start == event.head.start).or(event.mentions.first());
    word.map_or("", |m| family(&m.lemma, m.is_noun).unwrap_or(&m.lemma))
}

fn is_bounded(w: &WhenOut) -> bool {
    w.earliest.is_some() && w.latest.is_some()
}

fn about(reading: &Reading) -> Vec<String> {
    let is_name = |e: &&EntityOut| e.name.split(' ').any(|w| w.starts_with(char::is_uppercase) && w != "The" && w != "A");
    let mut named: Vec<&EntityOut> = reading.entities.iter().filter(is_name).collect();
    named.sort_by_key(|e| std::cmp::Reverse(e.mentions.len()));
    named.into_iter().take(ABOUT).map(|e| e.name.clone()).collect()
}

fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

fn when_of(w: &WhenOut) -> When {
    when(w.edtf.as_deref(), w.earliest.as_deref(), w.latest.as_deref(), w.said_unknown)
}

fn when(edtf: Option<&str>, earliest: Option<&str>, latest: Option<&str>, said_unknown: bool) -> When {
    When { edtf: edtf.map(str::to_owned), earliest: earliest.and_then(day), latest: latest.and_then(day), said_unknown }
}

/// The mentions, the one that the title is made of first.
fn mentions(event: &EventOut) -> Vec<Mention> {
    let mut all: Vec<&MentionOut> = event.mentions.iter().collect();
    all.sort_by_key(|m| m.start != event.head.start);
    all.into_iter().map(mention).collect()
}

fn mention(m: &MentionOut) -> Mention {
    Mention {
        start: m.start,
        end: m.end,
        sentence: m.sentence,
        text: m.text.clone(),
        lemma: m.lemma.clone(),
        is_noun: m.is_noun,
        before: m.before.clone(),
    }
}

fn participant(entities: &[EntityOut], p: &ParticipantOut) -> Participant {
    let entity = p.entity.as_ref().and_then(|id| nth(entities, id));
    Participant {
        role: p.role.to_owned(),
        text: p.text.clone(),
        name: entity.map(|e| e.name.clone()),
        kind: entity.map(|e| e.kind.to_owned()),
        country: entity.and_then(|e| e.country).map(str::to_owned),
    }
}

fn condition(c: &ConditionOut) -> Condition {
    Condition {
        kind: c.kind.to_owned(),
        start: c.start,
        end: c.end,
        text: c.text.clone(),
        event: c.event.as_deref().and_then(number),
        effect: c.effect.map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_engine::{Article, Published, Reader};

    fn read(text: &str) -> Vec<Observation> {
        let published = Some(Published::parse("2031-04-02").unwrap());
        let article = Article { id: "a", published, text, title: None, outlet: None, url: None };
        Observation::all(&Reader::english().unwrap().read(&article), "k", Some("Harbour Post"))
    }

    #[test]
    fn keeps_what_the_reading_says() {
        let all = read("The third summit between Norland and Sudland will take place in Lisbon on May 10, 2031, Minister Ana Ferro said.");
        let summit = all.iter().find(|o| o.mentions.iter().any(|m| m.text == "summit")).unwrap();
        assert_eq!((summit.status.as_deref(), summit.reported), (Some("scheduled"), day("2031-04-02")));
        assert_eq!(summit.when.as_ref().unwrap().edtf.as_deref(), Some("2031-05-10"));
        assert_eq!(summit.place.as_ref().unwrap().country.as_deref(), Some("PT"));
        assert_eq!(summit.outlet.as_deref(), Some("Harbour Post"));
        assert!(summit.mentions.iter().any(|m| m.lemma == "summit" && m.before == ["third"]));
        assert!(summit.sources.iter().any(|s| s.kind == "named" && s.text.contains("Ferro")), "{:?}", summit.sources);
    }

    #[test]
    fn what_only_is_so_is_left_out() {
        let heads = |text| read(text).iter().map(|o| o.mentions[0].lemma.clone()).collect::<Vec<_>>();
        assert_eq!(heads("Orla Brandt lived in Lisbon in 2019."), Vec::<String>::new());
        assert_eq!(heads("Orla Brandt married in Lisbon in 2019."), ["marry"]);
    }

    #[test]
    fn the_nearest_speaker_comes_first() {
        let all = read("The summit is planned, officials said, according to The Wall Street Journal.");
        assert_eq!(all[0].sources.iter().map(|s| s.text.as_str()).collect::<Vec<_>>(), ["officials", "The Wall Street Journal"]);
    }

    #[test]
    fn an_outlet_that_was_told_is_a_source() {
        let all = read("The third meeting of Orla and Pavel is planned, a senior official told The Wall Street Journal.");
        let sources: Vec<(&str, &str)> = all[0].sources.iter().map(|s| (s.text.as_str(), s.stance.as_str())).collect();
        assert_eq!(sources, [("a senior official", "says"), ("The Wall Street Journal", "told")]);
        assert_eq!(all[0].about, ["Orla", "Pavel", "The Wall Street Journal"]);
    }

    #[test]
    fn two_days_of_one_kind_stand_beside_each_other() {
        let all = read("A summit will be held on May 3. Another summit will be held on June 7.");
        let summits: Vec<&Observation> = all.iter().filter(|o| o.mentions[0].lemma == "summit").collect();
        assert_eq!(summits.len(), 2);
        assert_eq!(summits[0].beside, [summits[1].when.clone().unwrap()]);
    }

    #[test]
    fn a_postponed_event_keeps_the_day_it_leaves() {
        let all = read("The launch of the ferry has been postponed from May 3 to May 10.");
        let launch = all.iter().find(|o| o.status.as_deref() == Some("postponed")).unwrap();
        assert_eq!(launch.when.as_ref().unwrap().edtf.as_deref(), Some("2031-05-10"));
        assert_eq!(launch.left.iter().filter_map(|w| w.edtf.as_deref()).collect::<Vec<_>>(), ["2031-05-03"]);
        let all = read("The board called off the launch on Tuesday.");
        assert!(all.iter().all(|o| o.left.is_empty()));
    }
}
