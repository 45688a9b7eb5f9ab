//! `/q/NAME`, `/q/NAME.ics`, `/q/NAME.atom`, `/q/NAME.feed.json`: a query that has a name in `dateline.toml`. The address stays when what it asks is changed.
//!
//! `berlin = "place=Berlin&status=scheduled"` → `/q/berlin` is the diary with these filters, `/q/berlin.ics` the calendar of it
//!
//! What else stands behind the `?` of the diary, its calendar and its feeds holds here too; a filter does not, as it would be another query.

use super::answer::{Answer, Asked};
use super::params::Params;
use super::problem::Problem;
use super::{calendar, feed, page};
use dateline_ledger::Ledger;
use jiff::civil::Date;
use serde_json::json;

/// A query with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Saved {
    pub(crate) name: String,
    /// As the settings have it.
    pub(crate) text: String,
    /// Filters and nothing else.
    pub(crate) params: Params,
}

/// What a saved query may ask.
const FILTERS: [&str; 8] = ["q", "from", "to", "actor", "place", "type", "status", "outlet"];

/// Letters of a name at most.
const LONGEST: usize = 64;

impl Saved {
    /// Reads it.
    ///
    /// # Errors
    /// What was wanted and what was met, where the name cannot stand in an address, or a filter or its value is none.
    pub(crate) fn read(name: &str, text: &str) -> Result<Self, String> {
        let is_name =
            (1..=LONGEST).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !is_name {
            return Err(format!("wanted a name of a-z, 0-9 and -, {LONGEST} at most, met {name:?}"));
        }
        let params = Params::of(text.trim_start_matches('?'));
        if let Some(other) = params.names().find(|n| !FILTERS.contains(n)) {
            return Err(format!("wanted filters ({}), met {other:?}", FILTERS.join(", ")));
        }
        if params.names().next().is_none() {
            return Err(format!("wanted filters such as place=Oslo&status=planned, met {text:?}"));
        }
        params.query(Date::ZERO).map_err(|problem| problem.detail)?;
        Ok(Self { name: name.to_owned(), text: text.to_owned(), params })
    }
}

/// What an address of a saved query ends with, and what answers then.
type Form = (&'static str, fn(&Asked, &Ledger) -> Result<Answer, Problem>);
const FORMS: [Form; 6] = [
    ("", page::diary),
    (".ics", calendar::diary),
    (".ninjs.json", calendar::ninjs),
    (".newsml.xml", calendar::newsml),
    (".atom", feed::atom),
    (".feed.json", feed::json),
];

/// The diary of a saved query, in the form that the address ends with.
pub(crate) fn saved(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let (name, ending) = asked.part().split_at(asked.part().find('.').unwrap_or(asked.part().len()));
    let saved = asked.settings.config.query(name).map_err(|e| Problem::missing(e.to_string()))?;
    let form = FORMS.iter().find(|f| f.0 == ending);
    let (ending, answer) = form.ok_or_else(|| {
        Problem::missing(format!("wanted .ics, .ninjs.json, .newsml.xml, .atom or .feed.json after {name}, met {ending:?}"))
    })?;
    if let Some(filter) = asked.params.names().find(|n| FILTERS.contains(n)) {
        return Err(Problem::asked(format!("{filter}: wanted no filter beside those of {name}; /diary takes them")));
    }
    answer(&asked.saved(saved, ending), ledger)
}

/// All that there are, with their addresses.
pub(crate) fn queries(asked: &Asked, _: &Ledger) -> Result<Answer, Problem> {
    let one = |q: &&Saved| {
        let at = |ending: &str| format!("{}/q/{}{ending}", asked.site(), q.name);
        json!({"name": q.name, "query": q.text, "page": at(""), "calendar": at(".ics"), "atom": at(".atom"), "json_feed": at(".feed.json")})
    };
    Ok(Answer::json(&json!({"items": asked.settings.config.queries().iter().map(one).collect::<Vec<_>>()})))
}

impl Asked {
    /// The same request with the filters of a saved query.
    fn saved(&self, saved: &Saved, ending: &str) -> Self {
        Self {
            path: format!("/q/{}{ending}", saved.name),
            parts: Vec::new(),
            params: self.params.and(&saved.params),
            settings: self.settings.clone(),
            person: self.person.clone(),
            host: self.host.clone(),
            token: self.token.clone(),
            saved: Some(saved.name.clone()),
        }
    }

    /// What stands in the address; the filters of a saved query do not.
    pub(crate) fn own(&self) -> Params {
        let is_own = |name: &str| self.saved.is_none() || !FILTERS.contains(&name);
        self.params.only(&self.params.names().filter(|n| is_own(n)).collect::<Vec<_>>())
    }

    /// The path of the diary that is asked for, with another ending.
    pub(crate) fn diary(&self, ending: &str) -> String {
        self.saved.as_ref().map_or_else(|| format!("/diary{ending}"), |name| format!("/q/{name}{ending}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_filters_are_looked_at() {
        assert_eq!(Saved::read("firm-2", "?status=planned&status=held&q=").unwrap().params.all("status").count(), 2);
        let check = |name: &str, text: &str, said: &str| {
            let error = Saved::read(name, text).unwrap_err();
            assert!(error.starts_with(said), "{error}");
        };
        for name in ["", "a.ics", "Oslo", "a/b", "ü", &"a".repeat(65)] {
            check(name, "place=Oslo", "wanted a name of a-z");
        }
        check("a", "plaice=Oslo", "wanted filters (q, from");
        check("a", "place=Oslo&as-of=2031-01-01", "wanted filters (q, from");
        check("a", "place=", "wanted filters such as");
        check("a", "status=sure", "status: wanted one of");
        check("a", "from=May", "from: wanted a day");
    }
}
