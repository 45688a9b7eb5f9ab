//! What stands behind `?`: filters, days, pages.

use super::problem::Problem;
use dateline_ledger::Query;
use dateline_ledger::status::Status;
use jiff::civil::Date;

/// Names and values in their order. `_` and `-` in names are one: `as_of` and `as-of`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Params(Vec<(String, String)>);

/// Rows on a page where nobody asks for another number, and at most.
pub(crate) const LIMIT: usize = 200;
pub(crate) const MOST: usize = 1_000;

impl Params {
    pub(crate) fn of(query: &str) -> Self {
        let pairs = form_urlencoded::parse(query.as_bytes());
        Self(pairs.map(|(name, value)| (name.replace('_', "-"), value.trim().to_owned())).filter(|p| !p.1.is_empty()).collect())
    }

    /// The first value of a name.
    pub(crate) fn get<'p>(&'p self, name: &'p str) -> Option<&'p str> {
        self.all(name).next()
    }

    /// The first value of a name, or nothing.
    pub(crate) fn text(&self, name: &str) -> String {
        self.get(name).unwrap_or_default().to_owned()
    }

    /// All values of a name.
    pub(crate) fn all<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p str> {
        self.0.iter().filter(move |p| p.0 == name).map(|p| p.1.as_str())
    }

    /// The names, as often as they stand there.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|p| p.0.as_str())
    }

    /// A day.
    pub(crate) fn day(&self, name: &str) -> Result<Option<Date>, Problem> {
        let read = |text: &str| text.parse().map_err(|_| Problem::asked(format!("{name}: wanted a day such as 2026-06-11, met {text:?}")));
        self.get(name).map(read).transpose()
    }

    /// The day as of which is asked.
    pub(crate) fn as_of(&self) -> Result<Option<Date>, Problem> {
        self.day("as-of")
    }

    /// How many rows are asked for.
    pub(crate) fn limit(&self) -> Result<usize, Problem> {
        let Some(text) = self.get("limit") else { return Ok(LIMIT) };
        let number = text.parse().ok().filter(|n| (1..=MOST).contains(n));
        number.ok_or_else(|| Problem::asked(format!("limit: wanted a number from 1 to {MOST}, met {text:?}")))
    }

    /// The filters. `today`: where no day as of which is asked.
    pub(crate) fn query(&self, today: Date) -> Result<Query, Problem> {
        let (as_of, own) = (self.as_of()?, |name| self.get(name).map(str::to_owned));
        Ok(Query {
            as_of,
            today: Some(as_of.unwrap_or(today)),
            from: self.day("from")?,
            to: self.day("to")?,
            undated: true,
            actor: own("actor"),
            place: own("place"),
            kind: own("type"),
            status: self.all("status").map(status).collect::<Result<_, _>>()?,
            outlet: own("outlet"),
            after: self.get("cursor").map(str::to_owned),
            limit: None,
        })
    }

    /// The same with other values; nothing takes a name away.
    pub(crate) fn with(&self, changes: &[(&str, &str)]) -> Self {
        let mut all: Vec<(String, String)> = self.0.iter().filter(|p| changes.iter().all(|c| c.0 != p.0)).cloned().collect();
        all.extend(changes.iter().filter(|c| !c.1.is_empty()).map(|c| (c.0.to_owned(), c.1.to_owned())));
        Self(all)
    }

    /// The same, and others.
    pub(crate) fn and(&self, others: &Self) -> Self {
        Self(self.0.iter().chain(&others.0).cloned().collect())
    }

    /// The same without one value of a name.
    pub(crate) fn without(&self, name: &str, value: &str) -> Self {
        Self(self.0.iter().filter(|p| (p.0.as_str(), p.1.as_str()) != (name, value)).cloned().collect())
    }

    /// Those of some names.
    pub(crate) fn only(&self, names: &[&str]) -> Self {
        Self(self.0.iter().filter(|p| names.contains(&p.0.as_str())).cloned().collect())
    }

    /// As a query, with its `?`; empty where there is nothing.
    pub(crate) fn ask(&self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        let mut out = form_urlencoded::Serializer::new(String::from("?"));
        self.0.iter().for_each(|(name, value)| {
            out.append_pair(name, value);
        });
        // The serializer writes what it was begun with as it is.
        out.finish().replacen("?&", "?", 1)
    }
}

fn status(word: &str) -> Result<Status, Problem> {
    let known = || Status::ALL.map(Status::label).join(", ");
    Status::named(word).ok_or_else(|| Problem::asked(format!("status: wanted one of {}, met {word:?}", known())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_read_and_written() {
        let params = Params::of("as_of=2026-06-01&status=planned&status=possible&actor=&q=a%26b");
        assert_eq!(params.get("as-of"), Some("2026-06-01"));
        assert_eq!(params.get("actor"), None);
        let query = params.query("2026-07-01".parse().unwrap()).unwrap();
        assert_eq!((query.status.len(), query.today), (2, query.as_of));
        assert_eq!(params.with(&[("as-of", ""), ("q", "é ü")]).ask(), "?status=planned&status=possible&q=%C3%A9+%C3%BC");
        assert_eq!(params.without("status", "planned").only(&["status"]).ask(), "?status=possible");
        assert_eq!(Params::of("").ask(), "");
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let wrong = |query: &str| Params::of(query).query("2026-07-01".parse().unwrap()).unwrap_err().detail;
        assert_eq!(wrong("from=2026-02-30"), "from: wanted a day such as 2026-06-11, met \"2026-02-30\"");
        assert!(wrong("status=sure").starts_with("status: wanted one of "));
        assert!(Params::of("limit=0").limit().unwrap_err().detail.starts_with("limit: wanted"));
    }
}
