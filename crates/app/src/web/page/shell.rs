//! What all pages share: head, navigation, the day as of which is asked; and the pages that are nothing else.

use crate::print::day::kindly;
use crate::web::answer::{Answer, Asked};
use crate::web::params::Params;
use crate::web::problem::Problem;
use crate::web::view::{EmptyPage, ErrorPage, LoginPage, Nav, Page, Pager};
use dateline_ledger::Ledger;
use jiff::civil::Date;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::ops::Range;

const SECTIONS: [&str; 7] = ["Diary", "Timeline", "Claims", "Actors", "Places", "Outlets", "Morning"];

/// What stands around a page. `section`: the entry of the navigation that it belongs to.
pub(super) fn page(asked: &Asked, title: &str, section: &str, articles: u64) -> Result<Page, Problem> {
    let as_of = asked.params.as_of()?.map(|d| d.to_string()).unwrap_or_default();
    let keep = Params::default().with(&[("as-of", &as_of)]).ask();
    let base = &asked.settings.base;
    let nav = |s: &&str| Nav { href: format!("{base}/{}{keep}", s.to_lowercase()), label: (*s).to_owned(), current: *s == section };
    Ok(Page {
        title: title.to_owned(),
        heading: title.to_owned(),
        lead: String::new(),
        links: Vec::new(),
        json_href: twin(asked),
        has_nav: true,
        nav: SECTIONS.iter().map(nav).collect(),
        known: if as_of.is_empty() { "As known now".to_owned() } else { format!("As known on {}", kindly(&as_of)) },
        now_href: format!("{base}{}{}", here(asked), asked.own().with(&[("as-of", "")]).ask()),
        keep,
        as_of,
        q: asked.own().text("q"),
        flash: if asked.params.get("done").is_some() {
            "Done. The correction is kept, and can be undone.".to_owned()
        } else {
            String::new()
        },
        user: if asked.person.is_signed_in { asked.person.name.clone() } else { String::new() },
        csrf: asked.person.token.clone(),
        ledger: asked.settings.ledger().file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
        articles: thousands(articles),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

/// How many articles there are; a ledger without one has no pages.
pub(super) fn articles(ledger: &Ledger) -> Result<u64, Problem> {
    Some(ledger.count()?).filter(|n| *n > 0).ok_or_else(Problem::empty)
}

/// The path that was asked for, with its parts filled in.
fn here(asked: &Asked) -> String {
    let mut parts = asked.parts.iter();
    let mut fill = |step: &str| if step.starts_with('{') { parts.next().map(|p| segment(p)).unwrap_or_default() } else { step.to_owned() };
    let path = if asked.path == "/" { "/diary" } else { &asked.path };
    path.split('/').map(&mut fill).collect::<Vec<_>>().join("/")
}

/// The same for programs. Pages whose twin has other days than their address set it themselves.
fn twin(asked: &Asked) -> String {
    let params = asked.params.without("done", "1");
    let (path, params) = match asked.path.as_str() {
        "/morning" => ("/diff".to_owned(), params),
        "/outlets" => ("/record".to_owned(), params),
        "/actors/{actor}" => ("/events".to_owned(), params.with(&[("actor", asked.part())])),
        _ if asked.saved.is_some() => ("/diary".to_owned(), params),
        _ => (here(asked), params),
    };
    format!("{}/api/v1{path}{}", asked.settings.base, params.ask())
}

/// Everything but letters, digits and what no path gives a meaning to.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A step of a path.
pub(super) fn segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

/// The address of a page by a name, with the day as of which is asked.
fn named(asked: &Asked, path: &str, name: &str) -> String {
    format!("{}{path}{}{}", asked.settings.base, segment(name), asked.params.only(&["as-of"]).ask())
}

/// The address of an event.
pub(super) fn event_href(asked: &Asked, name: &str) -> String {
    named(asked, "/events/", name)
}

/// The address of an article.
pub(super) fn article_href(asked: &Asked, name: &str) -> String {
    named(asked, "/articles/", name)
}

/// The address of an actor.
pub(super) fn actor_href(asked: &Asked, name: &str) -> String {
    named(asked, "/actors/", name)
}

/// A page with one filter, and the day as of which is asked.
pub(super) fn searched(asked: &Asked, path: &str, filter: &str, value: &str) -> String {
    format!("{}{path}{}", asked.settings.base, asked.params.only(&["as-of"]).with(&[(filter, value)]).ask())
}

/// Which of many lines are shown, and the way to the others; `cursor` says how many stand before.
pub(super) fn pager(asked: &Asked, path: &str, what: &str, total: usize, size: usize) -> Result<(Range<usize>, Pager), Problem> {
    let start = first_line(asked)?.min(total);
    let end = start.saturating_add(size).min(total);
    let at = |cursor: String| format!("{}{path}{}", asked.settings.base, asked.params.with(&[("cursor", &cursor)]).ask());
    let before = Some(start.saturating_sub(size)).filter(|n| *n > 0).map(|n| n.to_string()).unwrap_or_default();
    let pager = Pager {
        shown: start > 0 || end < total,
        prev_href: if start > 0 { at(before) } else { String::new() },
        next_href: if end < total { at(end.to_string()) } else { String::new() },
        text: format!("{what} {}–{end} of {total}", (start + 1).min(end)),
    };
    Ok((start..end, pager))
}

/// How many lines are on the pages before the asked one.
pub(super) fn first_line(asked: &Asked) -> Result<usize, Problem> {
    let wrong = |text: &str| Problem::asked(format!("cursor: wanted a number of lines, met {text:?}; take the links of the page"));
    asked.params.get("cursor").map_or(Ok(0), |text| text.parse().map_err(|_| wrong(text)))
}

/// `1 204`, with thin spaces.
fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('\u{2009}');
        }
        out.push(digit);
    }
    out
}

/// A day of publication in words.
pub(super) fn day(day: Option<Date>) -> String {
    day.map_or_else(|| "undated".to_owned(), |d| kindly(&d.to_string()))
}

/// The first step, where nothing was added yet.
pub(crate) fn empty(asked: &Asked) -> Result<Answer, Problem> {
    Answer::page(&EmptyPage {
        base: asked.settings.base.clone(),
        page: page(asked, "An empty ledger", "", 0)?,
        ledger_path: asked.settings.ledger().display().to_string(),
    })
}

/// What went wrong, and where to go.
pub(crate) fn error(asked: &Asked, problem: &Problem) -> Result<Answer, Problem> {
    let advice = match () {
        () if problem.is_empty => "Add articles first: dateline add news/",
        () if problem.status.is_server_error() => "Try again; if it stays so, `dateline doctor` looks at the ledger.",
        () => "",
    };
    Answer::page(&ErrorPage {
        base: asked.settings.base.clone(),
        page: page(asked, problem.title(), "", 0)?,
        status: i64::from(problem.status.as_u16()),
        message: problem.detail.clone(),
        advice: advice.to_owned(),
    })
}

/// The form by which people sign in. `next`: where to go then.
pub(crate) fn login(asked: &Asked, next: &str, user: &str, message: &str) -> Result<Answer, Problem> {
    let access = asked.settings.access.as_ref();
    let oidc = access.and_then(|a| a.oidc.as_ref());
    let page = Page { has_nav: false, json_href: String::new(), ..page(asked, "Sign in", "", 0)? };
    Answer::page(&LoginPage {
        base: asked.settings.base.clone(),
        page,
        message: message.to_owned(),
        next: next.to_owned(),
        has_local: oidc.is_none() || access.is_some_and(|a| !a.users.is_empty()),
        user: user.to_owned(),
        oidc_href: oidc
            .map(|_| format!("{}/login/oidc{}", asked.settings.base, Params::default().with(&[("next", next)]).ask()))
            .unwrap_or_default(),
        oidc_label: oidc.map(|o| o.label.clone()).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_steps() {
        assert_eq!(thousands(1204), "1\u{2009}204");
        assert_eq!(thousands(12), "12");
        assert_eq!(segment("AC/DC ü?"), "AC%2FDC%20%C3%BC%3F");
    }
}
