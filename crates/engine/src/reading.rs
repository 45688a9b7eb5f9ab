//! What the engine says of one article: the JSON contract (schema 1). Offsets are Unicode code points of the text.

use crate::article::Article;
use crate::check::{self, Finding};
use crate::claim::{self, Claim};
use crate::event::{self, Event};
use crate::name::{self, Names};
use crate::parse::{Rel, Syntax};
use crate::tag::Upos;
use crate::text::{Points, Span};
use crate::time::Time;
use serde::Serialize;
use std::ops::Range;

/// One reading. Field names do not change without a new schema number.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Reading {
    pub schema: u32,
    pub id: String,
    pub published: Option<String>,
    pub sentences: Vec<[usize; 2]>,
    pub times: Vec<TimeOut>,
    pub names: Vec<NameOut>,
    pub entities: Vec<EntityOut>,
    pub claims: Vec<ClaimOut>,
    pub events: Vec<EventOut>,
    /// What of the text bears itself out, or cannot be true together; in the order of the text.
    pub findings: Vec<FindingOut>,
}

/// A TIMEX3 expression.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct TimeOut {
    pub start: usize,
    pub end: usize,
    pub text: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub value: String,
    #[serde(rename = "mod")]
    pub modifier: Option<&'static str>,
    pub edtf: Option<String>,
    pub earliest: Option<String>,
    pub latest: Option<String>,
    /// What the value was counted from: `publication` (or for lack of it the day in the article's dateline), `reference`, the time
    /// mentioned last, or null for what is absolute. Set where the value is unresolved, too: it says what is missing.
    pub relative_to: Option<&'static str>,
    /// Where the text joins this time with another to an interval ("June 12-14", "from Monday to Thursday", "between 2001 and 2003"):
    /// the whole interval as EDTF, `2018-06-12/2018-06-14`, the same on both ends; `null` for others, lists ("May 4 and 5") too.
    pub interval: Option<String>,
    pub made_by: String,
}

/// A name.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct NameOut {
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub kind: &'static str,
    pub entity: Option<String>,
    pub made_by: String,
}

/// An entity with all its mentions.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct EntityOut {
    pub id: String,
    pub name: String,
    pub kind: &'static str,
    pub country: Option<&'static str>,
    pub role: Option<String>,
    pub mentions: Vec<[usize; 2]>,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ClaimOut {
    pub id: String,
    pub source: Option<SourceOut>,
    pub cue: CueOut,
    pub content: ContentOut,
    pub through: Option<String>,
    /// Who is told, where the text says it: "told reporters".
    pub hearer: Option<SourceOut>,
    /// The earlier claim of the article that this one denies.
    pub denies: Option<String>,
    pub made_by: String,
}

/// Who says it. `text` are the words, or for a pronoun the name that it stands for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct SourceOut {
    pub spans: Vec<[usize; 2]>,
    pub text: String,
    pub entity: Option<String>,
    pub kind: &'static str,
}

/// The words that tie source and content.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct CueOut {
    pub spans: Vec<[usize; 2]>,
    pub lemma: String,
    pub stance: &'static str,
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ContentOut {
    pub spans: Vec<[usize; 2]>,
    pub form: &'static str,
}

/// A range of the text with its words.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct HeadOut {
    pub start: usize,
    pub end: usize,
    pub text: String,
}

/// One mention of an event: its head word, and the number of its sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct MentionOut {
    pub start: usize,
    pub end: usize,
    pub sentence: usize,
    /// The word. This and what follows is for the ledger, which compares events by their words, and not in the contract.
    #[serde(skip)]
    pub text: String,
    /// Its lemma in lower case.
    #[serde(skip)]
    pub lemma: String,
    /// Whether it is a noun.
    #[serde(skip)]
    pub is_noun: bool,
    /// In lower case, the adjectives, numerals, names and nouns that stand before a noun and belong to it: "third" in "the third round".
    #[serde(skip)]
    pub before: Vec<String>,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct EventOut {
    pub id: String,
    pub title: String,
    pub head: HeadOut,
    pub mentions: Vec<MentionOut>,
    #[serde(rename = "type")]
    pub kind: Option<&'static str>,
    pub mode: Option<&'static str>,
    pub cameo: Option<&'static str>,
    pub actuality: &'static str,
    pub negated: bool,
    pub status: Option<&'static str>,
    pub eocstat: Option<&'static str>,
    pub certainty: f32,
    pub when: Option<WhenOut>,
    pub place: Option<PlaceOut>,
    pub participants: Vec<ParticipantOut>,
    pub claims: Vec<String>,
    pub conditions: Vec<ConditionOut>,
    pub made_by: String,
}

/// When.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct WhenOut {
    pub edtf: Option<String>,
    pub earliest: Option<String>,
    pub latest: Option<String>,
    pub said_unknown: bool,
    pub time: Option<usize>,
}

/// Where.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct PlaceOut {
    pub text: Option<String>,
    pub start: Option<usize>,
    pub end: Option<usize>,
    pub country: Option<&'static str>,
    pub said_unknown: bool,
}

/// Who takes part.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ParticipantOut {
    pub role: &'static str,
    pub text: String,
    pub start: usize,
    pub end: usize,
    pub entity: Option<String>,
}

/// What an event hangs on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ConditionOut {
    pub kind: &'static str,
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub event: Option<String>,
    pub effect: Option<&'static str>,
}

/// One check of the text against itself: `{"kind": "agreement", "what": "ordinal", "start", "end", "text": "third",
/// "with": [[s, e], …], "made_by": "check/ordinal/listed"}`.
///
/// `kind` is `agreement` or `conflict`; a conflict is given only where no other reading of the words resolves it. `what` was
/// compared: `ordinal` ("the third meeting", and the meetings told), `count` ("three people: …", and the list), `date` (a weekday
/// and its date; the length of an event, and its days) or `age` (an age, and a year of birth or another age). `start` and `end`
/// are the words that were checked, `with` those that they were held against.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct FindingOut {
    pub kind: &'static str,
    pub what: &'static str,
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub with: Vec<[usize; 2]>,
    pub made_by: String,
}

impl Reading {
    /// Puts the findings of the stages into the form of the contract.
    pub fn new(
        article: &Article<'_>,
        syntax: &Syntax<'_>,
        names: &Names,
        times: &[Time],
        claims: &[Claim],
        events: &[Event],
        findings: &[Finding],
    ) -> Self {
        let out = Out { text: article.text, syntax, names, points: Points::new(article.text) };
        Self {
            schema: 1,
            id: article.id.to_owned(),
            published: article.published.map(|p| p.to_string()),
            sentences: syntax.tokens.sentences.iter().map(|s| out.tokens(s)).collect(),
            times: times.iter().map(|t| out.time(t)).collect(),
            names: names.list.iter().map(|n| out.name(n)).collect(),
            entities: names.entities.iter().enumerate().map(|(i, e)| out.entity(i, e)).collect(),
            claims: claims.iter().enumerate().map(|(i, c)| out.claim(i, c)).collect(),
            events: events.iter().enumerate().map(|(i, e)| out.event(i, e)).collect(),
            findings: findings.iter().map(|f| out.finding(f)).collect(),
        }
    }
}

struct Out<'a, 't> {
    text: &'t str,
    syntax: &'a Syntax<'t>,
    names: &'a Names,
    points: Points<'t>,
}

impl Out<'_, '_> {
    fn range(&self, span: Span) -> [usize; 2] {
        self.points.range(span)
    }

    fn tokens(&self, tokens: &Range<usize>) -> [usize; 2] {
        self.range(self.syntax.span(tokens.clone()))
    }

    fn ranges(&self, spans: &[Span]) -> Vec<[usize; 2]> {
        spans.iter().map(|&s| self.range(s)).collect()
    }

    fn words(&self, span: Span) -> String {
        span.of(self.text).to_owned()
    }

    fn time(&self, t: &Time) -> TimeOut {
        TimeOut::new(t, self.text, &self.points)
    }

    fn name(&self, n: &name::Name) -> NameOut {
        let [start, end] = self.range(n.span);
        NameOut {
            start,
            end,
            text: self.words(n.span),
            kind: name_kind(n.kind),
            entity: n.entity.map(entity_id),
            made_by: n.made_by.to_string(),
        }
    }

    fn entity(&self, i: usize, e: &name::Entity) -> EntityOut {
        EntityOut {
            id: entity_id(i),
            name: e.name.clone(),
            kind: name_kind(e.kind),
            country: e.country,
            role: e.role.clone(),
            mentions: e.mentions.iter().map(|m| self.tokens(m)).collect(),
        }
    }

    fn source_out(&self, s: &claim::Source) -> SourceOut {
        SourceOut { spans: self.ranges(&s.spans), text: self.source(s), entity: s.entity.map(entity_id), kind: source_kind(s.kind) }
    }

    fn claim(&self, i: usize, c: &Claim) -> ClaimOut {
        ClaimOut {
            id: claim_id(i),
            source: c.source.as_ref().map(|s| self.source_out(s)),
            cue: CueOut { spans: self.ranges(&c.cue), lemma: c.lemma.clone(), stance: stance(c.stance) },
            content: ContentOut { spans: self.ranges(&c.content), form: form(c.form) },
            through: c.through.map(claim_id),
            hearer: c.hearer.as_ref().map(|s| self.source_out(s)),
            denies: c.denies.map(claim_id),
            made_by: c.made_by.to_string(),
        }
    }

    /// The words of a source; of a pronoun, the name that it stands for.
    fn source(&self, s: &claim::Source) -> String {
        let known = s.entity.filter(|_| self.syntax.upos(s.head) == Upos::Pron).map(|e| &self.names.entities[e]);
        match known.filter(|e| e.named && e.members.is_empty()) {
            Some(entity) => entity.name.clone(),
            None => s.spans.iter().map(|&p| p.of(self.text)).collect::<Vec<_>>().join(" "),
        }
    }

    fn event(&self, i: usize, e: &Event) -> EventOut {
        let head = self.syntax.tokens.list[e.head].span;
        let [start, end] = self.range(head);
        EventOut {
            id: event_id(i),
            title: e.title.clone(),
            head: HeadOut { start, end, text: self.words(head) },
            mentions: e.mentions.iter().map(|&m| self.mention(m)).collect(),
            kind: e.kind,
            mode: e.mode,
            cameo: e.cameo,
            actuality: actuality(e.actuality),
            negated: e.negated,
            status: e.status.map(status),
            eocstat: e.eocstat,
            certainty: e.certainty,
            when: e.when.as_ref().map(|w| WhenOut {
                edtf: w.edtf.clone(),
                earliest: w.earliest.map(|d| d.to_string()),
                latest: w.latest.map(|d| d.to_string()),
                said_unknown: w.said_unknown,
                time: w.time,
            }),
            place: e.place.as_ref().map(|p| self.place(p)),
            participants: e.participants.iter().map(|p| self.participant(p)).collect(),
            claims: e.claims.iter().map(|&c| claim_id(c)).collect(),
            conditions: e.conditions.iter().map(|c| self.condition(c)).collect(),
            made_by: e.made_by.to_string(),
        }
    }

    fn finding(&self, f: &Finding) -> FindingOut {
        let [start, end] = self.range(f.span);
        FindingOut {
            kind: match f.kind {
                check::Kind::Agreement => "agreement",
                check::Kind::Conflict => "conflict",
            },
            what: match f.what {
                check::What::Ordinal => "ordinal",
                check::What::Count => "count",
                check::What::Date => "date",
                check::What::Age => "age",
            },
            start,
            end,
            text: self.words(f.span),
            with: self.ranges(&f.with),
            made_by: f.made_by.to_string(),
        }
    }

    fn mention(&self, token: usize) -> MentionOut {
        let s = self.syntax;
        let [start, end] = self.range(s.tokens.list[token].span);
        MentionOut {
            start,
            end,
            sentence: s.sentence_of(token),
            text: s.word(token).to_owned(),
            lemma: s.lemma(token).to_lowercase(),
            is_noun: !matches!(s.upos(token), Upos::Verb | Upos::Aux | Upos::Adj),
            before: s.children(token).filter(|&c| c < token && is_attribute(s.rel(c))).map(|c| s.lower(c).to_owned()).collect(),
        }
    }

    fn place(&self, p: &event::Place) -> PlaceOut {
        let range = p.span.map(|s| self.range(s));
        PlaceOut {
            text: (!p.text.is_empty()).then(|| p.text.clone()),
            start: range.map(|r| r[0]),
            end: range.map(|r| r[1]),
            country: p.country,
            said_unknown: p.said_unknown,
        }
    }

    fn participant(&self, p: &event::Participant) -> ParticipantOut {
        let [start, end] = self.range(p.span);
        ParticipantOut { role: role(p.role), text: p.text.clone(), start, end, entity: p.entity.map(entity_id) }
    }

    fn condition(&self, c: &event::Condition) -> ConditionOut {
        let [start, end] = self.range(c.span);
        ConditionOut {
            kind: condition_kind(c.kind),
            start,
            end,
            text: self.words(c.span),
            event: c.event.map(event_id),
            effect: c.effect.map(effect),
        }
    }
}

impl TimeOut {
    /// The times of a text in the form of the contract.
    pub fn all(text: &str, times: &[Time]) -> Vec<Self> {
        let points = Points::new(text);
        times.iter().map(|t| Self::new(t, text, &points)).collect()
    }

    fn new(t: &Time, text: &str, points: &Points<'_>) -> Self {
        let [start, end] = points.range(t.span);
        Self {
            start,
            end,
            text: t.span.of(text).to_owned(),
            kind: t.kind.label(),
            value: t.value.clone(),
            modifier: t.modifier,
            edtf: t.edtf.clone(),
            earliest: t.earliest.map(|d| d.to_string()),
            latest: t.latest.map(|d| d.to_string()),
            interval: t.interval.clone(),
            relative_to: t.relative_to(),
            made_by: t.made_by.to_string(),
        }
    }
}

fn is_attribute(rel: Rel) -> bool {
    matches!(rel, Rel::Amod | Rel::Compound | Rel::Nummod | Rel::Nmod | Rel::NmodPoss | Rel::NmodDesc)
}

fn entity_id(i: usize) -> String {
    format!("n{}", i + 1)
}

fn claim_id(i: usize) -> String {
    format!("c{}", i + 1)
}

fn event_id(i: usize) -> String {
    format!("e{}", i + 1)
}

fn name_kind(k: name::Kind) -> &'static str {
    match k {
        name::Kind::Person => "person",
        name::Kind::Organisation => "organisation",
        name::Kind::Place => "place",
        name::Kind::Facility => "facility",
        name::Kind::Event => "event",
        name::Kind::Nationality => "nationality",
        name::Kind::Other => "other",
    }
}

fn source_kind(k: claim::SourceKind) -> &'static str {
    match k {
        claim::SourceKind::Named => "named",
        claim::SourceKind::Unnamed => "unnamed",
        claim::SourceKind::Outlet => "outlet",
        claim::SourceKind::Document => "document",
        claim::SourceKind::Group => "group",
        claim::SourceKind::Author => "author",
    }
}

fn stance(s: claim::Stance) -> &'static str {
    match s {
        claim::Stance::Says => "says",
        claim::Stance::Reports => "reports",
        claim::Stance::Confirms => "confirms",
        claim::Stance::Denies => "denies",
        claim::Stance::Accuses => "accuses",
        claim::Stance::Concludes => "concludes",
        claim::Stance::Predicts => "predicts",
        claim::Stance::Promises => "promises",
        claim::Stance::Demands => "demands",
        claim::Stance::Asks => "asks",
        claim::Stance::Warns => "warns",
        claim::Stance::Believes => "believes",
    }
}

fn form(f: claim::Form) -> &'static str {
    match f {
        claim::Form::Direct => "direct",
        claim::Form::Indirect => "indirect",
        claim::Form::Mixed => "mixed",
    }
}

fn actuality(a: event::Actuality) -> &'static str {
    match a {
        event::Actuality::Happened => "happened",
        event::Actuality::UnderWay => "under_way",
        event::Actuality::Ahead => "ahead",
        event::Actuality::Hypothetical => "hypothetical",
    }
}

fn status(s: event::Status) -> &'static str {
    match s {
        event::Status::Possible => "possible",
        event::Status::Planned => "planned",
        event::Status::Scheduled => "scheduled",
        event::Status::Doubtful => "doubtful",
        event::Status::Postponed => "postponed",
        event::Status::Cancelled => "cancelled",
    }
}

fn role(r: event::Role) -> &'static str {
    match r {
        event::Role::Actor => "actor",
        event::Role::Recipient => "recipient",
        event::Role::Party => "party",
    }
}

fn condition_kind(k: event::ConditionKind) -> &'static str {
    match k {
        event::ConditionKind::If => "if",
        event::ConditionKind::Unless => "unless",
        event::ConditionKind::Until => "until",
        event::ConditionKind::After => "after",
        event::ConditionKind::Depends => "depends",
    }
}

fn effect(e: event::Effect) -> &'static str {
    match e {
        event::Effect::Delays => "delays",
        event::Effect::Cancels => "cancels",
        event::Effect::Enables => "enables",
        event::Effect::Starts => "starts",
    }
}
