//! Search in the words of articles: the best first, each with the sentence that has most of the words.

use super::Query;
use crate::day;
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::passage::Passage;
use crate::row;
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
    /// How well it fits: higher is better.
    pub score: f64,
}

impl Ledger {
    /// Articles that have all of some words; `"words in quotes"` stand together, `word*` begins so. Of `query` count the days
    /// (of publication), the outlet, `as_of` and `limit` (50 where none is given).
    ///
    /// # Errors
    /// When there is nothing to look for, or the file cannot be read.
    pub fn search(&self, text: &str, query: &Query) -> Result<Vec<Hit>> {
        let pattern = pattern(text).ok_or_else(|| Error::asked("wanted words to look for, met none"))?;
        self.read(|db| hits(db, &pattern, text, query))
    }
}

fn hits(db: &Connection, pattern: &str, text: &str, query: &Query) -> Result<Vec<Hit>> {
    let number = |day: Option<Date>, open: i32| day.map_or(open, day::number);
    let as_of = query.as_of.map(day::number);
    // Where all days are asked for, the texts that count are those that were not replaced.
    let mut ask = db.prepare_cached(
        "SELECT v.id, v.name, v.title, v.outlet, v.url, v.day, bm25(words, 2.0, 1.0) AS score FROM words JOIN version v ON v.id = words.rowid
         WHERE words MATCH ?1 AND v.state < 2 AND v.day BETWEEN ?2 AND ?3 AND (?4 IS NULL OR v.outlet = ?4 COLLATE NOCASE)
           AND CASE WHEN ?5 IS NULL THEN v.until IS NULL ELSE v.day <= ?5 AND (v.until IS NULL OR v.until > ?5) END
         ORDER BY score, v.day, v.rank LIMIT ?6",
    )?;
    let most = query.limit.unwrap_or(50) as i64;
    let given = params![pattern, number(query.from, i32::MIN), number(query.to, i32::MAX), query.outlet, as_of, most];
    let mut rows = ask.query(given)?;
    let (words, mut out) = (row::words(text), Vec::new());
    while let Some(r) = rows.next()? {
        out.push(Hit {
            article: r.get(1)?,
            headline: r.get(2)?,
            outlet: r.get(3)?,
            url: r.get(4)?,
            day: day::date(r.get(5)?),
            sentence: best(&Passage::of(db, r.get(0)?)?, &words),
            score: -r.get::<_, f64>(6)?,
        });
    }
    Ok(out)
}

/// The first sentence that has most of the words.
fn best(passage: &Passage, words: &[String]) -> String {
    let count = |s: &str| {
        let own = row::words(s);
        words.iter().filter(|w| own.iter().any(|o| o.starts_with(w.as_str()))).count()
    };
    let all = (0..passage.sentences.len()).filter_map(|i| passage.sentence(i));
    let best = all.map(|s| (count(s), s)).reduce(|a, b| if b.0 > a.0 { b } else { a });
    best.map(|b| b.1.to_owned()).unwrap_or_default()
}

/// The words as FTS5 has them: each in quotes, so that nothing in them has a meaning of its own.
fn pattern(text: &str) -> Option<String> {
    let mut out = Vec::new();
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
        assert_eq!(pattern(r#" " * - "#), None);
    }
}
