//! Claims across articles: the same claim by the same source, who said it first, and denials joined to what they deny.
//!
//! `Ferro: the talks will go on` (May 2), `Ferro: talks go on` (May 4), `Holm denies that talks go on` → one thread of two, one denial
//!
//! [`threads`] is pure: it looks at words and sources, in the order in which the claims were published.

use crate::day;
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::packed;
use crate::page::Page;
use crate::passage::Passage;
use crate::query::{self, Query, Report};
use crate::row;
use crate::settle;
use crate::turn;
use dateline_engine::Reading;
use dateline_engine::reading::ClaimOut;
use jiff::civil::Date;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// Joins claims that say the same, and denials to what they deny. The claims come in the order in which they were published; a thread
/// stands where its first claim stood.
pub fn threads(claims: Vec<Claim>) -> Vec<Thread> {
    let mut out: Vec<Thread> = Vec::new();
    let mut by_word: HashMap<u32, Vec<usize>> = HashMap::new();
    for claim in claims {
        let near = near(&by_word, &claim);
        match near.into_iter().find(|&i| out[i].first.says_the_same(&claim)) {
            Some(i) if claim.denies() != out[i].first.denies() => out[i].denials.push(claim),
            Some(i) if out[i].first.is_by_the_same(&claim) => out[i].again.push(claim),
            Some(i) => out[i].others.push(claim),
            None => {
                claim.words.iter().for_each(|w| by_word.entry(*w).or_default().push(out.len()));
                out.push(Thread { first: claim, again: Vec::new(), others: Vec::new(), denials: Vec::new() });
            }
        }
    }
    out
}

/// What is said by one or more, and denied by some.
#[derive(Debug, Clone, PartialEq)]
pub struct Thread {
    /// Who said it first.
    pub first: Claim,
    /// The same by the same source.
    pub again: Vec<Claim>,
    /// The same by other sources.
    pub others: Vec<Claim>,
    /// Denials of it; where the first is itself a denial, those who say it.
    pub denials: Vec<Claim>,
}

/// A claim of an article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Claim {
    /// The caller's id of the article.
    pub article: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// The day of publication.
    pub day: Option<Date>,
    /// Who says so: the article's words, or the name for a pronoun.
    pub source: Option<String>,
    /// The source's fullest name in the article, where it has one.
    pub name: Option<String>,
    /// `named`, `unnamed`, `outlet`, `document`, `group` or `author`.
    pub kind: Option<String>,
    /// The verb.
    pub lemma: String,
    /// `says`, `denies`, …
    pub stance: String,
    /// What is said, cut from the text.
    pub content: String,
    /// Where that is, in code points.
    pub spans: Vec<[usize; 2]>,
    /// `direct`, `indirect` or `mixed`.
    pub form: String,
    /// The source through whom it came.
    pub through: Option<String>,
    /// Hashes of the beginnings of its words, sorted.
    words: Vec<u32>,
}

impl Claim {
    /// Whether it says that something is not so.
    pub fn denies(&self) -> bool {
        self.stance == "denies"
    }

    fn says_the_same(&self, other: &Self) -> bool {
        let common = self.words.iter().filter(|w| other.words.binary_search(w).is_ok()).count();
        let (less, more) = (self.words.len().min(other.words.len()), self.words.len().max(other.words.len()));
        // A denial is shorter than what it denies, as a rule.
        let is_denial = self.denies() != other.denies();
        common >= 2 && common * 3 >= less * 2 && (is_denial || common * 5 >= more * 2)
    }

    fn is_by_the_same(&self, other: &Self) -> bool {
        let who = |c: &Self| c.name.as_ref().or(c.source.as_ref()).map(|s| row::words(s));
        match (who(self), who(other)) {
            (Some(a), Some(b)) => a.last() == b.last() && (a.len() == 1 || b.len() == 1 || a == b),
            (None, None) => self.outlet == other.outlet,
            _ => false,
        }
    }
}

/// Threads that share most words with a claim, the best first; of equals the earliest.
fn near(by_word: &HashMap<u32, Vec<usize>>, claim: &Claim) -> Vec<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for i in claim.words.iter().filter_map(|w| by_word.get(w)).flatten() {
        *counts.entry(*i).or_default() += 1;
    }
    let mut order: Vec<(usize, usize)> = counts.into_iter().filter(|c| c.1 > 1).map(|(i, n)| (usize::MAX - n, i)).collect();
    order.sort_unstable();
    order.into_iter().map(|o| o.1).collect()
}

/// A claim as the file has it: what the text says again is cut from the text.
#[derive(Serialize, Deserialize)]
struct Kept {
    source: Option<(String, Option<String>, String)>,
    lemma: String,
    stance: String,
    spans: Vec<[usize; 2]>,
    form: String,
    through: Option<u32>,
}

/// Claims of a reading that are kept.
const MOST: usize = turn::MOST_EVENTS as usize;

/// The claims of a reading for its page; their sources are noted.
pub(crate) fn put(db: &Connection, version: i64, reading: &Reading) -> Result<Vec<u8>> {
    let all: Vec<Kept> = reading.claims.iter().take(MOST).map(|c| kept(reading, c)).collect();
    let mut put = db.prepare_cached("INSERT OR IGNORE INTO teller VALUES (?1, ?2)")?;
    for source in all.iter().filter_map(Kept::term) {
        put.execute([source, version])?;
    }
    packed::value(&all)
}

impl Kept {
    /// By what its source is found.
    fn term(&self) -> Option<i64> {
        self.source.as_ref().and_then(|s| settle::term(s.1.as_ref().unwrap_or(&s.0)))
    }
}

fn kept(reading: &Reading, c: &ClaimOut) -> Kept {
    let name = |id: &String| reading.entities.iter().find(|e| e.id == *id).map(|e| e.name.clone());
    Kept {
        source: c.source.as_ref().map(|s| (s.text.clone(), s.entity.as_ref().and_then(name), s.kind.to_owned())),
        lemma: c.cue.lemma.clone(),
        stance: c.cue.stance.to_owned(),
        spans: c.content.spans.clone(),
        form: c.content.form.to_owned(),
        through: c.through.as_ref().and_then(|id| id.strip_prefix('c')?.parse::<u32>().ok()?.checked_sub(1)),
    }
}

/// Takes away what is noted of the sources of a text, before its page goes.
pub(crate) fn take(db: &Connection, version: i64) -> Result<()> {
    let mut put = db.prepare_cached("DELETE FROM teller WHERE source = ?1 AND version = ?2")?;
    for source in of_page(&Page::of(db, version)?)?.iter().filter_map(Kept::term) {
        put.execute([source, version])?;
    }
    Ok(())
}

fn of_page(page: &Page) -> Result<Vec<Kept>> {
    if page.claims.is_empty() { Ok(Vec::new()) } else { packed::value_of(&page.claims) }
}

impl Ledger {
    /// Claims, joined to threads. Of `query` count `as_of`, the days (of publication), the outlet, the source (`actor`) and `limit`:
    /// the number of articles that are looked at, the latest first (1,000 where none is given).
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn claims(&self, query: &Query) -> Result<Vec<Thread>> {
        self.read(|db| {
            let mut all = Vec::new();
            for version in versions(db, query)?.into_iter().rev() {
                all.extend(of_version(db, version)?);
            }
            let mut found = threads(all);
            if let Some(actor) = &query.actor {
                let words = row::words(actor);
                let is_by = |c: &Claim| [&c.name, &c.source].into_iter().flatten().any(|n| row::has_words(n, &words));
                found.retain(|t| [&t.first].into_iter().chain(&t.again).chain(&t.others).chain(&t.denials).any(is_by));
            }
            Ok(found)
        })
    }
}

/// Reports of an event whose claims are looked at.
const REPORTS: usize = 100;

impl Ledger {
    /// The claims whose words hold a mention of an event, joined to threads. Of an event of many reports, those of the last hundred.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn claims_about(&self, reports: &[Report]) -> Result<Vec<Thread>> {
        self.read(|db| {
            let mut all = Vec::new();
            for report in &reports[reports.len().saturating_sub(REPORTS)..] {
                let Some((_, version)) = query::text_of(db, &report.told.article, report.day)? else { continue };
                let holds =
                    |c: &Claim| report.observation.mentions.iter().any(|m| c.spans.iter().any(|s| s[0] <= m.start && m.end <= s[1]));
                all.extend(of_version(db, version)?.into_iter().filter(holds));
            }
            Ok(threads(all))
        })
    }

    /// The claims of some articles, by the caller's names for them, joined to threads; as known on a day or now.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn claims_in<'a>(&self, articles: impl IntoIterator<Item = &'a str>, as_of: Option<Date>) -> Result<Vec<Thread>> {
        self.read(|db| {
            let texts = articles.into_iter().map(|name| query::text_of(db, name, as_of));
            let mut texts: Vec<(i32, i64)> = texts.filter_map(Result::transpose).collect::<Result<_>>()?;
            texts.sort_unstable();
            texts.dedup();
            let all: Vec<Vec<Claim>> = texts.iter().map(|t| of_version(db, t.1)).collect::<Result<_>>()?;
            Ok(threads(all.concat()))
        })
    }
}

/// The texts to look at, the latest first.
fn versions(db: &Connection, query: &Query) -> Result<Vec<i64>> {
    let term = query.actor.as_deref().and_then(settle::term);
    let number = |day: Option<Date>, open: i32| day.map_or(open, day::number);
    let mut ask = db.prepare_cached(
        "SELECT v.id FROM version v WHERE v.day BETWEEN ?1 AND ?2 AND v.state < 2 AND (?3 IS NULL OR v.outlet = ?3 COLLATE NOCASE)
           AND CASE WHEN ?4 IS NULL THEN v.until IS NULL ELSE v.day <= ?4 AND (v.until IS NULL OR v.until > ?4) END
           AND (?5 IS NULL OR v.id IN (SELECT version FROM teller WHERE source = ?5)) ORDER BY v.day DESC, v.rank DESC LIMIT ?6",
    )?;
    let (from, to) = (number(query.from, i32::MIN), number(query.to, i32::MAX));
    let given = params![from, to, query.outlet, query.as_of.map(day::number), term, query.limit.unwrap_or(1_000) as i64];
    Ok(ask.query_map(given, |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The claims of a text.
fn of_version(db: &Connection, version: i64) -> Result<Vec<Claim>> {
    let page = Page::of(db, version)?;
    let kept = of_page(&page)?;
    let passage = Passage::from(page);
    let mut facts = db.prepare_cached("SELECT name, outlet, url, day FROM version WHERE id = ?1")?;
    let (article, outlet, url, day): (String, Option<String>, Option<String>, i32) =
        facts.query_row([version], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))?;
    let claim = |k: &Kept| {
        let content = k.spans.iter().map(|s| passage.cut(s[0], s[1])).collect::<Option<Vec<&str>>>();
        let content = content.ok_or_else(|| Error::damaged(format!("a claim outside the text of {article}")))?.join(" … ");
        let through = k.through.and_then(|t| kept.get(t as usize)?.source.as_ref());
        Ok(Claim {
            article: article.clone(),
            outlet: outlet.clone(),
            url: url.clone(),
            day: day::date(day),
            source: k.source.as_ref().map(|s| s.0.clone()),
            name: k.source.as_ref().and_then(|s| s.1.clone()),
            kind: k.source.as_ref().map(|s| s.2.clone()),
            lemma: k.lemma.clone(),
            stance: k.stance.clone(),
            words: beginnings(&content),
            content,
            spans: k.spans.clone(),
            form: k.form.clone(),
            through: through.map(|s| s.1.clone().unwrap_or_else(|| s.0.clone())),
        })
    };
    kept.iter().map(claim).collect()
}

/// Hashes of the first letters of longer words, so that "announces" and "announcement" are one.
fn beginnings(content: &str) -> Vec<u32> {
    let long = |w: &String| w.chars().count() > 3;
    let start = |w: String| crate::hash::hash(&w.chars().take(6).collect::<String>()) as u32;
    let mut out: Vec<u32> = row::words(content).into_iter().filter(long).map(start).collect();
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(source: &str, stance: &str, content: &str) -> Claim {
        let source = Some(source.to_owned());
        Claim { source, stance: stance.into(), content: content.into(), words: beginnings(content), ..Claim::default() }
    }

    #[test]
    fn threads_join_what_is_the_same() {
        let found = threads(vec![
            claim("Ana Ferro", "says", "the talks with Norland will continue in Lisbon"),
            claim("Ferro", "says", "talks with Norland continue in Lisbon next week"),
            claim("an official", "says", "talks with Norland would continue in Lisbon"),
            claim("Peder Holm", "denies", "talks with Norland continue"),
            claim("Ana Ferro", "says", "the ferry will be launched in May"),
        ]);
        let counts: Vec<_> = found.iter().map(|t| (t.again.len(), t.others.len(), t.denials.len())).collect();
        assert_eq!(counts, [(1, 1, 1), (0, 0, 0)]);
        assert_eq!(found[0].denials[0].source.as_deref(), Some("Peder Holm"));
    }

    #[test]
    fn a_denial_that_comes_first_waits_for_what_it_denies() {
        let found = threads(vec![
            claim("Peder Holm", "denies", "talks with Norland continue"),
            claim("Ana Ferro", "says", "the talks with Norland continue"),
        ]);
        assert_eq!((found.len(), found[0].denials.len()), (1, 1));
    }
}
