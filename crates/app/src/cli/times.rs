//! `dateline times`: the time expressions of articles, tagged in the text, as TimeML, or as JSON.

use super::inputs::{Answer, Frame, Inputs, json_line};
use crate::exit::{Outcome, Usage};
use crate::intake::Document;
use crate::print::{timeml, timex};
use anyhow::Context as _;
use dateline_engine::Reader;
use dateline_engine::reading::TimeOut;
use dateline_engine::time::{Anchor, Time};
use serde::Serialize;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Tag the time expressions of articles with TIMEX3
///
/// Prints the text, in which each time is an element such as
/// `<TIMEX3 tid="t1" type="DATE" value="2018-06" mod="START">early June</TIMEX3>`. The text is escaped as XML is (`&amp;` for `&`).
///
/// With --jsonl the answer to an article is a line `{"id": "a1", "tagged": "…"}`, with --timeml `{"id": "a1", "timeml": "…"}`.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline times examples/summit.txt\n  \
    dateline times --timeml --date 2026-03-14 article.txt > article.tml\n  \
    dateline times --timeml --out tagged *.txt\n  \
    dateline times --json --jsonl < articles.jsonl > times.jsonl\n\n\
    Exit status: 0 all well, 1 nothing could be read, 2 wrong usage, 3 some inputs failed, each named.")]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: Inputs,

    /// Print a TimeML 1.2 document; several files need --out
    #[arg(long, conflicts_with = "json")]
    timeml: bool,

    /// Print each time as a JSON object on a line
    #[arg(long)]
    json: bool,

    /// Write the TimeML document of each file into this folder, named as the file with the ending `.tml`
    #[arg(long, value_name = "FOLDER", requires = "timeml", conflicts_with = "jsonl")]
    out: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    if args.timeml && !args.inputs.jsonl {
        one_document_a_file(args)?;
    }
    if let Some(folder) = &args.out {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    let form = match (args.timeml, args.json) {
        (true, _) => Form::TimeMl,
        (_, true) => Form::Json,
        _ => Form::Tagged,
    };
    args.inputs.run(&Times { reader: args.inputs.reader()?, form, out: args.out.as_deref() })
}

/// XML has one root: two documents after each other are none.
fn one_document_a_file(args: &Args) -> anyhow::Result<()> {
    let files = args.inputs.files();
    if args.out.is_none() && files.len() > 1 {
        return Err(Usage("wanted a folder for several TimeML documents; give --out FOLDER").into());
    }
    let mut names = HashSet::new();
    if args.out.is_some() && !files.iter().all(|file| names.insert(tml(file))) {
        return Err(Usage("wanted files with names of their own, met two that would be written to the same file").into());
    }
    Ok(())
}

/// `news/a.txt` becomes `a.tml`.
fn tml(file: &Path) -> PathBuf {
    let name = file.file_name().map_or(Path::new("-"), Path::new);
    Path::new(if name == Path::new("-") { Path::new("stdin") } else { name }).with_extension("tml")
}

#[derive(Clone, Copy)]
enum Form {
    Tagged,
    TimeMl,
    Json,
}

/// Answers with times.
struct Times<'a> {
    reader: Reader,
    form: Form,
    out: Option<&'a Path>,
}

impl Answer for Times<'_> {
    fn page(&self, document: &Document) -> anyhow::Result<String> {
        let times = self.reader.times(&document.article());
        let page = match self.form {
            Form::Tagged => timex::tagged(&document.text, &times),
            Form::TimeMl => timeml::document(document, &times),
            Form::Json => String::from_utf8(rows(document, &times))?,
        };
        let Some(folder) = self.out else { return Ok(page) };
        let path = folder.join(tml(Path::new(&document.id)));
        std::fs::write(&path, page).with_context(|| path.display().to_string())?;
        Ok(String::new())
    }

    fn line(&self, document: &Document) -> Result<Vec<u8>, String> {
        let times = self.reader.times(&document.article());
        let id = &document.id;
        Ok(match self.form {
            Form::Tagged => json_line(&Tagged { id, tagged: timex::tagged(&document.text, &times) }),
            Form::TimeMl => json_line(&TimeMl { id, timeml: timeml::document(document, &times) }),
            Form::Json => rows(document, &times),
        })
    }

    fn frame(&self, _: bool) -> Frame {
        match (self.form, self.out) {
            (Form::Tagged, _) => Frame { between: "\n", ..Frame::default() },
            _ => Frame::default(),
        }
    }
}

#[derive(Serialize)]
struct Tagged<'a> {
    id: &'a str,
    tagged: String,
}

#[derive(Serialize)]
struct TimeMl<'a> {
    id: &'a str,
    timeml: String,
}

/// A time as the reading has it, and what TIMEX3 knows besides.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    tid: String,
    #[serde(flatten)]
    time: TimeOut,
    quant: Option<&'static str>,
    freq: Option<u32>,
    /// `t0` is the day of publication.
    anchor: Option<String>,
}

/// The times of an article, one on a line.
fn rows(document: &Document, times: &[Time]) -> Vec<u8> {
    let out = TimeOut::all(&document.text, times);
    let rows = times.iter().zip(out).enumerate().map(|(number, (time, out))| Row {
        id: &document.id,
        tid: timex::id(number),
        time: out,
        quant: time.quant,
        freq: time.freq,
        anchor: time.anchor.map(|anchor| match anchor {
            Anchor::Publication => "t0".to_owned(),
            Anchor::Time(number) => timex::id(number),
        }),
    });
    rows.flat_map(|row| json_line(&row)).collect()
}
