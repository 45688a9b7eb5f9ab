//! A row: all that the ledger knows of one event on a day, from the observations that were there by then.

use crate::cache::Cache;
use crate::condition::Review;
use crate::error::Result;
use crate::identity::{Actor, party};
use crate::member::Member;
use crate::name;
use crate::observation::Observation;
use crate::origin::{self, Origins};
use crate::status::{self, Correction, State};
use crate::turn;
use jiff::civil::Date;
use rusqlite::Connection;

/// One event of the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name: a short hash of the mention that founded it.
    pub event: String,
    /// What a desk would call it.
    pub title: String,
    /// The PLOVER type, in capitals.
    pub kind: Option<String>,
    /// The PLOVER mode.
    pub mode: Option<String>,
    /// Status, certainty, time, place, and every step that led there.
    pub state: State,
    /// Those who act or meet, by their fullest names.
    pub actors: Vec<String>,
    /// Those to whom it is done.
    pub recipients: Vec<String>,
    /// How many reports and origins.
    pub origins: Origins,
    /// Who tells of it, each once, in the order of their first reports.
    pub outlets: Vec<String>,
    /// Kinds of those who are credited, sorted: `named`, `unnamed`, …; `article` where it speaks in its own voice.
    pub source_kinds: Vec<String>,
    /// Some report says that it happened or is under way.
    pub happened: bool,
    /// The first day of publication.
    pub first_seen: Option<Date>,
    /// The last day of publication.
    pub last_seen: Option<Date>,
    /// Its day had passed on the asked day, without a report.
    pub overdue: bool,
    /// The article that founded it.
    pub told: Told,
    /// On what it hangs.
    pub conditions: Vec<Hang>,
    /// The rule or model that made its first observation.
    pub made_by: String,
}

/// Where an event is told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// The caller's id of the article.
    pub article: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// The word that names the event, in code points of the text.
    pub span: [usize; 2],
}

/// A condition of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Hang {
    /// `if`, `unless`, `until`, `after` or `depends`.
    pub kind: String,
    /// The article's words.
    pub text: String,
    /// `delays`, `cancels`, `enables` or `starts`.
    pub effect: Option<String>,
    /// The event that it hangs on, where the ledger has it; filled for single rows and diaries.
    pub trigger: Option<String>,
    /// Why the row is to be looked at again.
    pub review: Option<Review>,
}

/// The row of an event on the asked day. None where nothing of it was known by then.
pub(crate) fn of(db: &Connection, cache: &mut Cache, event: i64, ask: &Ask, corrections: &[Correction]) -> Result<Option<Row>> {
    let known = cache.members(db, event)?;
    let members: Vec<&Member> = known.members.iter().filter(|m| m.counts_on(ask.as_of)).collect();
    let Some(first) = members.first() else { return Ok(None) };
    // Its founder may no longer count, and still names it.
    let founder = known.members.iter().find(|m| m.id == event).unwrap_or(first);
    let told: Vec<Observation> = members.iter().map(|m| (*m.observation).clone()).collect();
    let state = status::fold(&told, corrections);
    let (actors, recipients) = parties(&told);
    let seen = |best: fn(Date, Date) -> Date| told.iter().filter_map(|o| o.reported).reduce(best);
    Ok(Some(Row {
        event: name::of(founder),
        title: state.title.clone().unwrap_or_else(|| title(&told)),
        kind: told.iter().find_map(|o| o.kind.clone()),
        mode: told.iter().find_map(|o| o.mode.clone()),
        actors,
        recipients,
        origins: origins(&members, &told),
        outlets: outlets(&told),
        source_kinds: source_kinds(&told),
        happened: told.iter().any(|o| matches!(o.actuality.as_str(), "happened" | "under_way") && !o.negated),
        first_seen: seen(Date::min),
        last_seen: seen(Date::max),
        overdue: ask.today.is_some_and(|day| state.is_overdue(day)),
        told: where_told(db, first)?,
        conditions: told.iter().flat_map(|o| &o.conditions).map(hang).collect(),
        made_by: told[0].made_by.clone(),
        state,
    }))
}

/// As of which day, and on which day, is asked.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Ask {
    /// Articles until this day count; with none, all do.
    pub(crate) as_of: Option<i32>,
    /// The day that rows are overdue on.
    pub(crate) today: Option<Date>,
}

/// The title of the observation that names most who take part; of equals the first.
fn title(told: &[Observation]) -> String {
    let most = told.iter().map(|o| o.participants.len()).max().unwrap_or_default();
    told.iter().find(|o| o.participants.len() == most).map(|o| o.title.clone()).unwrap_or_default()
}

/// Who acts and to whom it is done; each once, by the longest of its names.
fn parties(told: &[Observation]) -> (Vec<String>, Vec<String>) {
    let mut found: [Vec<(Option<Actor>, String)>; 2] = Default::default();
    for p in told.iter().flat_map(|o| &o.participants) {
        let list = &mut found[usize::from(p.role == "recipient")];
        let (who, name) = (party(p), p.name.as_ref().unwrap_or(&p.text));
        let same = |(other, text): &&mut (Option<Actor>, String)| match (&who, other) {
            (Some(a), Some(b)) => a.is(b),
            _ => text.eq_ignore_ascii_case(name),
        };
        match list.iter_mut().find(same) {
            Some((_, known)) if known.len() < name.len() && p.name.is_some() => known.clone_from(name),
            Some(_) => {}
            None => list.push((who, name.clone())),
        }
    }
    let [actors, recipients] = found.map(|list| list.into_iter().map(|(_, name)| name).collect());
    (actors, recipients)
}

/// Reports and origins: one report an article, with all that it says of the event.
fn origins(members: &[&Member], told: &[Observation]) -> Origins {
    let mut starts: Vec<usize> = (0..members.len()).filter(|&i| i == 0 || members[i].version.id != members[i - 1].version.id).collect();
    starts.push(members.len());
    let report = |w: &[usize]| origin::Report {
        article: &members[w[0]].version.article,
        outlet: members[w[0]].version.outlet.as_deref(),
        agency: members[w[0]].version.story.agency.as_deref(),
        print: &members[w[0]].version.story.print,
        observations: &told[w[0]..w[1]],
    };
    origin::count(&starts.windows(2).map(report).collect::<Vec<_>>())
}

fn outlets(told: &[Observation]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for outlet in told.iter().filter_map(|o| o.outlet.as_ref()) {
        if !out.contains(outlet) {
            out.push(outlet.clone());
        }
    }
    out
}

fn source_kinds(told: &[Observation]) -> Vec<String> {
    let own = told.iter().filter(|o| o.sources.is_empty()).map(|_| "article".to_owned());
    let mut kinds: Vec<String> = told.iter().flat_map(|o| &o.sources).map(|s| s.kind.clone()).chain(own).collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

fn hang(c: &crate::observation::Condition) -> Hang {
    Hang { kind: c.kind.clone(), text: c.text.clone(), effect: c.effect.clone(), trigger: None, review: None }
}

/// The article of an observation, and the word that names the event there.
pub(crate) fn where_told(db: &Connection, m: &Member) -> Result<Told> {
    let mut ask = db.prepare_cached("SELECT name, url FROM version WHERE id = ?1")?;
    let (article, url) = ask.query_row([turn::version(m.id)], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let span = m.observation.mentions.first().map_or([0, 0], |w| [w.start, w.end]);
    Ok(Told { article, outlet: m.version.outlet.clone(), url, span })
}

/// Whether a text has all of some words, in any case.
pub(crate) fn has_words(text: &str, words: &[String]) -> bool {
    let lower = text.to_lowercase();
    let own: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    words.iter().all(|w| own.contains(&w.as_str()))
}

/// The words of what is asked for.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}
