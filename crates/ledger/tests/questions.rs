//! What can be asked of a ledger: rows as known on a day, one event with all it stands on, why, what changed, who says so.

use dateline_ledger::status::Status;
use dateline_ledger::{Ledger, Query, Row, Way};
use jiff::civil::{Date, date};

mod story;
use story::{article, read_all, scratch};

/// A summit that is planned, gets its day, moves, and is held; an official denies it in between.
fn summit(name: &str) -> Ledger {
    let mut ledger = Ledger::create(&scratch(name).join("ledger")).unwrap();
    let all = read_all(vec![
        article("a1", "2031-04-01", "The summit between Norway and Chile will take place in Oslo on June 5, 2031, Ana Ferro said."),
        article(
            "a2",
            "2031-04-10",
            "The summit between Norway and Chile in Oslo has been postponed from June 5 to June 20, 2031, Ana Ferro said.",
        ),
        article(
            "a3",
            "2031-04-12",
            "Peder Holm denied that Norway and Chile would meet in Oslo. The conference of Kenya and Portugal will open in Lisbon on June 9, 2031.",
        ),
        article(
            "a4",
            "2031-04-14",
            "Milo Grant will visit Kenya on June 30, 2031, if the conference of Kenya and Portugal in Lisbon is held.",
        ),
    ]);
    ledger.add(all.iter().map(|(a, r)| (a, r))).unwrap();
    ledger.settle(|_| ()).unwrap();
    ledger
}

fn june(as_of: Option<Date>) -> Query {
    Query { as_of, from: Some(date(2031, 6, 1)), to: Some(date(2031, 6, 30)), ..Query::default() }
}

fn titles(rows: &[Row]) -> Vec<&str> {
    rows.iter().map(|r| r.title.as_str()).collect()
}

fn days(rows: &[Row], word: &str) -> Vec<String> {
    let found = rows.iter().filter(|r| r.title.to_lowercase().contains(word));
    found.filter_map(|r| r.state.when.as_ref()?.edtf.clone()).collect()
}

#[test]
fn the_diary_is_as_known_on_the_day() {
    let ledger = summit("diary");
    let before = ledger.diary(&june(Some(date(2031, 4, 1)))).unwrap();
    assert_eq!(days(&before, "summit"), ["2031-06-05"], "{:?}", titles(&before));
    let after = ledger.diary(&june(None)).unwrap();
    assert_eq!(days(&after, "summit"), ["2031-06-20"], "{:?}", titles(&after));
    assert!(ledger.diary(&june(Some(date(2031, 3, 31)))).unwrap().is_empty(), "nothing later leaks in");
    let lisbon = ledger.diary(&Query { place: Some("Lisbon".into()), ..june(None) }).unwrap();
    assert!(!lisbon.is_empty() && days(&lisbon, "summit").is_empty(), "{:?}", titles(&lisbon));
    let chile = ledger.diary(&Query { actor: Some("chile".into()), ..june(None) }).unwrap();
    assert!(!days(&chile, "summit").is_empty() && days(&chile, "conference").is_empty(), "{:?}", titles(&chile));
    assert_eq!(ledger.diary(&Query { limit: Some(1), ..june(None) }).unwrap().len(), 1);
    let late = Query { today: Some(date(2031, 8, 1)), ..june(None) };
    assert!(ledger.diary(&late).unwrap().iter().all(|r| r.overdue));
}

#[test]
fn an_event_has_its_sentences_and_its_reasons() {
    let ledger = summit("detail");
    let rows = ledger.diary(&june(None)).unwrap();
    let row = rows.iter().find(|r| r.title.to_lowercase().contains("summit")).unwrap();
    let detail = ledger.event(&row.event, None, None).unwrap();
    assert!(detail.reports.len() >= 2 && detail.reports.iter().all(|r| r.sentence.contains("Norway")), "{detail:#?}");
    assert!(detail.row.state.steps.iter().any(|s| s.field == "status"));
    assert_eq!(ledger.event(&row.event, Some(date(2031, 4, 1)), None).unwrap().reports.len(), 1);
    assert!(ledger.event(&row.event, Some(date(2031, 3, 1)), None).unwrap_err().is_question());
    let why = ledger.why(&row.event, 9).unwrap();
    assert_eq!(why.joined.len(), detail.reports.len());
    let ends = ledger.why(&row.event, 2).unwrap().joined;
    assert_eq!([&ends[0], &ends[1]], [&why.joined[0], why.joined.last().unwrap()], "of many the first and the last");
    assert!(why.joined[1].score >= why.joined[1].threshold && !why.joined[1].parts.is_empty());
}

#[test]
fn what_changed_between_two_mornings_is_told() {
    let ledger = summit("diff");
    let changed = ledger.diff(date(2031, 4, 9), date(2031, 4, 14), &Query::default()).unwrap();
    let of = |word: &str| {
        changed.iter().filter(|c| c.after.title.to_lowercase().contains(word)).flat_map(|c| c.ways.clone()).collect::<Vec<_>>()
    };
    assert!(of("summit").contains(&Way::Moved), "{:?}", of("summit"));
    assert!(of("conference").contains(&Way::New), "{:?}", of("conference"));
    let few = |query: Query| ledger.diff(date(2031, 4, 9), date(2031, 4, 14), &query).unwrap();
    assert_eq!(few(Query { limit: Some(1), ..Query::default() }), changed[..1]);
    let status = changed[0].after.state.status;
    let alike: Vec<_> = changed.iter().filter(|c| c.after.state.status == status).cloned().collect();
    assert_eq!(few(Query { status: vec![status], ..Query::default() }), alike);
    assert!(few(Query { status: vec![Status::Held], ..Query::default() }).is_empty());
    assert!(ledger.diff(date(2031, 4, 15), date(2031, 4, 20), &Query::default()).unwrap().is_empty());
    assert!(ledger.diff(date(2031, 4, 15), date(2031, 4, 1), &Query::default()).unwrap_err().is_question());
}

#[test]
fn a_search_looks_at_what_articles_tell_of() {
    let ledger = summit("search");
    let found = |query: Query| ledger.search("Norway", &query).unwrap().into_iter().map(|h| h.article).collect::<Vec<_>>();
    assert_eq!(found(Query::default()).len(), 3);
    assert_eq!(found(Query { place: Some("Lisbon".into()), ..Query::default() }), ["a3"]);
    assert_eq!(found(Query { status: vec![Status::Held], ..Query::default() }), [""; 0]);
    assert!(found(Query { actor: Some("Chile".into()), limit: Some(1), ..Query::default() }).len() == 1);
}

#[test]
fn claims_are_found_by_their_source() {
    let ledger = summit("claims");
    let by = |who: &str| ledger.claims(&Query { actor: Some(who.into()), ..Query::default() }).unwrap();
    assert_eq!(by("Ferro").len(), 1);
    assert_eq!(by("Ferro")[0].first.article, "a1");
    assert!(by("Holm").iter().any(|t| t.first.denies() || !t.denials.is_empty()));
    let early = Query { as_of: Some(date(2031, 4, 2)), ..Query::default() };
    assert!(ledger.claims(&early).unwrap().iter().all(|t| t.first.article == "a1"));
}

#[test]
fn conditions_lead_to_what_they_hang_on_and_back() {
    let ledger = summit("hinge");
    let rows = ledger.events(&Query { undated: true, ..Query::default() }).unwrap();
    let row = rows.iter().find(|r| !r.conditions.is_empty()).expect("a row with a condition");
    let trigger = row.conditions[0].trigger.as_ref().expect("its trigger is found");
    let other = ledger.event(trigger, None, None).unwrap();
    assert!(other.dependants.iter().any(|d| d.event == row.event), "{:#?}", other.dependants);
}

#[test]
fn pages_of_many_events_look_at_few() {
    let ledger = summit("many");
    let dated = ledger.dated(&Query::default()).unwrap();
    assert!(!dated.is_empty() && dated.iter().all(|r| r.state.when.is_some()), "{:?}", titles(&dated));
    let rest = Query { after: Some(dated[0].cursor()), limit: Some(1), ..Query::default() };
    assert_eq!(ledger.dated(&rest).unwrap()[0].event, dated[1].event);
    let counts = ledger.counts(Some(date(2031, 6, 1)), Some(date(2031, 6, 30)), 32).unwrap();
    assert!(counts.iter().any(|c| c.day == date(2031, 6, 5) && c.ahead > 0), "{counts:?}");
    assert!(ledger.counts(Some(date(2032, 1, 1)), None, 32).unwrap().is_empty());
    let (last, is_cut) = ledger.latest(&Query::default(), 1).unwrap();
    assert_eq!((last.len(), is_cut), (1, true));
    let all = ledger.events(&Query::default()).unwrap();
    assert_eq!(ledger.latest(&Query::default(), 1_000).unwrap(), (all, false));
    assert_eq!(last[0].told.article, "a4", "the last that came in");
    let chile = Query { actor: Some("Chile".into()), as_of: Some(date(2031, 4, 1)), ..Query::default() };
    assert!(ledger.latest(&chile, 100).unwrap().0.iter().all(|r| r.told.article == "a1"), "nothing later leaks in");
}

#[test]
fn words_of_an_article_lead_to_the_events_that_they_name() {
    let ledger = summit("named");
    let row = ledger.diary(&june(None)).unwrap().into_iter().find(|r| r.title.to_lowercase().contains("summit")).unwrap();
    for report in ledger.event(&row.event, None, None).unwrap().reports {
        let named = ledger.named(&report.told.article, None).unwrap();
        assert!(named.iter().any(|n| n.span == report.told.span && n.event == row.event), "{named:?}");
    }
    assert_eq!(ledger.row(&row.event, None, None).unwrap(), Some(row.clone()));
    assert_eq!(ledger.row(&row.event, Some(date(2031, 3, 1)), None).unwrap(), None);
    assert_eq!(ledger.row("zzz", None, None).unwrap(), None);
    assert!(ledger.named("no such article", None).unwrap().is_empty());
    let said = ledger.claims_in(["a3", "no such article"], None).unwrap();
    assert!(!said.is_empty() && said.iter().all(|t| t.first.article == "a3"), "{said:?}");
}
