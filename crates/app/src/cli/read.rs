//! `dateline read`: the diary, timeline and claims of articles, for people or as JSON.

use crate::exit::{Outcome, Usage, tell};
use crate::intake::jsonl::{Batches, Line, Refusal};
use crate::intake::{Document, Source, plain};
use crate::print::{Colour, Look, report};
use crate::progress::Progress;
use crate::workers::{Workers, all_cores};
use dateline_engine::article::Published;
use dateline_engine::{Reader, Reading};
use serde::Serialize;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

/// How many bad lines are named one by one.
const NAMED: usize = 10;

/// Read articles: print their diary, timeline and claims
///
/// The diary is what lies ahead, the timeline what happened, the claims who says so.
///
/// A file holds one article as plain UTF-8 text. Its first line may give the day of publication: `date 2026-03-14`. Offsets in a
/// reading count Unicode code points of the text after that line.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline read examples/summit.txt\n  \
    dateline read --date 2026-03-14 --quotes article.txt\n  \
    dateline read --jsonl < articles.jsonl > readings.jsonl\n\n\
    Exit status: 0 all well, 1 nothing could be read, 2 wrong usage, 3 some inputs failed, each named.")]
pub(crate) struct Args {
    /// Articles as plain text; `-` is standard input, as is no file at all
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// The day of publication, YYYY-MM-DD or a date-time; goes before what the input says
    #[arg(long, value_name = "DAY", value_parser = super::day)]
    date: Option<Published>,

    /// Print readings as JSON: one object, or an array where several files are named
    #[arg(long, conflicts_with_all = ["jsonl", "quotes", "all"])]
    json: bool,

    /// Take one article a line and print one reading a line, in the order of the input
    ///
    /// A line is `{"id": "a1", "published": "2018-06-02", "text": "…"}`, with `title`, `outlet` and `url` where known. A line that
    /// cannot be read gives an error in its place, and exit status 3.
    #[arg(long, conflicts_with_all = ["quotes", "all"])]
    jsonl: bool,

    /// Show under each row the sentence that it came from
    #[arg(long)]
    quotes: bool,

    /// Show what is left out otherwise: past events without a date, and aims that are no plan
    #[arg(long)]
    all: bool,

    /// When to use colour; `auto` is on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    color: Colour,

    /// How many articles to read at once [default: all cores]; the output is the same for any number
    #[arg(long, short, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    if args.files.is_empty() && io::stdin().is_terminal() {
        return Err(Usage("wanted a file to read; name one, or `-` to type an article and end it with Ctrl-D").into());
    }
    let sources = match args.files.as_slice() {
        [] => vec![Source::Stdin],
        files => files.iter().map(|path| Source::new(path)).collect(),
    };
    let reader = Reader::english()?;
    let run = Run { args, reader: &reader, jobs: args.jobs.map_or_else(all_cores, NonZeroUsize::get) };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let outcome = if args.jsonl { run.lines(sources, &mut out) } else { run.files(sources, &mut out) }?;
    out.flush()?;
    Ok(outcome)
}

struct Run<'a> {
    args: &'a Args,
    reader: &'a Reader,
    jobs: usize,
}

impl Run<'_> {
    /// Plain files: tables, or JSON documents.
    fn files(&self, sources: Vec<Source>, out: &mut impl Write) -> anyhow::Result<Outcome> {
        let several = sources.len() > 1;
        let look = Look::of_stdout(self.args.color, self.args.quotes, self.args.all);
        let workers = Workers::new(self.jobs.min(sources.len()))?;
        let (mut read, mut failed) = (0, 0);
        let mut left = sources.into_iter();
        loop {
            let batch: Vec<Source> = left.by_ref().take(4 * self.jobs).collect();
            if batch.is_empty() {
                break;
            }
            for result in workers.map(batch, |source| self.file(&source, &look)) {
                match result {
                    Ok(page) => {
                        out.write_all(self.before(read, several).as_bytes())?;
                        out.write_all(page.as_bytes())?;
                        read += 1;
                    }
                    Err(error) => {
                        out.flush()?;
                        tell(&format!("{error:#}"));
                        failed += 1;
                    }
                }
            }
        }
        if self.args.json && several {
            out.write_all(if read == 0 { b"[]\n" } else { b"\n]\n" })?;
        } else if self.args.json && read > 0 {
            out.write_all(b"\n")?;
        }
        Ok(Outcome::of(read, failed))
    }

    fn file(&self, source: &Source, look: &Look) -> anyhow::Result<String> {
        let document = plain::load(source, self.args.date)?;
        let reading = self.reading(&document).map_err(|wrong| anyhow::anyhow!("{}: {wrong}", source.name()))?;
        Ok(if self.args.json { serde_json::to_string_pretty(&reading)? } else { report::page(&reading, &document.text, look) })
    }

    /// What stands before the page of the next input.
    fn before(&self, read: usize, several: bool) -> &'static str {
        match (self.args.json, several, read) {
            (true, true, 0) => "[\n",
            (true, true, _) => ",\n",
            (false, _, 1..) => "\n",
            _ => "",
        }
    }

    /// JSON Lines in, JSON Lines out.
    fn lines(&self, sources: Vec<Source>, out: &mut impl Write) -> anyhow::Result<Outcome> {
        let workers = Workers::new(self.jobs)?;
        let mut progress = Progress::new();
        let mut tally = Tally::default();
        for source in sources {
            let stream = match source.open() {
                Ok(stream) => stream,
                Err(error) => {
                    tally.input(&format!("{error:#}"));
                    continue;
                }
            };
            for batch in Batches::new(stream) {
                let batch = match batch {
                    Ok(batch) => batch,
                    Err(error) => {
                        tally.input(&format!("{}: {error}", source.name()));
                        break;
                    }
                };
                progress.add(batch.len());
                for (json, refused) in workers.map(batch, |line| self.line(&line)) {
                    out.write_all(&json)?;
                    tally.line(&source, refused);
                }
                // Whoever waits for the answer to a line gets it.
                out.flush()?;
            }
        }
        drop(progress);
        Ok(tally.outcome())
    }

    /// The answer to a line, and why it is an error if it is one.
    fn line(&self, line: &Line) -> (Vec<u8>, Option<String>) {
        let answer = line
            .document(self.args.date)
            .and_then(|document| self.reading(&document).map_err(|message| Refusal { id: Some(document.id), message }));
        let mut json = Vec::new();
        let (written, refused) = match answer {
            Ok(reading) => (serde_json::to_writer(&mut json, &reading), None),
            Err(Refusal { id, message }) => {
                let failed = Failed { id: id.as_deref(), error: Wrong { line: line.number, message: &message } };
                (serde_json::to_writer(&mut json, &failed), Some(format!("line {}: {message}", line.number)))
            }
        };
        written.expect("strings and numbers become JSON, and memory takes them");
        json.push(b'\n');
        (json, refused)
    }

    /// The reading of an article. The engine panics on no text that we know of; should it, one article is lost and not the run.
    fn reading(&self, document: &Document) -> Result<Reading, String> {
        catch_unwind(AssertUnwindSafe(|| self.reader.read(&document.article())))
            .map_err(|_| "the engine failed on this article; please report it with the article".to_owned())
    }
}

/// What stands in the place of a reading that could not be made.
#[derive(Serialize)]
struct Failed<'a> {
    id: Option<&'a str>,
    error: Wrong<'a>,
}

#[derive(Serialize)]
struct Wrong<'a> {
    line: usize,
    message: &'a str,
}

/// Counts lines and inputs, and names those that failed.
#[derive(Default)]
struct Tally {
    lines: usize,
    bad: usize,
    inputs: usize,
}

impl Tally {
    fn input(&mut self, message: &str) {
        self.inputs += 1;
        tell(message);
    }

    fn line(&mut self, source: &Source, refused: Option<String>) {
        self.lines += 1;
        let Some(message) = refused else { return };
        self.bad += 1;
        if self.bad <= NAMED {
            tell(&format!("{}: {message}", source.name()));
        }
    }

    fn outcome(&self) -> Outcome {
        if self.bad > 0 {
            tell(&format!("{} of {} lines could not be read; each has an error in its place", self.bad, self.lines));
            return Outcome::Partly;
        }
        Outcome::of(self.lines, self.inputs)
    }
}
