//! `dateline page`: what is found on pages of the web.

use super::inputs::json_line;
use crate::exit::{Outcome, tell};
use crate::intake::page::{self, Hints, Page};
use crate::intake::{LARGEST, Source};
use crate::print::harmless;
use crate::workers::unharmed;
use serde_json::{Value, json};
use std::io::Read as _;
use std::path::PathBuf;

/// Show what is found on pages of HTML: day of publication, title, outlet and text
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Pages of HTML; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Print each as a JSON object on a line
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (mut read, mut failed) = (0, 0);
    for path in &args.files {
        let source = Source::new(path);
        match load(&source) {
            Ok(page) => {
                let shown = if args.json { String::from_utf8(json_line(&as_json(&source, &page)))? } else { sheet(&source, &page) };
                super::write(&shown)?;
                read += 1;
            }
            Err(wrong) => {
                tell(&format!("{}: {wrong}", source.name()));
                failed += 1;
            }
        }
    }
    Ok(Outcome::of(read, failed))
}

fn load(source: &Source) -> Result<Page, String> {
    let mut bytes = Vec::new();
    let stream = source.open().map_err(|error| format!("{:#}", error.root_cause()))?;
    stream.take(LARGEST as u64 + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    unharmed(|| page::read(&bytes, &Hints::default())).and_then(|page| page)
}

fn as_json(source: &Source, page: &Page) -> Value {
    json!({
        "file": source.id(),
        "published": page.published.map(|day| day.to_string()),
        "title": page.title,
        "outlet": page.outlet,
        "language": page.language,
        "text": page.text,
    })
}

/// One page for people.
fn sheet(source: &Source, page: &Page) -> String {
    let day = |day: &Option<_>| day.map(|day: dateline_engine::article::Published| day.to_string());
    let rows = [
        ("file", Some(source.id())),
        ("published", day(&page.published)),
        ("found by", page.day_by.clone()),
        ("modified", day(&page.modified)),
        ("title", page.title.clone()),
        ("outlet", page.outlet.clone()),
        ("author", page.author.clone()),
        ("section", page.section.clone()),
        ("language", page.language.clone()),
        ("url", page.url.clone()),
    ];
    let told = rows.iter().filter_map(|(name, value)| value.as_ref().map(|value| format!("{name:<11}{}\n", harmless(value))));
    let text: String = page.text.lines().map(|line| format!("{}\n", harmless(line))).collect();
    format!("{}\n{text}\n", told.collect::<String>())
}
