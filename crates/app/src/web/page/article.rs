//! An article with every finding marked; a mark leads to its entry beside the text: value, and the rule or model that made it.

use super::marks::{Mark, paragraphs};
use super::shell::{articles, day, event_href, page, segment};
use crate::address::web;
use crate::print::day::kindly;
use crate::print::passage::Passages;
use crate::web::answer::{Answer, Asked};
use crate::web::problem::Problem;
use crate::web::text::Text;
use crate::web::view::{ArticlePage, Finding, Tab};
use dateline_engine::Reading;
use dateline_engine::reading::{ClaimOut, EventOut};
use dateline_ledger::{Ledger, Named, Version};
use std::collections::HashMap;

pub(crate) fn article(asked: &Asked, ledger: &Ledger) -> Result<Answer, Problem> {
    let text = Text::of(asked, ledger)?;
    let (article, named) = (&text.article, &text.named);
    let reading = crate::exchange::read(&asked.settings.reader, article);
    let passages = Passages::new(&article.text, &reading);
    let mut all = Findings::default();
    all.times(&reading);
    all.names(&reading);
    all.events(asked, &reading, named);
    all.claims(&reading, &passages);
    all.checks(&reading);
    all.list.sort_by_key(|f| f.0);
    let count = |kind: &str| all.list.iter().filter(|f| f.1.kind == kind).count() as i64;
    let headline = article.title.clone().filter(|t| !t.trim().is_empty()).unwrap_or_else(|| article.id.clone());
    let address = article.url.as_deref().and_then(web);
    Answer::page(&ArticlePage {
        base: asked.settings.base.clone(),
        page: page(asked, &headline, "", articles(ledger)?)?,
        headline,
        outlet: article.outlet.clone().unwrap_or_default(),
        published: article.published.map(|p| p.to_string()).unwrap_or_default(),
        day: day(article.published.map(|p| p.day)),
        url: address.map(|a| a.0.to_owned()).unwrap_or_default(),
        url_host: address.map(|a| a.1.to_owned()).unwrap_or_default(),
        versions: versions(asked, &text),
        events: count("event"),
        times: count("time"),
        claims: count("claim"),
        names: count("name"),
        paragraphs: paragraphs(&article.text, &passages, &all.marks),
        findings: all.list.into_iter().map(|f| f.1).collect(),
    })
}

/// Ways to all texts of an article that has had several.
fn versions(asked: &Asked, text: &Text) -> Vec<Tab> {
    let all = text.versions.len();
    let tab = |(i, version): (usize, &Version)| {
        let params = asked.params.with(&[("version", &if i + 1 == all { String::new() } else { (i + 1).to_string() })]);
        Tab {
            href: format!("{}/articles/{}{}", asked.settings.base, segment(asked.part()), params.ask()),
            label: format!("Text {} of {all}, {}", i + 1, day(version.day)),
            current: i + 1 == text.number,
            count: String::new(),
        }
    };
    if all > 1 { text.versions.iter().enumerate().map(tab).collect() } else { Vec::new() }
}

/// The entries with where they begin, and the marks.
#[derive(Default)]
struct Findings {
    list: Vec<(usize, Finding)>,
    marks: Vec<Mark>,
}

impl Findings {
    /// Takes a finding in; one without a place in the text has no entry.
    fn take(&mut self, class: &'static str, finding: Finding, spans: &[[usize; 2]]) {
        let Some(start) = spans.first().map(|s| s[0]) else { return };
        let title = [finding.kind.as_str(), &finding.value].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ");
        let mark = |span: &[usize; 2]| Mark { span: *span, class, id: finding.id.clone(), title: format!("{title}, {}", finding.made_by) };
        self.marks.extend(spans.iter().map(mark));
        self.list.push((start, finding));
    }

    fn times(&mut self, reading: &Reading) {
        for (i, t) in reading.times.iter().enumerate() {
            let value = t.edtf.as_deref().map_or_else(|| t.value.clone(), kindly);
            self.take("time", entry(format!("t{}", i + 1), &t.text, "time", value, &t.made_by), &[[t.start, t.end]]);
        }
    }

    fn names(&mut self, reading: &Reading) {
        let country: HashMap<&str, &str> = reading.entities.iter().filter_map(|e| Some((e.id.as_str(), e.country?))).collect();
        for (i, n) in reading.names.iter().enumerate() {
            let of = n.entity.as_deref().and_then(|id| country.get(id));
            let value = [Some(&n.kind), of].into_iter().flatten().copied().collect::<Vec<_>>().join(", ");
            self.take("name", entry(format!("n{}", i + 1), &n.text, "name", value, &n.made_by), &[[n.start, n.end]]);
        }
    }

    fn events(&mut self, asked: &Asked, reading: &Reading, named: &[Named]) {
        let of: HashMap<[usize; 2], &str> = named.iter().map(|n| (n.span, n.event.as_str())).collect();
        for e in &reading.events {
            let spans: Vec<[usize; 2]> = e.mentions.iter().map(|m| [m.start, m.end]).collect();
            let event = spans.iter().find_map(|s| of.get(s));
            let href = event.map(|name| event_href(asked, name)).unwrap_or_default();
            let finding = Finding { event_href: href, ..entry(e.id.clone(), &e.title, "event", said_of(e), &e.made_by) };
            self.take("event", finding, &spans);
        }
    }

    fn claims(&mut self, reading: &Reading, passages: &Passages<'_>) {
        for c in &reading.claims {
            let value = credit(c);
            let finding = entry(c.id.clone(), &passages.joined(&c.content.spans), "claim", value.clone(), &c.made_by);
            if c.content.spans.is_empty() {
                continue;
            }
            self.take("claim", finding, &c.content.spans);
            let cue =
                |span: &[usize; 2]| Mark { span: *span, class: "cue", id: c.id.clone(), title: format!("claim {value}, {}", c.made_by) };
            self.marks.extend(c.cue.spans.iter().map(cue));
        }
    }

    /// What of the text bears itself out or cannot be true together; it has an entry and no mark.
    fn checks(&mut self, reading: &Reading) {
        for (i, f) in reading.findings.iter().enumerate() {
            self.list.push((f.start, entry(format!("k{}", i + 1), &f.text, f.kind, f.what.to_owned(), &f.made_by)));
        }
    }
}

fn entry(id: String, text: &str, kind: &str, value: String, made_by: &str) -> Finding {
    Finding { id, text: text.to_owned(), kind: kind.to_owned(), value, made_by: made_by.to_owned(), event_href: String::new() }
}

/// Its status, and when.
fn said_of(e: &EventOut) -> String {
    let status = e.status.map_or_else(|| e.actuality.replace('_', " "), str::to_owned);
    let negated = e.negated.then(|| "negated".to_owned());
    let when = e.when.as_ref().and_then(|w| w.edtf.as_deref()).map(kindly);
    [Some(status), negated, when].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Who says so, and how.
fn credit(c: &ClaimOut) -> String {
    format!("{} {}", c.source.as_ref().map_or("the article", |s| s.text.as_str()), c.cue.stance)
}
