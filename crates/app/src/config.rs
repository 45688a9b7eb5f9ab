//! `dateline.toml`: where the ledger lies, the home time zone and the first day of the week, what the program calls itself to others, which
//! feeds are watched, and queries that have a name; environment over file, flags over both.
//!
//! The file is `$DATELINE_CONFIG`, else `dateline.toml` here, else `dateline/dateline.toml` in the user's folder for configuration.

use crate::clock;
use crate::web::Saved;
use anyhow::Context as _;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The ledger where nobody names another.
const LEDGER: &str = "dateline.ledger";
/// What the program calls itself where nobody says otherwise.
const USER_AGENT: &str = concat!("dateline/", env!("CARGO_PKG_VERSION"));
/// Characters of what it calls itself at most.
const LONGEST: usize = 200;

/// The settings, each with where it comes from.
#[derive(Debug)]
pub(crate) struct Config {
    pub(crate) ledger: Setting<PathBuf>,
    zone: Setting<String>,
    week_starts: Setting<String>,
    user_agent: Setting<String>,
    feeds: Setting<Vec<String>>,
    queries: Vec<Setting<Saved>>,
}

/// A value, and who set it.
#[derive(Debug, Clone)]
pub(crate) struct Setting<T> {
    pub(crate) value: T,
    pub(crate) origin: Origin,
}

/// Who set a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    Default,
    File(PathBuf),
    Environment(&'static str),
    Flag(&'static str),
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Environment(name) => write!(f, "${name}"),
            Self::Flag(name) => write!(f, "{name}"),
        }
    }
}

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    ledger: Option<PathBuf>,
    zone: Option<String>,
    week_starts: Option<String>,
    user_agent: Option<String>,
    #[serde(default)]
    watch: Watched,
    #[serde(default)]
    query: BTreeMap<String, String>,
}

/// What `dateline watch` watches where nothing is named.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Watched {
    #[serde(default)]
    feeds: Vec<String>,
}

impl Config {
    /// Reads file and environment; `ledger` is the flag.
    pub(crate) fn load(ledger: Option<&Path>) -> anyhow::Result<Self> {
        let path = file();
        let file = path.as_deref().map(read).transpose()?.unwrap_or_default();
        let origin = path.map_or(Origin::Default, Origin::File);
        let set = |value: Option<String>, name: &'static str, default: &str| match (set_to(name), value) {
            (Some(value), _) => Setting { value: value.to_string_lossy().into_owned(), origin: Origin::Environment(name) },
            (_, Some(value)) => Setting { value, origin: origin.clone() },
            _ => Setting { value: default.to_owned(), origin: Origin::Default },
        };
        let ledger = match (ledger, set_to("DATELINE_LEDGER"), file.ledger) {
            (Some(flag), ..) => Setting { value: flag.to_owned(), origin: Origin::Flag("--ledger") },
            (_, Some(path), _) => Setting { value: path.into(), origin: Origin::Environment("DATELINE_LEDGER") },
            (_, _, Some(path)) => Setting { value: beside(&path, &origin), origin: origin.clone() },
            _ => Setting { value: LEDGER.into(), origin: Origin::Default },
        };
        let feeds = Setting { value: file.watch.feeds.iter().map(|feed| from_folder(feed, &origin)).collect(), origin: origin.clone() };
        let config = Self {
            ledger,
            zone: set(file.zone, "DATELINE_ZONE", "system"),
            queries: file.query.iter().map(|(name, text)| query(name, text, &origin)).collect::<anyhow::Result<_>>()?,
            week_starts: set(file.week_starts, "DATELINE_WEEK_STARTS", "monday"),
            user_agent: set(file.user_agent, "DATELINE_USER_AGENT", USER_AGENT),
            feeds,
        };
        let Setting { value, origin } = &config.ledger;
        anyhow::ensure!(!value.as_os_str().is_empty(), "{origin}: wanted a path as ledger, met nothing");
        config.zone().and(config.week_starts().map(drop)).and(config.is_told_plainly()).map(|()| config)
    }

    /// Name, value and origin of each setting, in the order of the file.
    pub(crate) fn all(&self) -> Vec<(String, String, &Origin)> {
        let own = [
            ("ledger", self.ledger.value.display().to_string(), &self.ledger.origin),
            ("zone", self.zone.value.clone(), &self.zone.origin),
            ("week_starts", self.week_starts.value.clone(), &self.week_starts.origin),
        ];
        let agent = [("user_agent", self.user_agent.value.clone(), &self.user_agent.origin)];
        let feeds = (!self.feeds.value.is_empty()).then(|| ("watch.feeds", self.feeds.value.join(", "), &self.feeds.origin));
        let queries = self.queries.iter().map(|q| (format!("query.{}", q.value.name), q.value.text.clone(), &q.origin));
        own.into_iter().chain(agent).chain(feeds).map(|(name, value, origin)| (name.to_owned(), value, origin)).chain(queries).collect()
    }

    /// The queries that have a name, in the order of their names.
    pub(crate) fn queries(&self) -> Vec<&Saved> {
        self.queries.iter().map(|q| &q.value).collect()
    }

    /// The query of a name.
    pub(crate) fn query(&self, name: &str) -> anyhow::Result<&Saved> {
        let known = || self.queries().iter().map(|q| q.name.as_str()).collect::<Vec<_>>().join(", ");
        let none = || match self.queries.is_empty() {
            true => format!("wanted a saved query, met {name:?} and none in dateline.toml, which keeps them under [query]"),
            false => format!("wanted a saved query ({}), met {name:?}", known()),
        };
        self.queries().into_iter().find(|q| q.name == name).with_context(none)
    }

    /// What the program calls itself to the servers that it asks.
    pub(crate) fn user_agent(&self) -> &str {
        &self.user_agent.value
    }

    /// The addresses of feeds and the lists of them that are watched.
    pub(crate) fn feeds(&self) -> &[String] {
        &self.feeds.value
    }

    /// The day that it is at home.
    pub(crate) fn today(&self) -> Date {
        let zone = self.zone.named().unwrap_or(TimeZone::UTC);
        clock::now().to_zoned(zone).date()
    }

    /// The first day of the week.
    pub(crate) fn week_starts(&self) -> anyhow::Result<Weekday> {
        let Setting { value, origin } = &self.week_starts;
        match value.to_ascii_lowercase().as_str() {
            "monday" => Ok(Weekday::Monday),
            "saturday" => Ok(Weekday::Saturday),
            "sunday" => Ok(Weekday::Sunday),
            _ => anyhow::bail!("{origin}: wanted monday, saturday or sunday as week_starts, met {value:?}"),
        }
    }

    /// What goes into the head of a question must not end the line.
    fn is_told_plainly(&self) -> anyhow::Result<()> {
        let Setting { value, origin } = &self.user_agent;
        let is_plain = value.bytes().all(|b| matches!(b, b' '..=b'~')) && value.trim() == value;
        let fits = is_plain && (1..=LONGEST).contains(&value.len());
        anyhow::ensure!(fits, "{origin}: wanted up to {LONGEST} plain letters, digits and marks as user_agent, met {value:?}");
        Ok(())
    }

    fn zone(&self) -> anyhow::Result<()> {
        let Setting { value, origin } = &self.zone;
        let wrong = || format!("{origin}: wanted `system`, `UTC` or a time zone such as Europe/Oslo as zone, met {value:?}");
        self.zone.named().with_context(wrong).map(drop)
    }
}

impl Setting<String> {
    fn named(&self) -> Option<TimeZone> {
        match self.value.as_str() {
            "system" => Some(TimeZone::system()),
            name => TimeZone::get(name).ok(),
        }
    }
}

fn query(name: &str, text: &str, origin: &Origin) -> anyhow::Result<Setting<Saved>> {
    let value = Saved::read(name, text).map_err(|e| anyhow::anyhow!("{origin}: query {name:?}: {e}"))?;
    Ok(Setting { value, origin: origin.clone() })
}

/// An address as it is; a path counts from the file.
fn from_folder(feed: &str, origin: &Origin) -> String {
    let path = || beside(Path::new(feed), origin).to_string_lossy().into_owned();
    crate::address::web(feed).map_or_else(path, |_| feed.to_owned())
}

/// A path in a file counts from the file.
fn beside(path: &Path, origin: &Origin) -> PathBuf {
    match origin {
        Origin::File(file) => file.parent().unwrap_or(Path::new("")).join(path),
        _ => path.to_owned(),
    }
}

/// A variable of the environment; an empty one is none.
fn set_to(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// The first file that there is.
fn file() -> Option<PathBuf> {
    if let Some(named) = set_to("DATELINE_CONFIG") {
        return Some(named.into());
    }
    let home = env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".config")));
    let candidates = [Some(PathBuf::from("dateline.toml")), home.map(|h| h.join("dateline/dateline.toml"))];
    candidates.into_iter().flatten().find(|path| path.is_file())
}

fn read(path: &Path) -> anyhow::Result<File> {
    let text = fs::read_to_string(path).with_context(|| format!("{}: wanted a file of settings", path.display()))?;
    toml::from_str(&text).map_err(|error: toml::de::Error| {
        let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
        let message = error.message().replace('\n', " ");
        anyhow::anyhow!(
            "{}: line {line}: {message}; the settings are ledger, zone, week_starts, user_agent, [watch] and [query]",
            path.display()
        )
    })
}
