//! What an event is called outside: a short hash of the mention that founded it, the same in every ledger with the same articles.

use crate::cache::Cache;
use crate::error::{Error, Result};
use crate::member::Member;
use crate::settle::range;
use rusqlite::Connection;

/// Digits without those that look alike.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Digits that say which text of which article.
const TEXT: usize = 8;
/// Events of one reading that one word names at most.
pub(crate) const TWINS: usize = 4;

/// The name of the event that an observation founds, or would.
pub(crate) fn of(m: &Member) -> String {
    let start = m.observation.mentions.first().map_or(0, |h| h.start);
    let mut out = digits(m.version.tag as u64, TEXT);
    out.push_str(&digits((start * TWINS) as u64 + u64::from(m.twin), 1));
    out
}

/// The event that a name means: the one that the observation belongs to that the name is made of.
pub(crate) fn find(db: &Connection, cache: &mut Cache, name: &str) -> Result<i64> {
    let wrong =
        || Error::unknown(format!("wanted the name of an event, met {:?}; names are in the first column of each table", crop(name)));
    let (text, word) = name.split_at_checked(TEXT).ok_or_else(wrong)?;
    let (tag, word) = (number(text).ok_or_else(wrong)?, number(word).ok_or_else(wrong)?);
    let mut ask = db.prepare_cached("SELECT id FROM version WHERE tag = ?1 AND state < 2 ORDER BY day")?;
    let versions: Vec<i64> = ask.query_map([tag as i64], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?;
    for version in versions {
        if let Some(event) = founded(db, cache, version, word)? {
            return Ok(event);
        }
    }
    Err(Error::unknown(format!("wanted event {}, met none of that name in this ledger", crop(name))))
}

fn founded(db: &Connection, cache: &mut Cache, version: i64, word: u64) -> Result<Option<i64>> {
    let (first, last) = range(version);
    let mut ask = db.prepare_cached("SELECT id, event FROM obs WHERE id BETWEEN ?1 AND ?2 AND event <> 0")?;
    let mut rows = ask.query([first, last])?;
    while let Some(row) = rows.next()? {
        let m = cache.member(db, row.get(0)?)?;
        let start = m.observation.mentions.first().map_or(0, |h| h.start);
        if (start * TWINS) as u64 + u64::from(m.twin) == word {
            return Ok(Some(row.get(1)?));
        }
    }
    Ok(None)
}

fn digits(mut number: u64, least: usize) -> String {
    let mut out = Vec::new();
    while number > 0 || out.len() < least {
        out.push(DIGITS[(number % 32) as usize] as char);
        number /= 32;
    }
    out.iter().rev().collect()
}

fn number(digits: &str) -> Option<u64> {
    let digit = |c: u8| DIGITS.iter().position(|d| *d == c.to_ascii_lowercase());
    let step = |n: u64, c: u8| n.checked_mul(32)?.checked_add(digit(c)? as u64);
    (!digits.is_empty() && digits.len() <= 12).then(|| digits.bytes().try_fold(0, step))?
}

fn crop(name: &str) -> String {
    name.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_back() {
        for n in [0, 1, 31, 32, 12_345, (1 << 40) - 1] {
            assert_eq!(number(&digits(n, 8)), Some(n));
        }
        assert_eq!(digits((1 << 40) - 1, TEXT).len(), TEXT);
        assert_eq!((number("u"), number(""), number("é")), (None, None, None));
    }
}
