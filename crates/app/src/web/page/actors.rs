//! All who act, with how much the ledger has of them.

use super::places::{LINES, find, lead};
use super::shell::{actor_href, articles, page, pager};
use crate::print::day::kindly;
use crate::web::answer::{Answer, Asked};
use crate::web::names::{self, Name};
use crate::web::problem::Problem;
use crate::web::view::{ActorLine, ActorsPage};
use dateline_ledger::Ledger;

pub(crate) fn actors(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let found = names::actors(asked, ledger)?;
    let (shown, pager) = pager(asked, "/actors", "actors", found.list.len(), LINES)?;
    let mut page = page(asked, "Actors", "Actors", articles(ledger)?)?;
    page.lead = lead(asked, &found);
    Answer::page(&ActorsPage {
        base: asked.settings.base.clone(),
        page,
        find: find(asked, "/actors", "Name"),
        actors: found.list[shown].iter().map(|a| line(asked, a)).collect(),
        pager,
    })
}

fn line(asked: &Asked, actor: &Name) -> ActorLine {
    ActorLine {
        href: actor_href(asked, &actor.name),
        name: actor.name.clone(),
        country: actor.country.clone(),
        ahead: actor.ahead as i64,
        happened: actor.happened as i64,
        claims: actor.claims as i64,
        last: actor.last.map(|d| kindly(&d.to_string())).unwrap_or_default(),
    }
}
