//! `dateline correct`: what people know better. Corrections win over the machine, survive re-reading, and can be undone.

use super::home::Home;
use crate::exit::Outcome;
use crate::print::{harmless, line};
use anyhow::Context as _;
use dateline_ledger::What;
use dateline_ledger::observation::{Place, When};
use jiff::civil::Date;

/// Correct the ledger: merge, split, set, confirm, reject, rename, undo
///
/// A correction is kept with who made it, when and why. It wins over what is read, holds on to the words of the articles and so survives
/// re-reading and later articles, and can be undone; nothing is deleted.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Examples:\n  \
    dateline correct merge br93rj6v7g vx9xwg47cm --why 'the same summit'\n  \
    dateline correct set br93rj6v7g when 2026-06-11 --why 'told by the palace'\n  \
    dateline correct undo 3 --why 'they are two after all'\n  \
    dateline correct list\n\n\
    Exit status: 0 all well, 1 failure, 2 wrong usage.")]
pub(crate) struct Args {
    #[command(subcommand)]
    what: Do,

    #[command(flatten)]
    home: Home,

    /// Who corrects [default: the user of this machine]
    #[arg(long, global = true, value_name = "NAME")]
    who: Option<String>,

    /// Why
    #[arg(long, global = true, value_name = "TEXT", default_value = "")]
    why: String,

    /// The day of the correction [default: today]
    #[arg(long, global = true, value_name = "DAY")]
    on: Option<Date>,
}

#[derive(Debug, clap::Subcommand)]
enum Do {
    /// Two events are one
    Merge { event: String, other: String },
    /// Some mentions are another event; `dateline show` names them
    Split {
        event: String,
        #[arg(required = true)]
        mentions: Vec<String>,
    },
    /// Set a field; an empty value takes it away
    Set { event: String, field: Field, value: String },
    /// The row is right as it stands
    Confirm { event: String },
    /// This is no event
    Reject { event: String },
    /// Give an event another title
    Rename { event: String, title: String },
    /// Take a correction back, by its number
    Undo { number: i64 },
    /// List all corrections
    List,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Field {
    Status,
    When,
    Place,
}

pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    let what = match &args.what {
        Do::List => return list(args),
        Do::Merge { event, other } => What::Merge(event.clone(), other.clone()),
        Do::Split { event, mentions } => What::Split(event.clone(), mentions.clone()),
        Do::Confirm { event } => What::Confirm(event.clone()),
        Do::Reject { event } => What::Reject(event.clone()),
        Do::Rename { event, title } => What::Rename(event.clone(), title.clone()),
        Do::Undo { number } => What::Undo(*number),
        Do::Set { event, field: Field::Status, value } => What::SetStatus(event.clone(), value.clone()),
        Do::Set { event, field: Field::When, value } => What::SetWhen(event.clone(), when(value)?),
        Do::Set { event, field: Field::Place, value } => What::SetPlace(event.clone(), place(value)),
    };
    check(&what)?;
    let (mut ledger, config) = args.home.open_to_write()?;
    let user = || std::env::var("USER").unwrap_or_else(|_| "somebody".to_owned());
    let who = args.who.clone().unwrap_or_else(user);
    let number = ledger.correct(&who, args.on.unwrap_or_else(|| config.today()), &args.why, what)?;
    ledger.settle(|_| ())?;
    line(&format!("correction {number}; `dateline correct undo {number}` takes it back"))?;
    Ok(Outcome::Done)
}

/// Refuses what would be kept and mean nothing.
pub(crate) fn check(what: &What) -> anyhow::Result<()> {
    match what {
        What::Merge(event, other) if event.eq_ignore_ascii_case(other) => anyhow::bail!("wanted two events to merge, met {event} twice"),
        What::Rename(_, title) if title.trim().is_empty() => {
            anyhow::bail!("wanted a title, met none; `dateline correct undo` takes an earlier one back")
        }
        _ => Ok(()),
    }
}

fn list(args: &Args) -> anyhow::Result<Outcome> {
    let (ledger, _) = args.home.open()?;
    for c in ledger.corrections()? {
        let state = if c.holds { "" } else { " (undone)" };
        line(&harmless(&format!("{} {} {}: {}{state} {}", c.id, c.day, c.who, told(&c.what), c.why)))?;
    }
    Ok(Outcome::Done)
}

/// A correction in the words of the command.
pub(crate) fn told(what: &What) -> String {
    let edtf = |w: &Option<When>| w.as_ref().and_then(|w| w.edtf.clone()).unwrap_or_default();
    let text = |p: &Option<Place>| p.as_ref().and_then(|p| p.text.clone()).unwrap_or_default();
    match what {
        What::Merge(event, other) => format!("merge {event} {other}"),
        What::Split(event, mentions) => format!("split {event} {}", mentions.join(" ")),
        What::Reject(event) => format!("reject {event}"),
        What::Confirm(event) => format!("confirm {event}"),
        What::Rename(event, title) => format!("rename {event} {title:?}"),
        What::SetStatus(event, status) => format!("set {event} status {status}"),
        What::SetWhen(event, when) => format!("set {event} when {:?}", edtf(when)),
        What::SetPlace(event, place) => format!("set {event} place {:?}", text(place)),
        What::Undo(number) => format!("undo {number}"),
    }
}

/// A time in EDTF; its bounds are those of its calendar.
pub(crate) fn when(value: &str) -> anyhow::Result<Option<When>> {
    if value.is_empty() {
        return Ok(None);
    }
    let (earliest, latest) = dateline_engine::time::edtf_range(value)
        .with_context(|| format!("when: wanted EDTF such as 2026-06-11, 2026-06 or 2026-06-11/2026-06-12, met {value:?}"))?;
    Ok(Some(When { edtf: Some(value.to_owned()), earliest, latest, said_unknown: false }))
}

pub(crate) fn place(value: &str) -> Option<Place> {
    (!value.is_empty()).then(|| Place { text: Some(value.to_owned()), country: None, said_unknown: false })
}
