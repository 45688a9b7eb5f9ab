//! `dateline reread`: reads the articles of the ledger anew, with the rules and models of this program.

use super::home::Home;
use crate::exit::Outcome;
use crate::print::line;
use crate::progress::Progress;
use crate::workers::{Workers, all_cores};
use dateline_engine::{Article, Reader};

/// Articles that are read at once.
const BATCH: usize = 256;

/// Read all articles of the ledger anew; corrections hold
///
/// After an update of the program its rules may read an article otherwise. Corrections hold on to the words that they are about.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    home: Home,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let (mut ledger, _) = args.home.open_to_write()?;
    let reader = Reader::english()?;
    let workers = Workers::new(all_cores())?;
    let mut progress = Progress::of("read again");
    let (mut after, mut count) = (None, 0);
    loop {
        let batch = ledger.articles_after(after, BATCH)?;
        let Some((last, _)) = batch.last() else { break };
        after = Some(*last);
        count += batch.len();
        let read = workers.map(batch, |(_, a)| {
            let article = Article {
                id: &a.id,
                published: a.published,
                text: &a.text,
                title: a.title.as_deref(),
                outlet: a.outlet.as_deref(),
                url: a.url.as_deref(),
            };
            let reading = reader.read(&article);
            (a, reading)
        });
        progress.add(read.len());
        for (article, reading) in &read {
            ledger.reread(article, reading)?;
        }
    }
    drop(progress);
    ledger.settle(|_| ())?;
    line(&format!("{count} articles read again"))?;
    Ok(Outcome::Done)
}
