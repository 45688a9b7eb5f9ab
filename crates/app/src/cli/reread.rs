//! `dateline reread`: reads the articles of the ledger anew, with the rules and models of this program.

use super::home::Home;
use crate::exit::Outcome;
use crate::print::line;
use crate::progress::Progress;
use crate::workers::{Workers, all_cores};
use dateline_engine::Reader;
use dateline_ledger::{ArticleIn, Ledger};

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
    let (mut ledger, config) = args.home.open_to_write()?;
    // one handle reads on while the other writes
    let source = Ledger::read_only(&config.ledger.value)?;
    let again = Again { reader: Reader::english()?, workers: Workers::new(all_cores())? };
    let mut progress = Progress::of("read again");
    let (mut batch, mut count) = (Vec::new(), 0);
    source.articles(|article| {
        batch.push(article);
        count += 1;
        if batch.len() < BATCH {
            return Ok(());
        }
        progress.add(batch.len());
        again.read(&mut ledger, std::mem::take(&mut batch))
    })?;
    again.read(&mut ledger, batch)?;
    drop(progress);
    ledger.settle(|_| ())?;
    line(&format!("{count} articles read again"))?;
    Ok(Outcome::Done)
}

struct Again {
    reader: Reader,
    workers: Workers,
}

impl Again {
    fn read(&self, ledger: &mut Ledger, batch: Vec<ArticleIn>) -> dateline_ledger::Result<()> {
        let read = self.workers.map(batch, |article| (self.reader.read(&article.article()), article));
        read.iter().try_for_each(|(reading, article)| ledger.reread(article, reading).map(drop))
    }
}
