//! `dateline export`: the ledger for other programs.

use super::ask::Ask;
use crate::exchange;
use crate::exit::Outcome;
use crate::export::{Entry, Manner, beside, calendar, event, of_calendar, undone};
use anyhow::Context as _;
use dateline_ledger::{Format, Ledger, Query, codebook, export_rows};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Export events as JSON Lines, CSV, iCalendar, ninjs or NewsML-G2, mentions, or the codebook of the columns
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline export > events.jsonl\n  \
    dateline export --csv --from 2026-03-01 --to 2026-03-31 --out march.csv\n  \
    dateline export --format ics --months --losses --out diary.ics\n  \
    dateline export --format ninjs --losses --out diary.ninjs.json\n  \
    dateline export --format newsml-g2 --out diary.newsml.xml\n  \
    dateline export --mentions > mentions.jsonl\n  \
    dateline export --codebook > codebook.md\n\n\
    Exit status: 0 all well, 1 failure, 2 wrong usage.")]
pub(crate) struct Args {
    #[command(flatten)]
    ask: Ask,

    /// CSV with a line of column names; no cell is a formula for a spreadsheet
    #[arg(long)]
    csv: bool,

    /// jsonl, csv; ics: the diary as a calendar, without what has no date; ninjs or newsml-g2: the diary for newsroom systems
    #[arg(long, value_name = "FORMAT", conflicts_with_all = ["csv", "mentions", "codebook"])]
    format: Option<Kind>,

    /// In a calendar, also what is open by more than a week, as whole days with a mark
    #[arg(long, requires = "format")]
    months: bool,

    /// List on standard error what ics, ninjs or newsml-g2 cannot hold, by event
    #[arg(long, requires = "format")]
    losses: bool,

    /// A line for each word that names an event: {"article", "start", "end", "event"}
    #[arg(long, conflicts_with = "csv")]
    mentions: bool,

    /// What each column means, as a table in Markdown
    #[arg(long, conflicts_with_all = ["csv", "mentions"])]
    codebook: bool,

    /// Write to this file and not to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// How events are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Kind {
    Jsonl,
    Csv,
    Ics,
    Ninjs,
    #[value(name = "newsml-g2")]
    NewsMl,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    if args.codebook {
        return write(args, |out| Ok(out.write_all(codebook().as_bytes())?));
    }
    // The ledger first: where there is none, the file that was there stays.
    let (ledger, config) = args.ask.home.open()?;
    spare(&config.ledger.value, args.out.as_deref())?;
    let query = args.ask.query(&config, true);
    match args.format {
        Some(Kind::Ics) => return write(args, |out| as_calendar(args, &ledger, &query, out)),
        Some(Kind::Ninjs) => return write(args, |out| exchanged(args, &ledger, &query, exchange::ninjs, out)),
        Some(Kind::NewsMl) => return write(args, |out| exchanged(args, &ledger, &query, exchange::newsml, out)),
        _ => {}
    }
    let format = if args.csv || args.format == Some(Kind::Csv) { Format::Csv } else { Format::JsonLines };
    write(args, |out| {
        match (args.mentions, args.ask.filters()) {
            (true, _) => ledger.export_mentions(out, query.as_of)?,
            (false, true) => export_rows(out, format, &ledger.events(&query)?)?,
            (false, false) => _ = ledger.export_events(out, format, &query)?,
        }
        Ok(())
    })
}

/// The diary as a calendar; there is no server, and so no page to link to.
fn as_calendar(args: &Args, ledger: &Ledger, query: &Query, out: &mut dyn Write) -> anyhow::Result<()> {
    let (manner, rows) = (Manner { months: args.months, ..Manner::default() }, ledger.diary(query)?);
    let corrections = ledger.corrections()?;
    let mut events = Vec::new();
    for row in &rows {
        if args.losses {
            of_calendar(row, manner).iter().try_for_each(|loss| writeln!(io::stderr(), "{}: {loss}", row.event))?;
        }
        let Some(span) = manner.span(row) else { continue };
        let tellers = ledger.tellers(&row.event, query.as_of)?;
        let entry = Entry { row, span, tellers: &tellers, undone: undone(&corrections, row, &tellers, query.as_of), page: String::new() };
        if args.losses {
            beside(&entry, manner).iter().try_for_each(|loss| writeln!(io::stderr(), "{}: {loss}", row.event))?;
        }
        events.push(event(&entry, manner));
    }
    Ok(out.write_all(calendar("Dateline diary", events).as_bytes())?)
}

/// The diary for newsroom systems, with what has no date.
fn exchanged(args: &Args, ledger: &Ledger, query: &Query, format: exchange::Writer, out: &mut dyn Write) -> anyhow::Result<()> {
    let (corrections, mut entries) = (ledger.corrections()?, Vec::new());
    for row in &ledger.diary(query)? {
        let tellers = ledger.tellers(&row.event, query.as_of)?;
        entries.push(exchange::entry(row, &tellers, undone(&corrections, row, &tellers, query.as_of), ""));
    }
    let (text, lost) = format(&entries);
    let lost = lost.iter().filter(|_| args.losses).flat_map(|(uid, losses)| losses.iter().map(move |loss| (uid, loss)));
    lost.into_iter().try_for_each(|(uid, loss)| writeln!(io::stderr(), "{}: {loss}", uid.trim_end_matches("@dateline")))?;
    Ok(out.write_all(text.as_bytes())?)
}

/// Refuses to write over the ledger, by whatever name, and over what the database keeps beside it.
fn spare(ledger: &Path, out: Option<&Path>) -> anyhow::Result<()> {
    let Some(out) = out else { return Ok(()) };
    let real = |path: &Path| fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_default();
    let own =
        ["", "-wal", "-shm", "-journal"].map(|end| PathBuf::from([ledger.as_os_str(), end.as_ref()].into_iter().collect::<OsString>()));
    anyhow::ensure!(
        !own.iter().any(|own| real(own) == real(out)),
        "{}: wanted a file to export to, met a file of the ledger itself; choose another",
        out.display()
    );
    Ok(())
}

fn write(args: &Args, export: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>) -> anyhow::Result<Outcome> {
    let mut out: Box<dyn Write> = match &args.out {
        Some(path) => Box::new(BufWriter::new(File::create(path).with_context(|| path.display().to_string())?)),
        None => Box::new(BufWriter::new(io::stdout().lock())),
    };
    export(&mut *out)?;
    out.flush().with_context(|| args.out.as_ref().map_or("standard output".to_owned(), |path| path.display().to_string()))?;
    Ok(Outcome::Done)
}
