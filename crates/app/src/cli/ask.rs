//! What `dateline diary`, `timeline` and `events` ask the ledger: filters, the day as of which, and how the rows are printed.

use super::home::Home;
use super::inputs::Inputs;
use crate::config::{Config, Origin};
use crate::exit::Outcome;
use crate::print::{Look, rows};
use crate::web::Words;
use anyhow::Context as _;
use dateline_ledger::status::Status;
use dateline_ledger::{Ledger, Query, Row};
use jiff::civil::Date;
use std::io::{self, BufWriter, Write as _};
use std::num::NonZeroUsize;

/// Which rows of the ledger.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Asking the ledger")]
pub(crate) struct Ask {
    #[command(flatten)]
    pub(crate) home: Home,

    #[command(flatten)]
    known: AsOf,

    /// Events that may fall on this day or later; those without a date are left out
    #[arg(long, value_name = "DAY")]
    from: Option<Date>,

    /// Events that may fall on this day or before; those without a date are left out
    #[arg(long, value_name = "DAY")]
    to: Option<Date>,

    /// Somebody who takes part, by words of the name
    #[arg(long, value_name = "NAME")]
    actor: Option<String>,

    /// A place, by words of its name, or a country by its two letters
    #[arg(long, value_name = "NAME")]
    place: Option<String>,

    /// A PLOVER type, such as CONSULT
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<String>,

    /// possible, planned, doubtful, scheduled, postponed, cancelled or held; may be given several times
    #[arg(long, value_name = "STATUS", value_parser = status)]
    status: Vec<Status>,

    /// Told by this outlet
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,

    /// At most so many rows
    #[arg(long, value_name = "N")]
    limit: Option<NonZeroUsize>,
}

/// `--as-of`
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct AsOf {
    /// As known on this day: from articles published by then, and nothing later
    #[arg(long, value_name = "DAY")]
    pub(crate) as_of: Option<Date>,
}

/// Which rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rows {
    Diary,
    Timeline,
    Events,
}

impl Ask {
    /// Whether a flag says that the ledger is asked, and not an article.
    pub(crate) fn is_asked(&self) -> bool {
        self.home.is_named() || self.known.as_of.is_some() || self.filters()
    }

    /// Whether anything but the day as of which is asked narrows the answer.
    pub(crate) fn filters(&self) -> bool {
        let words = [&self.actor, &self.place, &self.kind, &self.outlet].iter().any(|w| w.is_some());
        self.from.or(self.to).is_some() || words || !self.status.is_empty() || self.limit.is_some()
    }

    /// Prints the rows, for people or as a JSON object a line.
    /// `saved`: the name of a query, whose filters hold where no flag says otherwise.
    pub(crate) fn run(&self, which: Rows, saved: Option<&str>, json: bool, look: &Look) -> anyhow::Result<Outcome> {
        let (ledger, config) = self.home.open()?;
        let found = self.find(which, saved, &ledger, &config)?;
        let mut out = BufWriter::new(io::stdout().lock());
        if json {
            found.iter().try_for_each(|row| writeln!(out, "{}", dateline_ledger::json(row)))?;
        } else {
            out.write_all(rows::page(which, &ledger, &found, self.known.as_of, look).as_bytes()).context("standard output")?;
        }
        out.flush().context("standard output")?;
        Ok(Outcome::Done)
    }

    fn find(&self, which: Rows, saved: Option<&str>, ledger: &Ledger, config: &Config) -> anyhow::Result<Vec<Row>> {
        let params = saved.map(|name| config.query(name)).transpose()?.map(|s| s.params.clone()).unwrap_or_default();
        let base = params.query(config.today()).map_err(|p| anyhow::anyhow!(p.detail))?;
        let own = self.query(config, true);
        let mut query = Query {
            from: own.from.or(base.from),
            to: own.to.or(base.to),
            actor: own.actor.or(base.actor),
            place: own.place.or(base.place),
            kind: own.kind.or(base.kind),
            status: if own.status.is_empty() { base.status } else { own.status },
            outlet: own.outlet.or(base.outlet),
            ..own
        };
        query.undated = which != Rows::Diary || query.from.is_none() && query.to.is_none();
        let words = Words::of(&params.text("q"));
        let limit = if words.is_empty() { None } else { query.limit.take() };
        let mut rows = match which {
            Rows::Diary => ledger.diary(&query),
            Rows::Timeline => ledger.timeline(&query),
            Rows::Events => ledger.events(&query),
        }?;
        rows.retain(|row| words.are_in(&row.title));
        rows.truncate(limit.unwrap_or(usize::MAX));
        Ok(rows)
    }

    /// What is asked of the ledger; `undated`: also events without a day.
    pub(crate) fn query(&self, config: &Config, undated: bool) -> Query {
        Query {
            as_of: self.known.as_of,
            today: Some(self.known.as_of.unwrap_or_else(|| config.today())),
            from: self.from,
            to: self.to,
            undated,
            actor: self.actor.clone(),
            place: self.place.clone(),
            kind: self.kind.clone(),
            status: self.status.clone(),
            outlet: self.outlet.clone(),
            after: None,
            limit: self.limit.map(NonZeroUsize::get),
        }
    }

    /// Whether the ledger is meant and not an article: no input is named, and a flag, the settings or the folder name a ledger.
    pub(crate) fn is_meant(&self, inputs: &Inputs) -> anyhow::Result<bool> {
        Ok(!inputs.are_named() && (self.is_asked() || is_ledger_here()?))
    }
}

/// Whether settings name a ledger, or there is one where it lies by default.
fn is_ledger_here() -> anyhow::Result<bool> {
    let ledger = Config::load(None)?.ledger;
    Ok(ledger.origin != Origin::Default || ledger.value.is_file())
}

fn status(word: &str) -> Result<Status, String> {
    let known = || Status::ALL.map(Status::label).join(", ");
    Status::named(word).ok_or_else(|| format!("wanted one of {}", known()))
}
