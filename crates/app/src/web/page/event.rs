//! One event: what is known, how that came about, who says so, on what it hangs, and the forms by which people correct it.

use super::claim;
use super::picture::picture;
use super::row::{previous, spoken, status, words};
use super::shell::{actor_href, article_href, day, event_href, page, searched};
use crate::cli::correct::told;
use crate::export::{counted, percent};
use crate::print::day::kindly;
use crate::web::answer::{Answer, Asked};
use crate::web::problem::Problem;
use crate::web::view::{Change, CorrectionView, Event, EventPage, Hang, Judged, Name, Origin, ReportView, StepView, Told};
use dateline_ledger::observation::Source;
use dateline_ledger::status::{Status, Step};
use dateline_ledger::{Detail, Ledger, Report, What, Why};
use jiff::civil::Date;

/// Mentions of which it is shown why they are the event, the first and the last of them.
const JUDGED: usize = 12;

pub(crate) fn event(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let as_of = asked.params.as_of()?;
    let detail = ledger.event(asked.part(), as_of, Some(asked.today()?))?;
    let why = known(ledger, ledger.why(asked.part(), JUDGED)?, as_of)?;
    let picture = picture(&detail, as_of);
    let corrections = corrections(ledger, &detail)?;
    let claims: Vec<_> = ledger.claims_about(&detail.reports)?.iter().map(|t| claim::view(asked, t)).collect();
    let (conditions, dependants) = (conditions(asked, ledger, &detail)?, dependants(asked, ledger, &detail)?);
    let near: Vec<Judged> = why.near.iter().map(|j| judged(asked, j)).collect();
    Answer::page(&EventPage {
        base: asked.settings.base.clone(),
        page: page(asked, &detail.row.title, "Diary", ledger.count()?)?,
        event: facts(asked, &detail),
        has_picture: picture.is_some(),
        picture: picture.unwrap_or_default(),
        steps: steps(asked, &detail),
        reports: detail.reports.iter().map(|r| report(asked, r)).collect(),
        has_claims: !claims.is_empty(),
        claims_caption: "Claims about this event".to_owned(),
        claims,
        joined: why.joined.iter().map(|j| judged(asked, j)).collect(),
        has_near: !near.is_empty(),
        near,
        threshold: why.joined.iter().chain(&why.near).next().map_or(0, |j| i64::from(j.threshold)),
        origins_text: counted(detail.row.origins.independent, "origin"),
        ladder: ladder(asked, &detail),
        has_conditions: !conditions.is_empty(),
        conditions,
        has_dependants: !dependants.is_empty(),
        dependants,
        has_corrections: !corrections.is_empty(),
        corrections,
        can_edit: !asked.token.is_empty() && as_of.is_none(),
        who: asked.person.name.clone(),
        statuses: Status::ALL.into_iter().filter(|s| *s != Status::Unplanned).map(|s| s.label().to_owned()).collect(),
    })
}

fn facts(asked: &Asked, detail: &Detail) -> Event {
    let (row, state) = (&detail.row, &detail.row.state);
    let (class, word) = status(row);
    let open = |said: bool| if said { "said to be open" } else { "unknown" }.to_owned();
    let when = words(state.when.as_ref());
    let place = state.place.as_ref().and_then(|p| p.text.clone());
    let edtf = state.when.as_ref().and_then(|w| w.edtf.clone()).unwrap_or_default();
    let base = &asked.settings.base;
    let parties = row.actors.iter().chain(&row.recipients);
    Event {
        id: row.event.clone(),
        title: row.title.clone(),
        status: class.to_owned(),
        status_text: word.to_owned(),
        status_title: if row.overdue { format!("was {}", spoken(state.status).1) } else { String::new() },
        denied: state.denials > 0,
        when: if when.is_empty() { open(state.when.as_ref().is_some_and(|w| w.said_unknown)) } else { when },
        was: previous(row),
        place_href: place.as_ref().map(|p| searched(asked, "/timeline", "place", p)).unwrap_or_default(),
        place: place.unwrap_or_else(|| open(state.place.as_ref().is_some_and(|p| p.said_unknown))),
        certainty: percent(state.certainty),
        reports_text: format!("{}, {}", counted(row.origins.reports, "report"), counted(row.origins.independent, "origin")),
        has_actors: parties.clone().next().is_some(),
        actors: parties.map(|name| Name { name: name.clone(), href: actor_href(asked, name) }).collect(),
        kind: [&row.kind, &row.mode].into_iter().flatten().cloned().collect::<Vec<_>>().join(", "),
        first_seen: day(row.first_seen),
        ics_href: if edtf.is_empty() { String::new() } else { format!("{base}/diary.ics?event={}", row.event) },
        edtf,
    }
}

/// Who changed what: all that one report, or one correction, changed is one step.
fn steps(asked: &Asked, detail: &Detail) -> Vec<StepView> {
    let same = detail.row.state.steps.chunk_by(|a, b| (a.reported, &a.article) == (b.reported, &b.article));
    let view = |steps: &[Step]| {
        let report = detail.reports.iter().find(|r| r.observation.article == steps[0].article);
        StepView {
            changes: steps.iter().map(change).collect(),
            quote: report.map(|r| r.sentence.clone()).unwrap_or_default(),
            date: steps[0].reported.map(|d| d.to_string()).unwrap_or_default(),
            day: day(steps[0].reported),
            outlet: report.map_or_else(|| "a correction".to_owned(), outlet),
            href: report.map(|r| article_href(asked, &r.told.article)).unwrap_or_default(),
        }
    };
    same.map(view).collect()
}

fn change(step: &Step) -> Change {
    let say = |value: &str| match (&*step.field, value) {
        (_, "") => "none".to_owned(),
        ("when", edtf) => kindly(edtf),
        (_, other) => other.to_owned(),
    };
    let is_first = matches!(&*step.old, "" | "unplanned");
    Change {
        field: step.field.to_string(),
        old: if is_first { String::new() } else { say(&step.old) },
        new: say(&step.new),
        status: if step.field == "status" { step.new.clone() } else { String::new() },
        rule: step.rule.to_string(),
    }
}

fn outlet(r: &Report) -> String {
    r.told.outlet.clone().unwrap_or_else(|| r.told.article.clone())
}

fn report(asked: &Asked, r: &Report) -> ReportView {
    let said = r.observation.status.as_deref().and_then(Status::named).unwrap_or_default();
    let (class, word) = spoken(said);
    ReportView {
        mention: r.mention.clone(),
        quote: r.sentence.clone(),
        headline: r.headline.clone().unwrap_or_else(|| r.told.article.clone()),
        href: article_href(asked, &r.told.article),
        outlet: r.told.outlet.clone().unwrap_or_default(),
        date: r.day.map(|d| d.to_string()).unwrap_or_default(),
        day: day(r.day),
        status: class.to_owned(),
        status_text: word.to_owned(),
        when: words(r.observation.when.as_ref()),
        per: r.sources.iter().map(named).collect::<Vec<_>>().join(", through "),
        made_by: r.observation.made_by.clone(),
    }
}

fn named(s: &Source) -> String {
    format!("{}{}", s.text, if s.kind == "unnamed" { " (unnamed)" } else { "" })
}

/// Reports by who is credited first, and through whom.
fn ladder(asked: &Asked, detail: &Detail) -> Vec<Origin> {
    let mut out: Vec<Origin> = Vec::new();
    for r in &detail.reports {
        let (who, kind) = r.sources.first().map_or_else(|| (outlet(r), "its own voice".to_owned()), |s| (s.text.clone(), s.kind.clone()));
        let through = r.sources.iter().skip(1).map(|s| s.text.as_str()).collect::<Vec<_>>().join(", ");
        let article = Told { href: article_href(asked, &r.told.article), outlet: outlet(r), day: day(r.day) };
        match out.iter_mut().find(|o| (&o.who, &o.through) == (&who, &through)) {
            Some(known) => known.articles.push(article),
            None => out.push(Origin { who, kind, through, articles: vec![article] }),
        }
    }
    out
}

fn conditions(asked: &Asked, ledger: &Ledger, detail: &Detail) -> Result<Vec<Hang>, Problem> {
    let mut out: Vec<Hang> = Vec::new();
    for c in &detail.row.conditions {
        if out.iter().any(|known| known.text == c.text) {
            continue;
        }
        let effect = match c.effect.as_deref() {
            Some("delays") => "then delayed",
            Some("cancels") => "then cancelled",
            Some("enables") => "then possible",
            Some("starts") => "then started",
            _ => "",
        };
        let review = c.review.as_ref().map(|r| r.reason.clone()).unwrap_or_default();
        out.push(hang(asked, ledger, c.trigger.as_deref(), &c.text, effect, review)?);
    }
    Ok(out)
}

fn dependants(asked: &Asked, ledger: &Ledger, detail: &Detail) -> Result<Vec<Hang>, Problem> {
    let view = |d: &dateline_ledger::Dependant| {
        let review = d.review.as_ref().map(|r| r.reason.clone()).unwrap_or_default();
        hang(asked, ledger, Some(&d.event), &d.condition, "", review)
    };
    detail.dependants.iter().map(view).collect()
}

fn hang(asked: &Asked, ledger: &Ledger, other: Option<&str>, text: &str, effect: &str, review: String) -> Result<Hang, Problem> {
    let (as_of, today) = (asked.params.as_of()?, asked.today()?);
    let row = other.map(|event| ledger.row(event, as_of, Some(today))).transpose()?.flatten();
    let (class, word) = row.as_ref().map_or(("", ""), status);
    Ok(Hang {
        text: text.to_owned(),
        effect: effect.to_owned(),
        href: row.as_ref().map(|r| event_href(asked, &r.event)).unwrap_or_default(),
        title: row.map(|r| r.title).unwrap_or_default(),
        status: class.to_owned(),
        status_text: word.to_owned(),
        review,
    })
}

/// What of the reasons was there by a day: no page shows, or leads to, what came later.
fn known(ledger: &Ledger, why: Why, as_of: Option<Date>) -> Result<Why, Problem> {
    let Some(last) = as_of else { return Ok(why) };
    let Why { event, title, mut joined, near } = why;
    let is_there = |j: &dateline_ledger::Judged| j.day.is_some_and(|d| d <= last);
    joined.retain(is_there);
    let mut kept = Vec::new();
    for j in near.into_iter().filter(is_there) {
        if ledger.row(&j.event, as_of, as_of)?.is_some() {
            kept.push(j);
        }
    }
    Ok(Why { event, title, joined, near: kept })
}

fn judged(asked: &Asked, j: &dateline_ledger::Judged) -> Judged {
    let points = j.parts.iter().map(|(name, points)| format!("{name} {points:+}").replace('-', "−")).collect::<Vec<_>>().join(", ");
    Judged {
        event: j.event.clone(),
        event_href: if j.event.is_empty() { String::new() } else { event_href(asked, &j.event) },
        title: j.title.clone(),
        href: article_href(asked, &j.told.article),
        outlet: j.told.outlet.clone().unwrap_or_default(),
        day: day(j.day),
        score: i64::from(j.score),
        points: if points.is_empty() { "founded it".to_owned() } else { points },
        apart: j.broken.unwrap_or_default().to_owned(),
    }
}

/// What people have corrected of this event.
fn corrections(ledger: &Ledger, detail: &Detail) -> Result<Vec<CorrectionView>, Problem> {
    let mentions: Vec<&str> = detail.reports.iter().map(|r| r.mention.as_str()).collect();
    let own = |name: &String| *name == detail.row.event || mentions.contains(&name.as_str());
    let is_about = |what: &What| match what {
        What::Merge(a, b) => own(a) || own(b),
        What::Split(event, split) => own(event) || split.iter().any(own),
        What::Reject(event) | What::Confirm(event) | What::Rename(event, _) | What::SetStatus(event, _) => own(event),
        What::SetWhen(event, _) => own(event),
        What::SetPlace(event, _) => own(event),
        What::Undo(_) => false,
    };
    let all = ledger.corrections()?;
    let view = |c: dateline_ledger::Corrected| CorrectionView {
        number: c.id,
        what: told(&c.what),
        date: c.day.to_string(),
        day: kindly(&c.day.to_string()),
        who: c.who,
        why: c.why,
        undone: !c.holds,
    };
    Ok(all.into_iter().filter(|c| is_about(&c.what)).map(view).collect())
}
