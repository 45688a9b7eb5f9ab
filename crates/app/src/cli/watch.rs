//! `dateline watch`: asks feeds round after round, and keeps what is new.

use super::home::Home;
use crate::address;
use crate::config::Config;
use crate::exit::{Outcome, Usage};
use crate::net::{Getter, post::Post};
use crate::watch::{Alone, List, Stop, Watch};
use dateline_engine::Reader;
use dateline_ledger::Ledger;
use jiff::SignedDuration;
use std::num::NonZeroU64;
use std::time::Duration;

/// The key of the signature is in the environment, where it is in no list of processes.
const KEY: &str = "DATELINE_WEBHOOK_KEY";
/// Bytes of that key at least.
const SHORTEST: usize = 16;
/// How long another process may write before this one gives up.
const PATIENCE: Duration = Duration::from_secs(600);

/// Ask feeds again and again, and keep their new and changed articles in the ledger
///
/// Each round asks every feed that is due, as `dateline add --fetch` would, and says in one line what came of it. A feed is asked only for
/// what it has not said before (ETag, Last-Modified), as its robots.txt allows, one question a second to a host, and later and later while
/// it fails. An entry is read with its page, once, and again when the feed says that it is another. What is remembered is in the ledger:
/// stopped or killed at any moment, the next run goes on. Ctrl-C and SIGTERM finish the article at hand.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline watch feeds.opml --every 15m\n  \
    dateline watch https://news.example/feed --rounds 1     # as from cron\n  \
    DATELINE_WEBHOOK_KEY=… dateline watch feeds.opml --post https://desk.example/hook\n\n\
    Where nothing is named, `feeds` under `[watch]` of dateline.toml says what is watched.\n\
    What is posted is JSON: `round`, `articles` with `new` and `changed`, and `changed`, the rows of the diary that the round changed, as\n\
    `dateline diff --json` has them. The header X-Dateline-Signature has `sha256=` and the HMAC of the body with the key of\n\
    DATELINE_WEBHOOK_KEY. A message is sent until it is taken, for about a day; it may come twice.\n\
    Exit status: 0 all well, or told to stop; 1 nothing could be asked, 2 wrong usage, 3 some feeds, pages or entries failed, each named.")]
pub(crate) struct Args {
    /// Addresses of feeds, and files that list them (OPML)
    #[arg(value_name = "FEED")]
    feeds: Vec<String>,

    #[command(flatten)]
    home: Home,

    /// From one round to the next: 15m, 2h, 1h30m; a minute at least
    #[arg(long, value_name = "TIME", default_value = "15m", value_parser = every)]
    every: SignedDuration,

    /// Stop after so many rounds
    #[arg(long, value_name = "N")]
    rounds: Option<NonZeroU64>,

    /// Send what changes in a round to this address, signed with the key in DATELINE_WEBHOOK_KEY
    #[arg(long, value_name = "URL")]
    post: Option<String>,

    /// A host that may be asked though its addresses are not of the public internet; may be given more than once
    #[arg(long, value_name = "HOST")]
    allow_host: Vec<String>,

    /// Ask every feed in the first round, also those that failed, moved or are gone, and for all that it has
    #[arg(long)]
    afresh: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let config = args.home.config()?;
    let sources = if args.feeds.is_empty() { config.feeds() } else { &args.feeds };
    if sources.is_empty() {
        return Err(Usage("wanted feeds to watch; name addresses or a list (OPML), or set `feeds` under [watch] of dateline.toml").into());
    }
    let (list, post) = (List::of(sources)?, post(args, &config)?);
    let ledger = Ledger::open_or_create(&config.ledger.value)?;
    ledger.wait_for_others(PATIENCE)?;
    let alone = Alone::at(&config.ledger.value)?;
    let getter = Getter::new(config.user_agent(), args.allow_host.clone());
    let (stop, reader) = (Stop::listening()?, Reader::english()?);
    let mut watch = Watch { ledger, list, getter, reader, post, stop, config, every: args.every, is_afresh: args.afresh };
    let watched = watch.run(args.rounds.map(NonZeroU64::get))?;
    drop(alone);
    Ok(if watch.stop.is_told() { Outcome::Done } else { Outcome::of(watched.answered, watched.failed) })
}

/// The webhook, where one is named: by https, unless its host is one that was allowed by name.
fn post(args: &Args, config: &Config) -> anyhow::Result<Option<Post>> {
    let Some(address) = &args.post else { return Ok(None) };
    let url = url::Url::parse(address).ok().filter(|_| address::web(address).is_some());
    let Some(host) = url.as_ref().and_then(|url| url.host_str()) else {
        anyhow::bail!("--post: wanted an address such as https://desk.example/hook, met {address:?}");
    };
    let is_allowed = args.allow_host.iter().any(|name| name.eq_ignore_ascii_case(host.trim_matches(['[', ']'])));
    let is_safe = url.as_ref().is_some_and(|url| url.scheme() == "https") || is_allowed;
    anyhow::ensure!(is_safe, "--post: wanted an address of https, met one of http; `--allow-host {host}` allows it");
    let key = std::env::var(KEY).unwrap_or_default();
    anyhow::ensure!(
        key.len() >= SHORTEST,
        "wanted a key of {SHORTEST} bytes or more in {KEY}, by which who receives knows the sender, met {}; `openssl rand -hex 32` makes one",
        if key.is_empty() { "none".to_owned() } else { format!("{} bytes", key.len()) }
    );
    Ok(Some(Post::new(address, key.as_bytes(), config.user_agent(), args.allow_host.clone())))
}

fn every(text: &str) -> Result<SignedDuration, String> {
    let wrong = || format!("wanted a time from 1m to 168h, such as 15m, met {text}");
    let time: SignedDuration = text.parse().map_err(|_| wrong())?;
    let fits = (SignedDuration::from_mins(1)..=SignedDuration::from_hours(168)).contains(&time);
    if fits { Ok(time) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read() {
        let check = |text: &str, expected: Option<i64>| assert_eq!(every(text).ok().map(|time| time.as_secs()), expected, "{text}");
        check("15m", Some(900));
        check("90s", Some(90));
        check("1h30m", Some(5400));
        check("59s", None);
        check("-15m", None);
        check("169h", None);
        check("often", None);
        check("15", None);
    }
}
