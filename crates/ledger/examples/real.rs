#![allow(clippy::print_stdout)]
use dateline_engine::{Article, Published, Reader};
use dateline_ledger::*;
use std::time::Instant;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let reader = Reader::english().unwrap();
    let mut all = vec![];
    for line in std::fs::read_to_string(&args[1]).unwrap().lines() {
        let v: serde_json::Value = serde_json::from_str(line).unwrap();
        let get = |k: &str| v[k].as_str().map(str::to_owned);
        let a = ArticleIn { id: get("id").unwrap_or_default(), published: get("published").and_then(|p| Published::parse(&p).ok()), outlet: get("outlet").or(Some("x".into())), text: get("text").unwrap(), ..Default::default() };
        let r = reader.read(&Article { id: &a.id, published: a.published, text: &a.text, ..Default::default() });
        all.push((a, r));
    }
    let text: usize = all.iter().map(|a| a.0.text.len()).sum();
    let events: usize = all.iter().map(|a| a.1.events.len()).sum();
    let mut l = Ledger::create(args[2].as_ref()).unwrap();
    let c = Instant::now();
    l.add(all.iter().map(|(a, r)| (a, r))).unwrap();
    println!("{} articles, {} text, {} events; add {:.2} ms an article", all.len(), text, events, c.elapsed().as_secs_f64() * 1e3 / all.len() as f64);
    let c = Instant::now();
    println!("{:?}", l.settle(|_| ()).unwrap());
    println!("settle {:.2} ms an article", c.elapsed().as_secs_f64() * 1e3 / all.len() as f64);
    println!("file {}", std::fs::metadata(&args[2]).unwrap().len());
    let d = l.doctor().unwrap();
    println!("{:?}", d);
    println!("{:?}", l.search("president summit", &Query::default()).unwrap().iter().take(2).collect::<Vec<_>>());
    for t in l.claims(&Query::default()).unwrap().iter().filter(|t| !t.denials.is_empty() || !t.again.is_empty()).take(5) { println!("{:?} | {:?} | {:?}", t.first.content, t.again.first().map(|c| &c.content), t.denials.first().map(|c| &c.content)); }
    let rows = l.events(&Query { undated: true, ..Default::default() }).unwrap();
    let mut rows: Vec<_> = rows.into_iter().collect();
    rows.sort_by_key(|r| std::cmp::Reverse(r.origins.reports));
    for r in rows.iter().take(5) { println!("{} {} {} reports {:?}", r.event, r.title, r.origins.reports, r.state.status); }
    let w = l.why(&rows[0].event).unwrap();
    println!("{:?}", w.joined.get(1));
    println!("{:?}", w.near.first());
    println!("{}", rows.iter().filter(|r| r.conditions.iter().any(|c| c.trigger.is_some())).count());
}
