//! Who acts and where: names with how much the ledger has of each, from the events that came in last. No ledger is read whole for it.

use super::answer::Asked;
use super::problem::Problem;
use super::words::Words;
use dateline_engine::name::listed;
use dateline_ledger::{Ledger, Query, Row};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};

/// Events that are looked at, the last that came in.
pub(crate) const EVENTS: usize = 4_000;
/// Articles whose claims are counted, the last that came in.
const ARTICLES: usize = 500;

/// Names, those of which there is most first.
pub(crate) struct Names {
    pub(crate) list: Vec<Name>,
    /// There are older events that were not looked at.
    pub(crate) is_cut: bool,
}

/// What the ledger has of a name.
#[derive(Default)]
pub(crate) struct Name {
    pub(crate) name: String,
    /// ISO 3166-1 alpha-2; empty where it is not known.
    pub(crate) country: String,
    pub(crate) ahead: usize,
    pub(crate) happened: usize,
    pub(crate) claims: usize,
    /// The last day of publication.
    pub(crate) last: Option<Date>,
    /// The first day of what lies ahead, with the event.
    pub(crate) next: Option<(Date, Row)>,
}

impl Name {
    /// As programs get it.
    pub(crate) fn as_json(&self) -> Value {
        let next = self.next.as_ref().map(|n| n.1.event.as_str());
        json!({
            "name": self.name, "country": Some(&self.country).filter(|c| !c.is_empty()), "ahead": self.ahead, "happened": self.happened,
            "claims": self.claims, "last_seen": self.last, "next": next,
        })
    }

    fn count(&mut self, row: &Row, today: Date) {
        self.ahead += usize::from(is_ahead(row));
        self.happened += usize::from(row.happened);
        self.last = self.last.max(row.last_seen);
        let first = row.state.when.as_ref().and_then(|w| w.earliest).filter(|d| *d >= today && is_ahead(row));
        if let Some(day) = first.filter(|day| self.next.as_ref().is_none_or(|n| *day < n.0)) {
            self.next = Some((day, row.clone()));
        }
    }
}

/// Whether it lies ahead: nobody says that it happened, and it is neither called off nor overdue.
pub(crate) fn is_ahead(row: &Row) -> bool {
    row.state.status.is_open() && !row.happened && !row.overdue
}

/// Those who act or to whom something is done, by their names, those of whom there is most first; `q` narrows them.
pub(crate) fn actors(asked: &Asked, ledger: &Ledger) -> Result<Names, Problem> {
    let parties = |row: &Row| -> Vec<(String, String)> {
        let names = row.actors.iter().chain(&row.recipients).filter(|n| is_name(n));
        names.map(|n| (n.clone(), listed(n).and_then(|l| l.country).unwrap_or_default().to_owned())).collect()
    };
    let mut found = counted(asked, ledger, |query, q| query.actor = Some(q), parties)?;
    let as_of = asked.params.as_of()?;
    let said = said(ledger, &Query { as_of, actor: asked.params.get("q").map(str::to_owned), limit: Some(ARTICLES), ..Query::default() })?;
    found.list.iter_mut().for_each(|name| name.claims = said.get(&name.name.to_lowercase()).copied().unwrap_or_default());
    Ok(found)
}

/// Where things happen or will; `q` narrows them by words or the two letters of a country.
pub(crate) fn places(asked: &Asked, ledger: &Ledger) -> Result<Names, Problem> {
    let places = |row: &Row| -> Vec<(String, String)> {
        let place = row.state.place.iter();
        place.filter_map(|p| Some((p.text.clone()?, p.country.clone().unwrap_or_default()))).collect()
    };
    counted(asked, ledger, |query, q| query.place = Some(q), places)
}

/// A description in lower case is somebody else in each article.
fn is_name(text: &str) -> bool {
    text.chars().any(|c| c.is_alphabetic() && !c.is_lowercase())
}

/// `narrow`: puts the words into the question; `of`: the names of a row, each with its country.
fn counted(
    asked: &Asked,
    ledger: &Ledger,
    narrow: impl Fn(&mut Query, String),
    of: impl Fn(&Row) -> Vec<(String, String)>,
) -> Result<Names, Problem> {
    let (today, q) = (asked.today()?, asked.params.text("q"));
    let mut query = Query { as_of: asked.params.as_of()?, today: Some(today), undated: true, ..Query::default() };
    let words = Words::of(&q);
    if !words.is_empty() {
        narrow(&mut query, q.clone());
    }
    let mut names: BTreeMap<String, Name> = BTreeMap::new();
    let (rows, is_cut) = ledger.latest(&query, EVENTS)?;
    for row in rows {
        for (name, country) in of(&row).into_iter().filter(|n| words.are_in(&n.0) || n.1.eq_ignore_ascii_case(&q)) {
            let known = names.entry(name.to_lowercase()).or_insert_with(|| Name { name, ..Name::default() });
            known.count(&row, today);
            if known.country.is_empty() {
                known.country = country;
            }
        }
    }
    let mut list: Vec<Name> = names.into_values().filter(|n| n.ahead + n.happened > 0).collect();
    list.sort_by_key(|n| std::cmp::Reverse(n.ahead + n.happened));
    Ok(Names { list, is_cut })
}

/// How many claims each name makes.
fn said(ledger: &Ledger, query: &Query) -> Result<HashMap<String, usize>, Problem> {
    let mut out: HashMap<String, usize> = HashMap::new();
    for thread in ledger.claims(query)? {
        if let Some(name) = &thread.first.name {
            *out.entry(name.to_lowercase()).or_default() += 1;
        }
    }
    Ok(out)
}
