//! `/diary.atom` and `/diary.feed.json`, and the same of a saved query: what changed in the diary, day by day, the newest first.
//!
//! `diff` of two days, `June 11 instead of May 8` → `Moved: Summit of Oras and Quintana, now Wed 11 Jun 2031`
//!
//! An entry has the day of its reports and no clock: the same ledger gives the same entries.

mod atom;
mod change;
mod json;

use super::answer::{Answer, Asked};
use super::problem::Problem;
use change::{Entry, entries};
use dateline_ledger::Ledger;

/// A feed, whatever its format.
struct Feed {
    title: String,
    /// The address of the feed itself.
    own: String,
    /// The page that shows the same.
    page: String,
    /// The day of the newest entry, or the one that is asked for.
    updated: String,
    entries: Vec<Entry>,
}

/// Atom 1.0 (RFC 4287).
pub(crate) fn atom(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    Ok(Answer::new("application/atom+xml; charset=utf-8", atom::document(&feed(asked, ledger)?)))
}

/// JSON Feed 1.1.
pub(crate) fn json(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    Ok(Answer::new("application/feed+json", json::document(&feed(asked, ledger)?)))
}

fn feed(asked: &Asked, ledger: &Ledger) -> Result<Feed, Problem> {
    let entries = entries(asked, ledger)?;
    let (site, today) = (asked.site(), asked.today()?);
    Ok(Feed {
        title: super::calendar::title(asked),
        own: format!("{site}{}{}", asked.path, asked.own().ask()),
        page: format!("{site}{}{}", asked.diary(""), asked.own().with(&[("days", "")]).ask()),
        updated: midnight(&entries.first().map_or(today, |e| e.day).to_string()),
        entries,
    })
}

/// The beginning of a day in RFC 3339.
fn midnight(day: &str) -> String {
    format!("{day}T00:00:00Z")
}
