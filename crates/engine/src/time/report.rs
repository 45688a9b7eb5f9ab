//! Business reports: which quarter they speak of.

use super::Unit;
use super::calendar::When;
use super::context::Context;

impl Context<'_, '_> {
    /// The quarter that a report speaks of: the one mentioned last, else the last that is over.
    pub(crate) fn reported_quarter(&self) -> Option<When> {
        self.last_quarter().or_else(|| When::holding(self.publication()?, Unit::Quarter).step(-1))
    }

    /// Whether the sentence speaks of business: sales, profits, shares.
    pub(crate) fn reports(&self) -> bool {
        let sentence = self.syntax.sentence(self.syntax.sentence_of(self.tokens.start));
        sentence.clone().any(|i| {
            matches!(
                self.syntax.lemma(i),
                "sale"
                    | "profit"
                    | "loss"
                    | "earnings"
                    | "revenue"
                    | "income"
                    | "result"
                    | "output"
                    | "growth"
                    | "economy"
                    | "export"
                    | "import"
                    | "company"
                    | "share"
                    | "dividend"
                    | "demand"
                    | "price"
                    | "inflation"
                    | "gdp"
                    | "budget"
                    | "order"
                    | "production"
                    | "plan"
                    | "bank"
            )
        })
    }
}
