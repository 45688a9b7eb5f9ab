//! What could not be kept or read: noted, so that it can be asked for.

use crate::add::note;
use crate::article::ArticleIn;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::page::Page;
use dateline_engine::Published;
use rusqlite::params;

/// Something that could not be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What it was: an article, a line, a file.
    pub what: String,
    /// Where: file and line, or a key.
    pub place: String,
    /// Why.
    pub why: String,
}

impl Ledger {
    /// Notes a failure; the same one is noted once.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn failed(&mut self, what: &str, place: &str, why: &str) -> Result<()> {
        self.write(|db| note(db, what, place, why))
    }

    /// All failures, in the order in which they were noted.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn failures(&self) -> Result<Vec<Failure>> {
        self.read(|db| {
            let failure = |r: &rusqlite::Row<'_>| Ok(Failure { what: r.get(0)?, place: r.get(1)?, why: r.get(2)? });
            let mut ask = db.prepare("SELECT what, place, why FROM failure ORDER BY id")?;
            Ok(ask.query_map([], failure)?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// How many articles it has, not counting older versions.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count(&self) -> Result<u64> {
        // No text is ever taken out, so the last number is how many there are: every page asks, and to count a million takes longer.
        let sql = "SELECT ifnull(max(id), 0) - (SELECT count(*) FROM version WHERE until IS NOT NULL) FROM version";
        self.read(|db| Ok(db.query_row(sql, [], |r| r.get::<_, i64>(0))?.unsigned_abs()))
    }

    /// Hands out every text of every article, as it came, in the order of days.
    ///
    /// # Errors
    /// When the file cannot be read, or `take` fails.
    pub fn articles(&self, mut take: impl FnMut(ArticleIn) -> Result<()>) -> Result<()> {
        self.read(|db| {
            let mut ask = db.prepare(&format!("{TEXTS} WHERE v.state < 2 ORDER BY v.day, v.rank"))?;
            let mut rows = ask.query(params![])?;
            while let Some(r) = rows.next()? {
                take(article(r)?)?;
            }
            Ok(())
        })
    }
}

pub(crate) const TEXTS: &str =
    "SELECT v.name, v.published, v.modified, v.outlet, v.title, v.url, p.packed FROM version v JOIN page p ON p.version = v.id";

pub(crate) fn article(r: &rusqlite::Row<'_>) -> Result<ArticleIn> {
    let day = |text: Option<String>| text.and_then(|t| Published::parse(&t).ok());
    Ok(ArticleIn {
        id: r.get(0)?,
        published: day(r.get(1)?),
        modified: day(r.get(2)?),
        outlet: r.get(3)?,
        title: r.get(4)?,
        url: r.get(5)?,
        text: Page::unpack(r.get_ref(6)?.as_blob().unwrap_or_default())?.text,
    })
}
