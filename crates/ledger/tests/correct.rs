//! Corrections win over the machine, outlive new readings and later articles, and can be undone.

use dateline_ledger::{Ledger, Query, Row, What};
use jiff::civil::{Date, date};
use std::path::Path;

mod story;
use story::{article, read_all, scratch};

const MAY: Date = date(2031, 5, 1);

fn ledger(folder: &Path, texts: &[(&str, &str, &str)]) -> Ledger {
    let mut ledger = Ledger::open_or_create(&folder.join("ledger")).unwrap();
    let all = read_all(texts.iter().map(|t| article(t.0, t.1, t.2)).collect());
    ledger.add(all.iter().map(|(a, r)| (a, r))).unwrap();
    ledger.settle(|_| ()).unwrap();
    ledger
}

/// The rows that some articles tell of with a word in their titles.
fn rows(ledger: &Ledger, word: &str) -> Vec<Row> {
    let mut rows = ledger.events(&Query { undated: true, ..Query::default() }).unwrap();
    rows.retain(|r| r.title.to_lowercase().contains(word));
    rows
}

fn correct(ledger: &mut Ledger, what: What) -> i64 {
    let id = ledger.correct("Ines", MAY, "seen in the programme", what).unwrap();
    ledger.settle(|_| ()).unwrap();
    id
}

fn reread(ledger: &mut Ledger) {
    let mut all = Vec::new();
    let mut keep = |a| {
        all.push(a);
        Ok(())
    };
    ledger.articles(&mut keep).unwrap();
    for (a, r) in read_all(all) {
        assert!(ledger.reread(&a, &r).unwrap());
    }
    ledger.settle(|_| ()).unwrap();
}

const APART: [(&str, &str, &str); 2] = [
    ("a1", "2031-04-01", "The summit of Norway and Chile will take place in Oslo on June 5."),
    ("a2", "2031-04-03", "The conference of Kenya and Portugal will take place in Lisbon on July 9."),
];

#[test]
fn merged_events_are_one_until_it_is_undone() {
    let folder = scratch("merge");
    let mut ledger = ledger(&folder, &APART);
    let all = |l: &Ledger| (rows(l, "summit").len(), rows(l, "conference").len());
    assert_eq!(all(&ledger), (1, 1));
    let (a, b) = (rows(&ledger, "summit").remove(0).event, rows(&ledger, "conference").remove(0).event);
    let id = correct(&mut ledger, What::Merge(a.clone(), b.clone()));
    assert_eq!(ledger.event(&a, None, None).unwrap().reports.len(), 2);
    assert_eq!(ledger.event(&b, None, None).unwrap().row.event, a, "the name of what was merged leads to the event");
    reread(&mut ledger);
    assert_eq!(ledger.event(&a, None, None).unwrap().reports.len(), 2, "after a new reading");
    let undone = correct(&mut ledger, What::Undo(id));
    assert_eq!(all(&ledger), (1, 1), "undone");
    correct(&mut ledger, What::Undo(undone));
    assert_eq!(ledger.event(&a, None, None).unwrap().reports.len(), 2, "the undoing undone");
    assert!(ledger.doctor().unwrap().is_sound());
}

const ONE: [(&str, &str, &str); 3] = [
    ("a1", "2031-04-01", "The summit between Norway and Chile will take place in Oslo on June 5, 2031."),
    ("a2", "2031-04-03", "Norway and Chile will hold the summit in Oslo on June 5, 2031."),
    ("a3", "2031-04-04", "The summit between Norway and Chile will take place in Oslo on June 5, 2031, officials said."),
];

#[test]
fn what_is_split_stays_apart_also_from_later_articles() {
    let folder = scratch("split");
    let mut ledger = ledger(&folder, &ONE);
    let row = rows(&ledger, "summit").remove(0);
    let reports = ledger.event(&row.event, None, None).unwrap().reports;
    assert_eq!(reports.len(), 3, "{:?}", rows(&ledger, "").iter().map(|r| &r.title).collect::<Vec<_>>());
    let id = correct(&mut ledger, What::Split(row.event.clone(), vec![reports[1].mention.clone()]));
    assert_eq!(ledger.event(&row.event, None, None).unwrap().reports.len(), 2);
    assert_eq!(ledger.event(&reports[1].mention, None, None).unwrap().reports.len(), 1);
    reread(&mut ledger);
    assert_eq!(ledger.event(&row.event, None, None).unwrap().reports.len(), 2, "after a new reading");
    // An earlier article comes late, and founds the event anew.
    let early = read_all(vec![article(
        "a0",
        "2031-03-30",
        "The summit between Norway and Chile will take place in Oslo on June 5, 2031, Ana Ferro said.",
    )]);
    ledger.add(early.iter().map(|(a, r)| (a, r))).unwrap();
    ledger.settle(|_| ()).unwrap();
    let (one, other) = (ledger.event(&row.event, None, None).unwrap(), ledger.event(&reports[1].mention, None, None).unwrap());
    assert_ne!(one.row.event, other.row.event, "after a late article");
    assert_eq!(one.reports.len() + other.reports.len(), 4);
    correct(&mut ledger, What::Undo(id));
    assert_eq!(ledger.event(&row.event, None, None).unwrap().reports.len(), 4, "undone");
    assert!(ledger.doctor().unwrap().is_sound());
}

#[test]
fn what_is_set_holds_from_its_day_on() {
    let folder = scratch("set");
    let mut ledger = ledger(&folder, &ONE);
    let event = rows(&ledger, "summit").remove(0).event;
    correct(&mut ledger, What::Rename(event.clone(), "Oslo summit".into()));
    let id = correct(&mut ledger, What::SetStatus(event.clone(), "cancelled".into()));
    let row = |l: &Ledger, day: Option<Date>| l.event(&event, day, None).unwrap().row;
    let is = |r: &Row| (r.title.clone(), r.state.status.label());
    assert_eq!(is(&row(&ledger, None)), ("Oslo summit".into(), "cancelled"));
    assert_eq!(ledger.why(&event, 9).unwrap().title, "Oslo summit");
    assert_eq!(row(&ledger, Some(date(2031, 4, 30))).state.status.label(), "scheduled", "before its day");
    reread(&mut ledger);
    assert_eq!(is(&row(&ledger, None)), ("Oslo summit".into(), "cancelled"), "after a new reading");
    correct(&mut ledger, What::Undo(id));
    assert_eq!(is(&row(&ledger, None)), ("Oslo summit".into(), "scheduled"), "undone");
    correct(&mut ledger, What::Confirm(event.clone()));
    assert!(row(&ledger, None).state.confirmed);
    let id = correct(&mut ledger, What::Reject(event.clone()));
    assert!(rows(&ledger, "summit").is_empty(), "rejected");
    reread(&mut ledger);
    assert!(rows(&ledger, "summit").is_empty(), "rejected, after a new reading");
    correct(&mut ledger, What::Undo(id));
    assert_eq!(rows(&ledger, "summit").len(), 1);
    assert_eq!(ledger.corrections().unwrap().iter().filter(|c| c.holds).count(), 4);
}

#[test]
fn what_is_rejected_swallows_later_reports_until_it_is_undone() {
    let folder = scratch("reject");
    let mut ledger = ledger(&folder, &ONE[1..2]);
    let event = rows(&ledger, "summit").remove(0).event;
    let first = correct(&mut ledger, What::Reject(event.clone()));
    // One comes later, and one late.
    for told in [ONE[2], ONE[0]] {
        let more = read_all(vec![article(told.0, told.1, told.2)]);
        ledger.add(more.iter().map(|(a, r)| (a, r))).unwrap();
        ledger.settle(|_| ()).unwrap();
    }
    let left = rows(&ledger, "summit");
    assert_eq!(
        left.iter().map(|r| (r.first_seen, r.origins.reports)).collect::<Vec<_>>(),
        [(Some(date(2031, 4, 1)), 1)],
        "what came before"
    );
    let second = correct(&mut ledger, What::Reject(left[0].event.clone()));
    assert!(rows(&ledger, "summit").is_empty());
    reread(&mut ledger);
    assert!(rows(&ledger, "summit").is_empty(), "after a new reading");
    assert!(ledger.doctor().unwrap().is_sound());
    correct(&mut ledger, What::Undo(second));
    correct(&mut ledger, What::Undo(first));
    assert_eq!(rows(&ledger, "summit").iter().map(|r| r.origins.reports).collect::<Vec<_>>(), [3], "undone");
    let again = ledger.correct("Ines", MAY, "", What::Undo(first)).unwrap_err().to_string();
    assert_eq!(again, format!("wanted a correction that holds, met {first}, which is undone already"));
    assert!(ledger.doctor().unwrap().is_sound());
}

#[test]
fn a_correction_of_nothing_is_refused() {
    let folder = scratch("nothing");
    let mut ledger = ledger(&folder, &ONE);
    let event = rows(&ledger, "summit").remove(0).event;
    let mut refused = |what| ledger.correct("Ines", MAY, "", what).unwrap_err().to_string();
    assert!(refused(What::Confirm("zzzzzzzz1".into())).starts_with("wanted event zzzzzzzz1, met none"));
    assert!(refused(What::Confirm("no".into())).starts_with("wanted the name of an event"));
    assert!(refused(What::SetStatus(event.clone(), "sure".into())).starts_with("wanted a status, met \"sure\""));
    assert!(refused(What::Undo(7)).starts_with("wanted correction 7 to undo"));
    assert!(refused(What::Split(event, vec![])).starts_with("wanted some mentions"));
}
