//! One event of one article, as the ledger keeps it: what identity, status and export are made of.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One event of one reading. Texts are the article's own; offsets are code points of its text.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Observation {
    /// Hash of the article's key: which article says so.
    pub article: String,
    /// Which event of the reading, from 0.
    pub number: u32,
    /// The day of publication.
    pub reported: Option<Date>,
    /// Who publishes.
    pub outlet: Option<String>,
    /// What a desk would call it.
    pub title: String,
    /// The words that name it, the head first.
    pub mentions: Vec<Mention>,
    /// The PLOVER type, in capitals, and its mode.
    pub kind: Option<String>,
    /// The PLOVER mode.
    pub mode: Option<String>,
    /// `happened`, `under_way`, `ahead` or `hypothetical`.
    pub actuality: String,
    /// Said not to happen or not to have happened.
    pub negated: bool,
    /// One of the six statuses of an article's diary; only what lies ahead has one.
    pub status: Option<String>,
    /// From 0 to 1.
    pub certainty: f32,
    /// When, as vague as the text leaves it.
    pub when: Option<When>,
    /// Of a postponed or cancelled event: the other days that its sentences name, which may be those that it leaves.
    pub left: Vec<When>,
    /// The other days to which the article's events of the same kind of head lie: an article that names two days means two events.
    pub beside: Vec<When>,
    /// Where.
    pub place: Option<Place>,
    /// Whom and what the article is about: its most mentioned names, the most mentioned first.
    pub about: Vec<String>,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// Who is credited, nearest speaker first; empty where the article says it in its own voice.
    pub sources: Vec<Source>,
    /// On what it hangs.
    pub conditions: Vec<Condition>,
    /// The rule or model that decided.
    pub made_by: String,
}

/// How [`Observation::made_by`] begins where no words were read: the article is an entry of a calendar, and says of itself which event
/// it is. Another text of the article is the same event.
pub const ENTRY: &str = "entry/";

impl Observation {
    /// Whether it is an entry of a calendar.
    pub(crate) fn is_entry(&self) -> bool {
        self.made_by.starts_with(ENTRY)
    }
}

/// A word that names the event.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Mention {
    /// First code point.
    pub start: usize,
    /// After the last code point.
    pub end: usize,
    /// Number of its sentence.
    pub sentence: usize,
    /// The word as written.
    pub text: String,
    /// Its lemma in lower case.
    pub lemma: String,
    /// Whether it is a noun.
    pub is_noun: bool,
    /// In lower case, what stands before a noun and belongs to it: "third", "2026", "presidential".
    pub before: Vec<String>,
}

/// When an event is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct When {
    /// EDTF, or none where only bounds are known.
    pub edtf: Option<String>,
    /// The first day that it can be.
    pub earliest: Option<Date>,
    /// The last day that it can be.
    pub latest: Option<Date>,
    /// The text says that the date is open.
    pub said_unknown: bool,
}

impl When {
    /// Whether it says when: what is only known to lie after its report, or before it, has no date.
    pub fn is_dated(&self) -> bool {
        self.edtf.is_some() || self.earliest.is_some() && self.latest.is_some()
    }
}

/// Where an event is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// The article's words.
    pub text: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The text says that the place is open.
    pub said_unknown: bool,
}

/// Who takes part.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Participant {
    /// `actor`, `recipient` or `party`.
    pub role: String,
    /// The article's words.
    pub text: String,
    /// The fullest name of the entity in the article, where it is one.
    pub name: Option<String>,
    /// `person`, `organisation`, `place`, …, where it is an entity.
    pub kind: Option<String>,
    /// ISO 3166-1 alpha-2 of the country that the entity is or belongs to.
    pub country: Option<String>,
}

/// Who says so.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Source {
    /// The article's words, or the name for a pronoun.
    pub text: String,
    /// The fullest name of the entity in the article, where it is one.
    pub name: Option<String>,
    /// `named`, `unnamed`, `outlet`, `document`, `group` or `author`.
    pub kind: String,
    /// `says`, `denies`, …; `told` for the outlet to whom the speaker said it.
    pub stance: String,
}

/// On what an event hangs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Condition {
    /// `if`, `unless`, `until`, `after` or `depends`.
    pub kind: String,
    /// First code point.
    pub start: usize,
    /// After the last code point.
    pub end: usize,
    /// The article's words.
    pub text: String,
    /// The number of the event in the same reading at which it points.
    pub event: Option<u32>,
    /// `delays`, `cancels`, `enables` or `starts`.
    pub effect: Option<String>,
}
