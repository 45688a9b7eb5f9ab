//! Adds articles in a loop and prints the id of each that was acknowledged: a test kills it at random moments. `keep FILE FIRST COUNT`
#![allow(clippy::print_stdout)]

use dateline_engine::Published;
use dateline_engine::reading::{EventOut, HeadOut, MentionOut, ParticipantOut, Reading};
use dateline_ledger::{ArticleIn, Ledger};
use std::io::Write;

fn event(number: usize) -> EventOut {
    let (start, end, text) = (4, 10, "summit".to_owned());
    let participant = |role, name: &str| ParticipantOut { role, text: name.to_owned(), start: 0, end: 3, entity: None };
    EventOut {
        id: "e1".into(),
        title: format!("summit number {number}"),
        head: HeadOut { start, end, text: text.clone() },
        mentions: vec![MentionOut { start, end, sentence: 0, text: text.clone(), lemma: text, is_noun: true, before: vec![] }],
        kind: Some("CONSULT"),
        mode: None,
        cameo: None,
        actuality: "ahead",
        negated: false,
        status: Some("planned"),
        eocstat: None,
        certainty: 0.5,
        when: None,
        place: None,
        participants: vec![
            participant("party", "Ana Ferro"),
            participant("party", ["Peder Holm", "Orla Nilsen", "Milo Grant"][number % 3]),
        ],
        claims: vec![],
        conditions: vec![],
        made_by: "event/test".into(),
    }
}

fn article(number: usize) -> (ArticleIn, Reading) {
    let id = format!("a{number}");
    // Days go back and forth, so that many articles are late.
    let published = format!("2031-{:02}-{:02}", 1 + number % 12, 1 + number * 7 % 28);
    let text = format!("The summit number {number} of Ana Ferro and others is planned.");
    let reading = Reading {
        schema: 1,
        id: id.clone(),
        published: Some(published.clone()),
        sentences: vec![[0, text.len()]],
        times: vec![],
        names: vec![],
        entities: vec![],
        claims: vec![],
        events: vec![event(number)],
        findings: vec![],
    };
    let published = Published::parse(&published).ok();
    (ArticleIn { id, published, outlet: Some("Harbour Post".into()), text, ..ArticleIn::default() }, reading)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().collect();
    let (first, count) = (args[2].parse::<usize>()?, args[3].parse::<usize>()?);
    let mut ledger = Ledger::open_or_create(args[1].as_ref())?;
    let mut out = std::io::stdout();
    for start in (first..first + count).step_by(5) {
        let batch: Vec<_> = (start..start + 5).map(article).collect();
        ledger.add(batch.iter().map(|(a, r)| (a, r)))?;
        for (a, _) in &batch {
            writeln!(out, "{}", a.id)?;
        }
        out.flush()?;
        if start % 3 == 0 {
            ledger.settle(|_| ())?;
        }
    }
    ledger.settle(|_| ())?;
    Ok(())
}
