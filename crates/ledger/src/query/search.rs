//! Search in the words of articles: the best first, each with the sentence that has most of the words.

use super::{Query, Table, fits};
use crate::cache::Cache;
use crate::correct::Settings;
use crate::day;
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::passage::Passage;
use crate::{row, settle};
use jiff::civil::Date;
use rusqlite::{Connection, params};

/// An article that has the words.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The caller's id of the article.
    pub article: String,
    /// Its headline.
    pub headline: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// The day of publication.
    pub day: Option<Date>,
    /// Its sentence that has most of the words.
    pub sentence: String,
    /// Where that is, in code points.
    pub span: [usize; 2],
    /// How well it fits: higher is better.
    pub score: f64,
}

/// Articles that are ranked, the last added of those that fit: to rank more takes longer than somebody waits.
const RANKED: i64 = 5_000;

impl Ledger {
    /// Articles that have all of some words; `"words in quotes"` stand together, `word*` begins so. Of `query` count the days
    /// (of publication), the outlet, `as_of` and `limit` (50 where none is given); an actor, place, type or status is of an event that the
    /// article tells of. The best come first; where more than five thousand articles fit, the best of those that were added last.
    ///
    /// # Errors
    /// When there is nothing to look for, or the file cannot be read.
    pub fn search(&self, text: &str, query: &Query) -> Result<Vec<Hit>> {
        self.search_part(text, query, |_| true)
    }

    /// The same, with a sentence only for those of some places in the order: to find it costs more than all else.
    ///
    /// # Errors
    /// As [`Ledger::search`].
    pub fn search_part(&self, text: &str, query: &Query, is_shown: impl Fn(usize) -> bool) -> Result<Vec<Hit>> {
        let pattern = pattern(text).ok_or_else(|| Error::asked("wanted words to look for, met none"))?;
        self.look(|db, cache| hits(db, cache, &pattern, text, query, &is_shown))
    }
}

/// Inside, the walk goes from the last added text back, as the order of the full-text table is that of its rows, and ends after enough
/// of them. Where all days are asked for, the texts that count are those that were not replaced.
const FOUND: &str = "SELECT id, name, title, outlet, url, day, score FROM (
       SELECT v.id, v.name, v.title, v.outlet, v.url, v.day, v.rank, bm25(words, 2.0, 1.0) AS score
       FROM words CROSS JOIN version v ON v.id = words.rowid
       WHERE words MATCH ?1 AND v.state < 2 AND v.day BETWEEN ?2 AND ?3 AND (?4 IS NULL OR v.outlet = ?4 COLLATE NOCASE)
         AND CASE WHEN ?5 IS NULL THEN v.until IS NULL ELSE v.day <= ?5 AND (v.until IS NULL OR v.until > ?5) END
         AND words.rowid BETWEEN ?6 AND ?7
       ORDER BY words.rowid DESC LIMIT ?8)
     ORDER BY score, day, rank LIMIT ?9";

fn hits(
    db: &Connection,
    cache: &mut Cache,
    pattern: &str,
    text: &str,
    query: &Query,
    is_shown: &dyn Fn(usize) -> bool,
) -> Result<Vec<Hit>> {
    let number = |day: Option<Date>, open: i32| day.map_or(open, day::number);
    let as_of = query.as_of.map(day::number);
    let (from, to) = (number(query.from, i32::MIN), number(query.to, i32::MAX).min(as_of.unwrap_or(i32::MAX)));
    let (first, last) = texts_between(db, from, to)?;
    let most = query.limit.unwrap_or(50);
    let told = Told::of(db, cache, query)?;
    let wanted = if told.is_some() { -1 } else { most as i64 };
    let mut ask = db.prepare_cached(FOUND)?;
    let mut rows = ask.query(params![pattern, from, to, query.outlet, as_of, first, last, RANKED, wanted])?;
    let (words, mut out) = (row::words(text), Vec::new());
    while let Some(r) = rows.next()?.filter(|_| out.len() < most) {
        if let Some(told) = &told
            && !told.by(db, cache, r.get(0)?)?
        {
            continue;
        }
        let shown = is_shown(out.len()).then(|| Passage::of(db, r.get(0)?)).transpose()?;
        let (sentence, span) = shown.map(|passage| best(&passage, &words)).unwrap_or_default();
        out.push(Hit {
            article: r.get(1)?,
            headline: r.get(2)?,
            outlet: r.get(3)?,
            url: r.get(4)?,
            day: day::date(r.get(5)?),
            sentence,
            span,
            score: -r.get::<_, f64>(6)?,
        });
    }
    Ok(out)
}

/// The first and the last text of some days.
fn texts_between(db: &Connection, from: i32, to: i32) -> Result<(i64, i64)> {
    if (from, to) == (i32::MIN, i32::MAX) {
        return Ok((i64::MIN, i64::MAX));
    }
    let sql = "SELECT ifnull(min(id), 0), ifnull(max(id), 0) FROM version WHERE day BETWEEN ?1 AND ?2";
    Ok(db.prepare_cached(sql)?.query_row([from, to], |r| Ok((r.get(0)?, r.get(1)?)))?)
}

/// The events that are asked for: those of a kind, a status, a place, or in which somebody takes part.
struct Told {
    query: Query,
    settings: Settings,
}

impl Told {
    /// None, where any article will do.
    fn of(db: &Connection, cache: &mut Cache, query: &Query) -> Result<Option<Self>> {
        let Query { as_of, today, actor, place, kind, status, .. } = query.clone();
        if actor.is_none() && place.is_none() && kind.is_none() && status.is_empty() {
            return Ok(None);
        }
        let query = Query { as_of, today, actor, place, kind, status, ..Query::default() };
        Ok(Some(Self { settings: Settings::load(db, cache, &query.ask())?, query }))
    }

    /// Whether a text tells of one.
    fn by(&self, db: &Connection, cache: &mut Cache, version: i64) -> Result<bool> {
        let (from, to) = settle::range(version);
        let mut ask = db.prepare_cached("SELECT DISTINCT event FROM obs WHERE id BETWEEN ?1 AND ?2 AND event > 0")?;
        let mut events = ask.query([from, to])?;
        while let Some(r) = events.next()? {
            let event = r.get(0)?;
            let row = row::of(db, cache, event, &self.query.ask(), self.settings.of(event))?;
            if row.is_some_and(|row| fits(&row, &self.query, Table::Events)) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// The first sentence that has most of the words, and where it is.
fn best(passage: &Passage, words: &[String]) -> (String, [usize; 2]) {
    let count = |s: &str| {
        let own = row::words(s);
        words.iter().filter(|w| own.iter().any(|o| o.starts_with(w.as_str()))).count()
    };
    let all = passage.sentences.iter().filter_map(|&[start, end]| Some((passage.cut(start, end)?, [start, end])));
    let best = all.map(|s| (count(s.0), s)).reduce(|a, b| if b.0 > a.0 { b } else { a });
    best.map(|(_, (sentence, span))| (sentence.to_owned(), span)).unwrap_or_default()
}

/// The words as FTS5 has them: each in quotes, so that nothing in them has a meaning of its own.
fn pattern(text: &str) -> Option<String> {
    let mut out = Vec::new();
    // A NUL would end what the database reads.
    let text = text.replace('\0', " ");
    for (i, part) in text.split('"').enumerate() {
        if i % 2 == 1 {
            out.push(format!("\"{part}\""));
        } else {
            out.extend(part.split_whitespace().map(|w| match w.strip_suffix('*') {
                Some(start) if start.chars().any(char::is_alphanumeric) => format!("\"{start}\"*"),
                _ => format!("\"{w}\""),
            }));
        }
    }
    out.retain(|w| w.chars().any(char::is_alphanumeric));
    (!out.is_empty()).then(|| out.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_no_meaning_of_their_own() {
        assert_eq!(pattern("trump AND (putin").as_deref(), Some(r#""trump" "AND" "(putin""#));
        assert_eq!(pattern(r#"say "trade war" tari*"#).as_deref(), Some(r#""say" "trade war" "tari"*"#));
        assert_eq!(pattern("quay\0side \"a\0b").as_deref(), Some(r#""quay" "side" "a b""#));
        assert_eq!(pattern(r#" " * - "#), None);
    }
}
