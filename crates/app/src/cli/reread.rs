//! `dateline reread`: reads the articles of the ledger anew, with the rules and models of this program.

use super::home::Home;
use crate::exit::{Outcome, tell};
use crate::print::line;
use crate::progress::Progress;
use crate::workers::{Workers, all_cores, unharmed};
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
    let (mut batch, mut count, mut failed) = (Vec::new(), 0, 0);
    source.articles(|article| {
        batch.push(article);
        count += 1;
        if batch.len() < BATCH {
            return Ok(());
        }
        progress.add(batch.len());
        failed += again.read(&mut ledger, std::mem::take(&mut batch))?;
        Ok(())
    })?;
    failed += again.read(&mut ledger, batch)?;
    drop(progress);
    ledger.settle(|_| ())?;
    line(&format!("{} articles read again", count - failed))?;
    Ok(Outcome::of(count - failed, failed))
}

struct Again {
    reader: Reader,
    workers: Workers,
}

impl Again {
    /// Says how many could not be read: they keep their old reading.
    fn read(&self, ledger: &mut Ledger, batch: Vec<ArticleIn>) -> dateline_ledger::Result<usize> {
        let read = self.workers.map(batch, |article| (unharmed(|| crate::exchange::read(&self.reader, &article)), article));
        let mut failed = 0;
        for (reading, article) in &read {
            match reading {
                Ok(reading) => drop(ledger.reread(article, reading)?),
                Err(wrong) => {
                    failed += 1;
                    tell(&format!("{}: {wrong}", article.id));
                    ledger.failed("article", &article.id, wrong)?;
                }
            }
        }
        Ok(failed)
    }
}
