//! Finds events, says whether they happened, are under way, lie ahead or are hypothetical, and joins what belongs to them.
//!
//! `A planned June 12 summit in Singapore` → `summit`: ahead, scheduled, 2018-06-12, Singapore
//!
//! Never makes an event of a bare wish or a habit, and never gives it a date or a place that the text does not give.

mod actuality;
mod agenda;
mod carrier;
mod class;
mod condition;
mod credit;
mod denial;
mod during;
mod ellipsis;
mod family;
mod gather;
mod general;
mod kind;
mod lexicon;
mod mention;
mod merge;
mod moment;
mod obituary;
mod open_date;
mod participant;
mod person;
mod phrase;
mod place;
pub(crate) mod plover;
mod proviso;
mod row;
mod run_out;
mod scene;
mod slip;
mod status;
#[cfg(test)]
mod tests;
mod title;
mod topic;
mod twin;
pub mod weigh;
mod when;

pub use family::family;
pub use lexicon::Lexicon;

use crate::article::Published;
use crate::claim::Claim;
use crate::name::Names;
use crate::parse::Syntax;
use crate::text::Span;
use crate::time::Time;
use crate::trace::Trace;
use jiff::civil::Date;
use std::sync::Arc;

/// Where an event stands in time and in fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Actuality {
    Happened,
    UnderWay,
    Ahead,
    Hypothetical,
}

/// How firm an event ahead is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Status {
    Possible,
    Planned,
    Scheduled,
    Doubtful,
    Postponed,
    Cancelled,
}

/// A participant's part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Role {
    Actor,
    Recipient,
    Party,
}

/// One who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Actor, recipient, or party of a mutual event.
    pub role: Role,
    /// Where it is named.
    pub span: Span,
    /// The words, in the fullest form of the article.
    pub text: String,
    /// Index into [`Names::entities`].
    pub entity: Option<usize>,
}

/// When an event is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct When {
    /// EDTF; `None` where unknown.
    pub edtf: Option<String>,
    /// First day possible.
    pub earliest: Option<Date>,
    /// Last day possible.
    pub latest: Option<Date>,
    /// The text says that the date is open.
    pub said_unknown: bool,
    /// Index into the list of times.
    pub time: Option<usize>,
}

/// Where an event is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The words; empty where only `said_unknown` is known.
    pub text: String,
    /// Where they stand.
    pub span: Option<Span>,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<&'static str>,
    /// The text says that the place is open.
    pub said_unknown: bool,
}

/// How a condition ties an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ConditionKind {
    If,
    Unless,
    Until,
    After,
    Depends,
}

/// What a condition does to the event when it comes true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Effect {
    Delays,
    Cancels,
    Enables,
    Starts,
}

/// Something that an event hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// If, unless, until …
    pub kind: ConditionKind,
    /// The words of the condition.
    pub span: Span,
    /// The event that the condition speaks of, an index into the list of events.
    pub event: Option<usize>,
    /// What it does.
    pub effect: Option<Effect>,
}

/// One event with all that the article says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// A title as a desk would write it.
    pub title: String,
    /// The head word of the fullest mention, a token number.
    pub head: usize,
    /// The head words of all mentions, token numbers in order.
    pub mentions: Vec<usize>,
    /// PLOVER type: `CONSULT`, `ASSAULT`, …
    pub kind: Option<&'static str>,
    /// PLOVER mode: `visit`, …
    pub mode: Option<&'static str>,
    /// CAMEO root code that goes with type and mode, `03` to `20`.
    pub cameo: Option<&'static str>,
    /// Happened, under way, ahead or hypothetical.
    pub actuality: Actuality,
    /// "did not meet".
    pub negated: bool,
    /// Only when ahead.
    pub status: Option<Status>,
    /// IPTC event occurrence status, `eos1` to `eos6`.
    pub eocstat: Option<&'static str>,
    /// 0 to 1.
    pub certainty: f32,
    /// When; `None` where the text says nothing of it.
    pub when: Option<When>,
    /// Where; `None` where the text says nothing of it.
    pub place: Option<Place>,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// Indices of the claims that carry it.
    pub claims: Vec<usize>,
    /// What it hangs on.
    pub conditions: Vec<Condition>,
    /// The rule that decided actuality and status.
    pub made_by: Arc<str>,
}

/// All that [`find`] reads.
#[derive(Clone, Copy)]
pub struct Input<'a, 't> {
    /// Tokens, tags and trees.
    pub syntax: &'a Syntax<'t>,
    /// Names and entities.
    pub names: &'a Names,
    /// Time expressions.
    pub times: &'a [Time],
    /// Claims.
    pub claims: &'a [Claim],
    /// The day of publication.
    pub published: Option<Published>,
}

/// Finds all events, in the order of their first mentions. Linear in the length of the text.
pub fn find(input: Input<'_, '_>, lexicon: &Lexicon, trace: &mut Trace) -> Vec<Event> {
    let scene = scene::Scene::new(input, lexicon);
    let found = gather::mentions(&scene);
    let groups = merge::group(&scene, &found);
    gather::events(&scene, &found, &groups, trace)
}
