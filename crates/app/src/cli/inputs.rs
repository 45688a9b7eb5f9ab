//! What `dateline read` and `dateline times` share: which articles come in, and how the answers go out in order.

use crate::exit::{Outcome, Usage, tell};
use crate::intake::jsonl::{Batches, Line, Refusal};
use crate::intake::{Document, Source, plain};
use crate::progress::Progress;
use crate::workers::{Workers, all_cores, unharmed};
use dateline_engine::Reader;
use dateline_engine::article::Published;
use dateline_engine::time::{Options, Policy};
use serde::Serialize;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// How many bad lines are named one by one.
const NAMED: usize = 10;

/// Where articles come from and how they are read.
#[derive(Debug, clap::Args)]
pub(crate) struct Inputs {
    /// Articles as plain text; `-` is standard input, as is no file at all
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// The day of publication, YYYY-MM-DD or a date-time; goes before what the input says
    #[arg(long, value_name = "DAY", value_parser = super::day)]
    date: Option<Published>,

    /// Take one article a line and print its answer as JSON on a line, in the order of the input
    ///
    /// A line is `{"id": "a1", "published": "2018-06-02", "text": "…"}`, with `title`, `outlet` and `url` where known. A line that
    /// cannot be read gives an error in its place, and exit status 3.
    #[arg(long)]
    pub(crate) jsonl: bool,

    /// Where times look whose direction the text leaves open, such as “Monday” or “in May” without a tense
    ///
    /// By default it is what suits news: the nearest month or day, and the weekday just past unless the next one is much nearer.
    #[arg(long, value_enum, value_name = "SIDE")]
    policy: Option<Side>,

    /// How many articles to read at once [default: all cores]; the output is the same for any number
    #[arg(long, short, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

/// The values of `--policy`.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Side {
    /// Not after the day of publication
    Past,
    /// Not before the day of publication
    Future,
    /// Whichever is nearer to the day of publication
    Nearest,
}

/// What a subcommand answers to an article.
pub(crate) trait Answer: Sync {
    /// The answer to a plain file.
    fn page(&self, document: &Document) -> anyhow::Result<String>;

    /// The answer to a line of JSON Lines: none, one or more lines, each ending as lines do.
    fn line(&self, document: &Document) -> Result<Vec<u8>, String>;

    /// What stands around the pages, where there are several inputs or one.
    fn frame(&self, several: bool) -> Frame;
}

/// What stands before the first page, between pages, after the last one, and in place of all where there is none.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Frame {
    pub(crate) first: &'static str,
    pub(crate) between: &'static str,
    pub(crate) last: &'static str,
    pub(crate) none: &'static str,
}

impl Inputs {
    /// The files named on the command line.
    pub(crate) fn files(&self) -> &[PathBuf] {
        &self.files
    }

    /// Whether anything says that articles are read: files, or JSON Lines.
    pub(crate) fn are_named(&self) -> bool {
        !self.files.is_empty() || self.jsonl
    }

    /// The reader, with what the flags ask of it.
    pub(crate) fn reader(&self) -> anyhow::Result<Reader> {
        let policy = self.policy.map(|side| match side {
            Side::Past => Policy::Past,
            Side::Future => Policy::Future,
            Side::Nearest => Policy::Nearest,
        });
        Ok(Reader::english()?.with(Options { policy }))
    }

    /// Reads everything and prints the answers.
    pub(crate) fn run(&self, answer: &impl Answer) -> anyhow::Result<Outcome> {
        let sources = self.sources()?;
        let run = Run { inputs: self, answer, jobs: self.jobs.map_or_else(all_cores, NonZeroUsize::get) };
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        let outcome = if self.jsonl { run.lines(sources, &mut out) } else { run.files(sources, &mut out) }?;
        out.flush()?;
        Ok(outcome)
    }

    fn sources(&self) -> anyhow::Result<Vec<Source>> {
        if self.files.is_empty() && io::stdin().is_terminal() {
            return Err(Usage("wanted a file to read; name one, or `-` to type an article and end it with Ctrl-D").into());
        }
        Ok(match self.files.as_slice() {
            [] => vec![Source::Stdin],
            files => files.iter().map(|path| Source::new(path)).collect(),
        })
    }
}

struct Run<'a, A> {
    inputs: &'a Inputs,
    answer: &'a A,
    jobs: usize,
}

impl<A: Answer> Run<'_, A> {
    /// Plain files, a page each.
    fn files(&self, sources: Vec<Source>, out: &mut impl Write) -> anyhow::Result<Outcome> {
        let frame = self.answer.frame(sources.len() > 1);
        let workers = Workers::new(self.jobs.min(sources.len()))?;
        let (mut read, mut failed) = (0, 0);
        let mut left = sources.into_iter();
        loop {
            let batch: Vec<Source> = left.by_ref().take(4 * self.jobs).collect();
            if batch.is_empty() {
                break;
            }
            for result in workers.map(batch, |source| self.file(&source)) {
                match result {
                    Ok(page) => {
                        out.write_all(if read == 0 { frame.first } else { frame.between }.as_bytes())?;
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
        out.write_all(if read == 0 { frame.none } else { frame.last }.as_bytes())?;
        Ok(Outcome::of(read, failed))
    }

    fn file(&self, source: &Source) -> anyhow::Result<String> {
        let document = plain::load(source, self.inputs.date)?;
        let page = unharmed(|| self.answer.page(&document)).map_err(|wrong| anyhow::anyhow!("{}: {wrong}", source.name()))?;
        page.map_err(|wrong| wrong.context(source.name()))
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
        let answer = line.document(self.inputs.date).and_then(|document| {
            let answer = unharmed(|| self.answer.line(&document)).and_then(|answer| answer);
            answer.map_err(|message| Refusal { id: Some(document.id), message })
        });
        match answer {
            Ok(lines) => (lines, None),
            Err(Refusal { id, message }) => {
                let failed = Failed { id: id.as_deref(), error: Wrong { line: line.number, message: &message } };
                (json_line(&failed), Some(format!("line {}: {message}", line.number)))
            }
        }
    }
}

/// A value as JSON on a line.
pub(crate) fn json_line(value: &impl Serialize) -> Vec<u8> {
    let mut json = serde_json::to_vec(value).expect("strings and numbers become JSON, and memory takes them");
    json.push(b'\n');
    json
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
