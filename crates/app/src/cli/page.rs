//! `dateline page`: what is found on pages of the web.

use super::inputs::json_line;
use crate::exit::{Outcome, tell};
use crate::intake::Source;
use crate::intake::page::{Page, load};
use crate::print::harmless;
use crate::workers::{Workers, all_cores, unharmed};
use dateline_engine::article::Published;
use serde_json::{Value, json};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Show what is found on pages of HTML: day of publication, title, outlet and text
///
/// Where a page says several days and they disagree, none is taken; --explain shows them all. Pages may be compressed with gzip.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Pages of HTML; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Print each as a JSON object on a line: file, published, title, outlet, language, text
    #[arg(long)]
    json: bool,

    /// Show every day that was found, where, and why it won or lost, in place of the text
    #[arg(long, conflicts_with = "json")]
    explain: bool,

    /// How many pages to read at once [default: all cores]
    #[arg(long, short, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let jobs = args.jobs.map_or_else(all_cores, NonZeroUsize::get);
    let workers = Workers::new(jobs.min(args.files.len()))?;
    let (mut read, mut failed) = (0, 0);
    for batch in args.files.chunks(4 * jobs) {
        let sources = batch.iter().map(|path| Source::new(path)).collect();
        for answer in workers.map(sources, |source| answer(args, &source)) {
            match answer {
                Ok(shown) => {
                    super::write(&shown)?;
                    read += 1;
                }
                Err(wrong) => {
                    tell(&wrong);
                    failed += 1;
                }
            }
        }
    }
    // That no page could be read is as much as that some could not: whoever runs it has the rest of the work to do.
    Ok(if failed > 0 { Outcome::Partly } else { Outcome::of(read, failed) })
}

fn answer(args: &Args, source: &Source) -> Result<String, String> {
    let page = unharmed(|| load(source)).and_then(|page| page).map_err(|wrong| format!("{}: {wrong}", source.name()))?;
    Ok(match args.json {
        true => String::from_utf8_lossy(&json_line(&as_json(source, &page))).into_owned(),
        false => sheet(source, &page, args.explain),
    })
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
fn sheet(source: &Source, page: &Page, explain: bool) -> String {
    let day = |day: Option<Published>| day.map(|day| day.to_string());
    let rows = [
        ("file", Some(source.id())),
        ("published", day(page.published).or_else(|| Some("not found".to_owned()))),
        ("found by", page.day_by.clone()),
        ("modified", day(page.modified)),
        ("title", page.title.clone()),
        ("outlet", page.outlet.clone()),
        ("author", page.author.clone()),
        ("section", page.section.clone()),
        ("language", page.language.clone()),
        ("url", page.url.clone()),
    ];
    let told: String = rows.iter().filter_map(|(name, value)| Some(format!("{name:<11}{}\n", harmless(value.as_ref()?)))).collect();
    let below: String = match explain {
        true => page.candidates.iter().map(|it| format!("{}\n", harmless(&it.line()))).collect(),
        false => page.text.lines().map(|line| format!("{}\n", harmless(line))).collect(),
    };
    format!("{told}\n{below}\n")
}
