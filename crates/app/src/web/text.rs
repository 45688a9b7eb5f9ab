//! The text of an article that is asked for: the one that counts, or `version=` of those that it has had.

use super::answer::Asked;
use super::problem::Problem;
use dateline_ledger::{ArticleIn, Ledger, Named, Version};

/// A text, and which it is.
pub(crate) struct Text {
    pub(crate) article: ArticleIn,
    /// Its words that name events.
    pub(crate) named: Vec<Named>,
    /// All texts that were there to read, the oldest first; the numbers in addresses count from 1.
    pub(crate) versions: Vec<Version>,
    pub(crate) number: usize,
}

impl Text {
    pub(crate) fn of(asked: &Asked, ledger: &Ledger) -> Result<Self, Problem> {
        let versions = ledger.versions(asked.part(), asked.params.as_of()?)?;
        let missing = || Problem::missing(format!("wanted an article of the ledger, met {:?}", asked.part()));
        let last = Some(versions.len()).filter(|n| *n > 0).ok_or_else(missing)?;
        let number = asked.params.get("version").map_or(Ok(last), |text| {
            let wrong = format!("version: wanted a number from 1 to {last}, met {text:?}");
            match text.parse() {
                Ok(number) if (1..=last).contains(&number) => Ok(number),
                // a text that it may have one day
                Ok(1..) => Err(Problem::missing(wrong)),
                _ => Err(Problem::asked(wrong)),
            }
        })?;
        let (article, named) = ledger.text(&versions[number - 1])?;
        Ok(Self { article, named, versions, number })
    }
}
