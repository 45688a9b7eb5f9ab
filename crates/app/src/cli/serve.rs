//! `dateline serve`: the ledger in a browser, over HTTP, in calendars and feeds.

use super::access::FILE_HELP;
use super::home::Home;
use crate::exit::Outcome;
use crate::print::line;
use crate::web::access::Access;
use crate::web::{self, Settings};
use dateline_engine::Reader;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Serve the ledger to browsers, programs, calendars and feed readers
///
/// Pages at `/`, JSON at `/api/v1` (its document at `/api/v1/openapi.json`), the diary as a calendar at `/diary.ics`, for newsroom
/// systems at `/diary.ninjs.json` and `/diary.newsml.xml`, and as a feed at `/diary.atom`; saved queries of dateline.toml at `/q/NAME`.
/// Nothing is fetched or sent, but the provider by which people sign in is asked, where --access names one.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline serve\n  \
    dateline serve --ledger desk.ledger --listen 127.0.0.1:8090\n\n\
    It stops at Ctrl-C, after the requests that are under way.\n\
    Exit status: 0 all well, 1 failure, 2 wrong usage.")]
pub(crate) struct Args {
    #[command(flatten)]
    home: Home,

    /// Where to listen; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,

    /// What stands before all paths, behind a proxy: /dateline
    #[arg(long, value_name = "PATH", default_value = "", value_parser = base)]
    base: String,

    /// How links in calendars and feeds begin, behind a proxy: https://desk.example/dateline [default: as it was called]
    #[arg(long, value_name = "URL", value_parser = public)]
    public_url: Option<String>,

    /// A host, beside this machine, by which it may be called; may be given several times
    #[arg(long, value_name = "NAME")]
    host: Vec<String>,

    /// Take no corrections
    #[arg(long)]
    read_only: bool,

    /// Who may use it, as `dateline access` sets it up; needed where other machines can reach it
    #[arg(long, value_name = "FILE")]
    access: Option<PathBuf>,

    /// Browsers reach it by https alone, through a proxy: the cookie is sent over nothing else
    #[arg(long)]
    https: bool,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let access = args.access.as_deref().map(Access::load).transpose()?;
    if !args.listen.ip().is_loopback() && access.as_ref().is_none_or(Access::is_open_to_nobody) {
        anyhow::bail!(
            "wanted a login for an address that other machines can reach, met {} and none; {FILE_HELP}, and --access names it",
            args.listen.ip()
        );
    }
    let settings = Settings {
        config: args.home.config()?,
        base: args.base.clone(),
        public_url: args.public_url.clone(),
        hosts: args.host.clone(),
        who: std::env::var("USER").unwrap_or_default(),
        reader: Reader::english()?,
        access,
        is_read_only: args.read_only,
        is_secure: args.https,
    };
    let base = args.base.clone();
    web::serve(settings, args.listen, |at| Ok(line(&format!("http://{at}{base}/"))?))?;
    Ok(Outcome::Done)
}

fn public(text: &str) -> Result<String, String> {
    let url = text.trim_end_matches('/');
    let is_web = crate::address::web(url).is_some();
    let is_plain = url.chars().all(|c| c.is_ascii_graphic() && !"\"<>?#".contains(c));
    if is_web && is_plain { Ok(url.to_owned()) } else { Err("wanted an address such as https://desk.example/dateline".to_owned()) }
}

fn base(text: &str) -> Result<String, String> {
    let path = text.trim_end_matches('/');
    let is_path = path.is_empty()
        || path.starts_with('/') && !path.contains("//") && path.chars().all(|c| c.is_ascii_alphanumeric() || "/-_.~".contains(c));
    if is_path { Ok(path.to_owned()) } else { Err("wanted a path such as /dateline".to_owned()) }
}
