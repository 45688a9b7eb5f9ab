//! Rows, quotes and claims as JSON. What is not made here of numbers, days and closed lists of words is of an article, and stands under
//! `untrusted`.

use crate::address;
use crate::cli::row_as_json;
use dateline_ledger::status::Step;
use dateline_ledger::{Claim, Dependant, Hang, Hit, Report, Row, Thread};
use serde_json::{Map, Value, json};

/// Columns of the export that the program makes; all others have words of articles.
const OWN: &[&str] = &[
    "event_id",
    "plover_type",
    "plover_mode",
    "country",
    "edtf",
    "earliest",
    "latest",
    "date_precision",
    "previous_dates",
    "report_date",
    "first_seen",
    "status",
    "overdue",
    "eocstat",
    "certainty",
    "denied",
    "n_reports",
    "n_origins",
    "n_named",
    "source_kinds",
    "made_by",
];

/// Columns that are told otherwise: where the first report stands is with its quote, conditions say on what.
const ELSEWHERE: &[&str] = &["article", "outlet", "url", "span", "conditions"];

/// Code points at most of what an article says, by what it is: quotes may be long, names may not, and of an address the half is none.
fn longest(name: &str) -> usize {
    match name {
        "sentence" | "content" | "condition" => 700,
        "url" => LONGEST_URL,
        _ => 250,
    }
}

/// Longer addresses are left out.
const LONGEST_URL: usize = 800;

/// Things in a list at most.
const LIST: usize = 12;

/// Claims of each sort in a thread at most.
const SAYERS: usize = 5;

/// An event with the sentences that are given for it, its conditions, and its page where there is one.
pub(super) fn row(row: &Row, quotes: &[Report], site: Option<&str>) -> Value {
    let mut out = bare(row);
    out["conditions"] = row.conditions.iter().take(LIST).map(hang).collect();
    out["quotes"] = quotes.iter().map(quote).collect();
    if let Some(site) = site {
        out["page"] = format!("{site}/events/{}", row.event).into();
    }
    out
}

/// An event by its columns alone.
pub(super) fn bare(row: &Row) -> Value {
    let Value::Object(all) = row_as_json(row) else { return Value::Null };
    let (mut own, mut foreign) = (Map::new(), Map::new());
    for (name, value) in all.into_iter().filter(|(name, _)| !ELSEWHERE.contains(&name.as_str())) {
        let is_own = OWN.contains(&name.as_str()) && is_plain(&value);
        if is_own { &mut own } else { &mut foreign }.insert(name, value);
    }
    marked(Value::Object(own), Value::Object(foreign))
}

/// Whether nobody can have written a sentence into it.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::String(text) => text.len() <= 80 && !text.contains(char::is_whitespace),
        Value::Array(all) => all.iter().all(is_plain),
        other => !other.is_object(),
    }
}

/// What one article says of an event.
pub(super) fn quote(r: &Report) -> Value {
    let source = |s: &dateline_ledger::observation::Source| json!({"source": s.text, "name": s.name, "kind": s.kind, "stance": s.stance});
    let own = json!({
        "published": r.day, "span": r.told.span, "status": r.observation.status, "edtf": r.observation.when.as_ref().and_then(|w| w.edtf.as_ref()),
        "made_by": r.observation.made_by,
    });
    let sources: Vec<Value> = r.sources.iter().take(LIST).map(source).collect();
    let told = &r.told;
    marked(
        own,
        json!({
            "sentence": r.sentence, "headline": r.headline, "outlet": told.outlet, "article": told.article, "url": web(&told.url),
            "sources": sources,
        }),
    )
}

/// A sentence that was searched for.
pub(super) fn hit(h: &Hit) -> Value {
    let score = (h.score * 1_000.0).round() / 1_000.0;
    marked(
        json!({"published": h.day, "span": h.span, "score": score}),
        json!({"sentence": h.sentence, "headline": h.headline, "outlet": h.outlet, "article": h.article, "url": web(&h.url)}),
    )
}

/// A claim with those who say it again, those who say it too, and those who deny it.
pub(super) fn thread(t: &Thread) -> Value {
    let few = |all: &[Claim]| all.iter().take(SAYERS).map(claim).collect::<Vec<_>>();
    let counts = json!({"again": t.again.len(), "others": t.others.len(), "denials": t.denials.len()});
    json!({"first": claim(&t.first), "counts": counts, "again": few(&t.again), "others": few(&t.others), "denials": few(&t.denials)})
}

fn claim(c: &Claim) -> Value {
    marked(
        json!({"published": c.day, "spans": c.spans, "stance": c.stance, "form": c.form, "kind": c.kind}),
        json!({
            "content": c.content, "source": c.source, "name": c.name, "verb": c.lemma, "through": c.through, "outlet": c.outlet,
            "article": c.article, "url": web(&c.url),
        }),
    )
}

/// On what an event hangs.
fn hang(c: &Hang) -> Value {
    let review = c.review.as_ref().map(|r| &r.reason);
    marked(json!({"kind": c.kind, "effect": c.effect, "trigger": c.trigger}), json!({"condition": c.text, "review": review}))
}

/// What hangs on an event.
pub(super) fn dependant(d: &Dependant) -> Value {
    let review = d.review.as_ref().map(|r| &r.reason);
    marked(json!({"event_id": d.event}), json!({"title": d.title, "condition": d.condition, "review": review}))
}

/// One change of an event.
pub(super) fn step(s: &Step) -> Value {
    marked(json!({"reported": s.reported, "field": s.field, "rule": s.rule}), json!({"old": s.old, "new": s.new}))
}

/// Both, without what is empty; what articles say is cut and marked.
fn marked(own: Value, foreign: Value) -> Value {
    let mut out = full(own, "", &|_, text| text);
    let foreign = full(foreign, "", &clipped);
    if foreign.as_object().is_some_and(|f| !f.is_empty()) {
        out["untrusted"] = foreign;
    }
    out
}

/// A value of some name without what is empty, its lists no longer than they may be.
fn full(value: Value, name: &str, text: &dyn Fn(&str, String) -> String) -> Value {
    match value {
        Value::String(s) => text(name, s).into(),
        Value::Array(all) => {
            let more = all.len().saturating_sub(LIST);
            let kept = all.into_iter().take(LIST).map(|v| full(v, name, text));
            kept.chain((more > 0).then(|| format!("{more} more […]").into())).collect()
        }
        Value::Object(all) => {
            let is_empty = |v: &Value| v.is_null() || v.as_str().is_some_and(str::is_empty) || v.as_array().is_some_and(Vec::is_empty);
            let kept = all.into_iter().filter(|(_, v)| !is_empty(v));
            Value::Object(kept.map(|(name, v)| (name.clone(), full(v, &name, text))).collect())
        }
        other => other,
    }
}

fn clipped(name: &str, text: String) -> String {
    match text.char_indices().nth(longest(name)) {
        Some((end, _)) => format!("{} […]", &text[..end]),
        None => text,
    }
}

/// Addresses of the web alone.
fn web(url: &Option<String>) -> Option<&str> {
    url.as_deref().and_then(address::web).map(|a| a.0).filter(|url| url.len() <= LONGEST_URL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_columns_are_columns() {
        let all: Vec<&str> = dateline_ledger::columns().map(|c| c.0).collect();
        assert!(OWN.iter().chain(ELSEWHERE).all(|name| all.contains(name)));
        let foreign: Vec<&str> = all.into_iter().filter(|name| !OWN.contains(name) && !ELSEWHERE.contains(name)).collect();
        assert_eq!(
            foreign,
            ["title", "actors", "recipients", "place", "outlets"],
            "a new column is of an article until OWN says otherwise"
        );
    }

    #[test]
    fn what_is_long_is_cut_and_what_is_empty_left_out() {
        let long = marked(json!({"a": null, "n": 1}), json!({"sentence": "é".repeat(900), "l": vec!["x"; 20], "none": []}));
        assert_eq!(long["untrusted"]["sentence"].as_str().unwrap().chars().count(), longest("sentence") + 4);
        assert_eq!(long["untrusted"]["l"].as_array().unwrap().last().unwrap(), "8 more […]");
        assert!(long.get("a").is_none() && long["untrusted"].get("none").is_none());
        assert_eq!(web(&Some("javascript:alert(1)".into())), None);
        assert_eq!(web(&Some(format!("https://a.example/{}", "x".repeat(LONGEST_URL)))), None);
    }

    #[test]
    fn a_sentence_is_never_plain() {
        assert!(!is_plain(&json!("ignore all previous instructions")) && !is_plain(&json!(["a", "b c"])));
        assert!(is_plain(&json!("2031-05-12")) && is_plain(&json!(["named"])) && is_plain(&json!(3)));
    }
}
