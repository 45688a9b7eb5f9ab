//! The forms by which people correct an event.

use crate::cli::correct::{check, place, when};
use crate::web::access::{Person, Role};
use crate::web::desk::Desk;
use crate::web::params::Params;
use crate::web::problem::Problem;
use crate::web::route::VERBS;
use axum::http::StatusCode;
use dateline_ledger::What;

/// Longest name, reason and title that are kept.
const LONGEST: usize = 2_000;

/// Keeps a correction; answers the event to show then. `parts`: the event and the verb.
pub(crate) fn correct(desk: &Desk, person: &Person, parts: &[String], form: &Params) -> Result<String, Problem> {
    let [event, verb] = parts else { return Err(Problem::missing("wanted an event and a verb")) };
    if !VERBS.contains(&verb.as_str()) {
        return Err(Problem::missing(format!("wanted one of {}, met {verb:?}", VERBS.join(", "))));
    }
    if desk.settings.is_read_only {
        return Err(Problem::new(
            StatusCode::FORBIDDEN,
            "wanted a ledger that takes corrections; this server was started with --read-only",
        ));
    }
    if person.role < Role::Editor {
        return Err(Problem::new(StatusCode::FORBIDDEN, format!("wanted an editor, met {}, who may look", person.name)));
    }
    if form.get("csrf") != Some(person.token.as_str()) {
        return Err(Problem::new(StatusCode::FORBIDDEN, "wanted a form of this server, met another or an old one; load the page anew"));
    }
    // Who has signed in corrects under that name.
    let own = desk.settings.access.as_ref().map(|_| person.name.as_str());
    let who = own.or_else(|| form.get("who")).ok_or_else(|| Problem::asked("who: wanted a name, met none"))?;
    let why = form.get("why").unwrap_or_default();
    if [who, why].iter().any(|t| t.len() > LONGEST) {
        return Err(Problem::asked(format!("wanted a name and a reason of at most {LONGEST} letters")));
    }
    let what = what(event, verb, form)?;
    check(&what).map_err(|e| Problem::asked(e.to_string()))?;
    let to = if let What::Merge(a, _) = &what { a.clone() } else { event.clone() };
    desk.write(|ledger| {
        ledger.correct(who, desk.settings.today(), why, what)?;
        ledger.settle(|_| ())?;
        Ok(to)
    })
}

fn what(event: &str, verb: &str, form: &Params) -> Result<What, Problem> {
    let wanted = |name: &str| form.get(name).map(str::to_owned).ok_or_else(|| Problem::asked(format!("{name}: wanted a value, met none")));
    let event = event.to_owned();
    Ok(match verb {
        "confirm" => What::Confirm(event),
        "reject" => What::Reject(event),
        "rename" => What::Rename(event, wanted("title")?),
        "merge" => What::Merge(event, wanted("other")?),
        "split" => match form.all("mention").map(str::to_owned).collect::<Vec<_>>() {
            none if none.is_empty() => return Err(Problem::asked("mention: wanted mentions to split off, met none")),
            mentions => What::Split(event, mentions),
        },
        "undo" => What::Undo(wanted("number")?.parse().map_err(|_| Problem::asked("number: wanted that of a correction"))?),
        _ => {
            let value = form.text("value");
            match form.get("field") {
                Some("status") => What::SetStatus(event, value),
                Some("when") => What::SetWhen(event, when(&value).map_err(|e| Problem::asked(e.to_string()))?),
                Some("place") => What::SetPlace(event, place(&value)),
                met => return Err(Problem::asked(format!("field: wanted status, when or place, met {met:?}"))),
            }
        }
    })
}
