//! `dateline add`: reads articles on all cores and keeps them in the ledger.

use super::home::Home;
use super::tally::{Batch, Tally, read};
use crate::config::Config;
use crate::exit::{Outcome, Usage};
use crate::intake::{Columns, Fed, How, Kind, feed};
use crate::net::{self, Getter};
use crate::progress::Progress;
use crate::workers::{Workers, all_cores};
use dateline_engine::Reader;
use dateline_engine::article::Published;
use dateline_ledger::{Ledger, Mark};
use jiff::civil::Date;
use std::io::{self, IsTerminal as _};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Read articles and keep them in the ledger
///
/// A source is a text file (its first line may be `date 2026-03-14`), JSON Lines (`.jsonl`, `.ndjson`), a page (`.html`), an archive of
/// pages (`.warc`, `.warc.gz`), a feed (RSS, Atom, JSON Feed), a table (`.csv`, `.tsv`), mails (`.mbox`, `.eml`), NITF, NewsML-G2 or ninjs
/// with articles or events, a calendar (`.ics`), a folder of such files, or `-` for standard input. An entry of a calendar is a report by
/// that calendar: it keeps its status, and a later text of it moves the same event. The same article twice is one; the same article with
/// another text is a new version. What is kept stays, whenever the run is stopped; run it again and it goes on.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline add news/*.txt\n  \
    dateline add articles.jsonl --ledger desk.ledger\n  \
    dateline add crawl.warc.gz letters.mbox table.csv --columns text=body,published=date\n  \
    zcat archive.jsonl.gz | dateline add --jsonl -\n\n\
    Exit status: 0 all well, 1 nothing could be kept, 2 wrong usage, 3 some inputs failed, each named.")]
pub(crate) struct Args {
    /// Where articles are
    #[arg(value_name = "SOURCE")]
    sources: Vec<PathBuf>,

    #[command(flatten)]
    home: Home,

    /// Take every source as JSON Lines: `{"id": "a1", "published": "2018-06-02", "text": "…"}`, with `title`, `outlet`, `url` and
    /// `modified` where known
    #[arg(long)]
    jsonl: bool,

    /// Take every source as the address of a page or a feed, and fetch it, with the pages of the feed's entries, as robots.txt allows
    #[arg(long, conflicts_with_all = ["jsonl", "kind", "columns", "from_start"], requires = "sources")]
    fetch: bool,

    /// A host that may be fetched from though its addresses are not of the public internet; may be given more than once
    #[arg(long, value_name = "HOST", requires = "fetch")]
    allow_host: Vec<String>,

    /// What every source is; by default its name and its first bytes say it
    #[arg(long = "as", value_name = "FORMAT", conflicts_with = "jsonl")]
    kind: Option<Kind>,

    /// The day of publication, YYYY-MM-DD or a date-time; goes before what the input says
    #[arg(long, value_name = "DAY", value_parser = super::day)]
    date: Option<Published>,

    /// Who publishes articles that do not say so
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,

    /// Which columns of a table hold what: id, text, published, modified, title, outlet, url; the others are guessed by their names
    #[arg(long, value_name = "FIELD=COLUMN,…")]
    columns: Option<Columns>,

    /// Read archives from their first record, though the ledger has noted how far it got
    #[arg(long)]
    from_start: bool,

    /// Print what was done as JSON
    #[arg(long)]
    json: bool,

    /// How many articles to read at once [default: all cores]; the ledger is the same for any number
    #[arg(long, short, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

impl Args {
    /// How sources are read, as far as it was said.
    fn how(&self) -> How {
        How {
            kind: self.kind.or(self.jsonl.then_some(Kind::Jsonl)),
            date: self.date,
            outlet: self.outlet.clone(),
            columns: self.columns.clone().unwrap_or_default(),
            ..How::default()
        }
    }
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    if args.sources.is_empty() && io::stdin().is_terminal() {
        return Err(Usage("wanted articles to add; name files or folders, or `-` for standard input").into());
    }
    let config = args.home.config()?;
    let mut ledger = Ledger::open_or_create(&config.ledger.value)?;
    let mut tally = Tally::default();
    take_all(args, &config, &mut ledger, &mut tally)?;
    let mut progress = Progress::of("settled");
    let mut done = 0;
    ledger.settle(|now| {
        progress.add(now - done);
        done = now;
    })?;
    drop(progress);
    tally.print(args.json, &config)
}

/// What the threads tell the one that writes.
enum News {
    /// Articles as they came in.
    Fed(Fed),
    /// The same, read.
    Read(Batch),
    /// No more will come in.
    End,
}

/// Batches that are under way at once: one is fed, one is read, one is kept.
const UNDER_WAY: usize = 3;

/// Reads ahead on all cores while this thread writes and settles: inputs → here, where the ledger says what is new → the readers → here.
fn take_all(args: &Args, config: &Config, ledger: &mut Ledger, tally: &mut Tally) -> anyhow::Result<()> {
    let (today, user_agent) = (config.today(), config.user_agent().to_owned());
    let reader = Reader::english()?;
    let workers = Workers::new(args.jobs.map_or_else(all_cores, NonZeroUsize::get))?;
    let (news, to_keep) = channel();
    let (next, may_feed) = channel();
    let (to_read, unread) = channel::<Fed>();
    (0..UNDER_WAY).try_for_each(|_| next.send(()))?;
    let reached = if args.from_start { Vec::new() } else { ledger.reached()? };
    start_feed(args, How { today, reached, ..args.how() }, user_agent, news.clone(), may_feed);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for Fed { items, place, .. } in unread {
                let read = workers.map(items, |item| item.and_then(|document| read(&reader, document)));
                if news.send(News::Read(Batch { read, mark: place.map(Mark::Archive) })).is_err() {
                    return;
                }
            }
        });
        // Moved in, so that the readers end when this does, well or not.
        let to_read = to_read;
        let (mut pace, mut progress) = (Pace::default(), Progress::of("added"));
        let (mut under_way, mut is_over) = (0, false);
        while !is_over || under_way > 0 {
            match wait(&to_keep, ledger, under_way == 0)? {
                News::Fed(fed) => {
                    under_way += 1;
                    to_read.send(tally.new_ones(ledger, fed)?)?;
                }
                News::Read(batch) => {
                    under_way -= 1;
                    let articles = batch.read.len();
                    progress.add(articles);
                    let first = tally.keep(ledger, batch)?;
                    // The feed may be over.
                    let _ = next.send(());
                    pace.settle(ledger, first, articles)?;
                }
                News::End => is_over = true,
            }
        }
        Ok(())
    })
}

/// Feeds batches, each when it may. Nobody waits for this thread: a stream that stays open must not keep the run from ending on an error.
fn start_feed(args: &Args, how: How, user_agent: String, to: Sender<News>, may_feed: Receiver<()>) {
    let batches = sourced(args, how, user_agent);
    std::thread::spawn(move || {
        let to = Feed(to);
        let mut batches = batches();
        while may_feed.recv().is_ok() {
            let Some(fed) = batches.next() else { return };
            if to.0.send(News::Fed(fed)).is_err() {
                return;
            }
        }
    });
}

/// What makes the batches, in the thread that feeds them.
fn sourced(args: &Args, how: How, user_agent: String) -> impl FnOnce() -> Box<dyn Iterator<Item = Fed>> + Send + use<> {
    let (sources, allowed, is_fetched) = (args.sources.clone(), args.allow_host.clone(), args.fetch);
    move || {
        if !is_fetched {
            return Box::new(feed(&sources, how));
        }
        let addresses = sources.iter().map(|source| source.to_string_lossy().into_owned()).collect();
        Box::new(net::fed(addresses, Getter::new(&user_agent, allowed), how.date, how.outlet))
    }
}

/// However the thread ends, it says so: nobody waits for more.
struct Feed(Sender<News>);

impl Drop for Feed {
    fn drop(&mut self) {
        let _ = self.0.send(News::End);
    }
}

/// What comes next. While nothing is under way and nothing comes, what has come is settled.
fn wait(news: &Receiver<News>, ledger: &mut Ledger, idle: bool) -> anyhow::Result<News> {
    match news.try_recv() {
        Ok(met) => return Ok(met),
        Err(_) if idle => drop(ledger.settle(|_| ())?),
        Err(_) => {}
    }
    Ok(news.recv()?)
}

/// Settles while others read, as long as articles come in the order of their days.
#[derive(Default)]
struct Pace {
    last: Option<Date>,
    is_mixed: bool,
    /// Articles that were kept since it last settled.
    unsettled: usize,
}

/// Articles that are settled at once: what events are found by lies all over the file, and each commit writes what it touched of it anew.
const AT_ONCE: usize = 4_000;

impl Pace {
    /// `first`: the first day of the articles that were kept just now.
    fn settle(&mut self, ledger: &mut Ledger, first: Option<Date>, articles: usize) -> anyhow::Result<()> {
        let Some(first) = first else { return Ok(()) };
        self.is_mixed |= self.last.is_some_and(|last| first < last);
        self.last = Some(first);
        self.unsettled += articles;
        if !self.is_mixed && self.unsettled >= AT_ONCE {
            ledger.settle_before(first)?;
            self.unsettled = 0;
        }
        Ok(())
    }
}
