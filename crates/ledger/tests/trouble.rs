//! Every trouble with the file is one clear line, and destroys nothing; old files are brought up to date; damage is found.

use dateline_ledger::{Ledger, Query};
use rusqlite::Connection;
use std::fs;
use std::path::Path;

mod story;
use story::{article, read_all, scratch};

fn refused(opened: Result<Ledger, dateline_ledger::Error>) -> String {
    opened.err().expect("it is refused").to_string()
}

/// The articles of a ledger.
fn count(ledger: &Ledger) -> usize {
    let mut count = 0;
    let mut next = |_| {
        count += 1;
        Ok(())
    };
    ledger.articles(&mut next).unwrap();
    count
}

fn small(path: &Path) -> Ledger {
    let mut ledger = Ledger::create(path).unwrap();
    let all = read_all(vec![
        article("a1", "2031-04-01", "The summit between Norway and Chile will take place in Oslo on June 5, 2031."),
        article("a2", "2031-04-02", "Ana Ferro denied that the summit between Norway and Chile would take place in Oslo. “No”, she said."),
    ]);
    ledger.add(all.iter().map(|(a, r)| (a, r))).unwrap();
    ledger.settle(|_| ()).unwrap();
    ledger
}

#[test]
fn what_is_no_ledger_is_not_touched() {
    let folder = scratch("kinds");
    let at = |name: &str| folder.join(name);
    assert!(refused(Ledger::open(&at("none"))).contains("met no file"));
    assert!(Ledger::open(&at("none")).err().unwrap().is_missing());
    fs::write(at("text"), "not a ledger, but a longer text than a header of a database would be, so that it is read as one ".repeat(20))
        .unwrap();
    fs::write(at("empty"), "").unwrap();
    Connection::open(at("other")).unwrap().execute_batch("CREATE TABLE mine (x); INSERT INTO mine VALUES (1)").unwrap();
    for name in ["text", "other"] {
        let before = fs::read(at(name)).unwrap();
        for opened in [Ledger::open(&at(name)), Ledger::read_only(&at(name)), Ledger::open_or_create(&at(name))] {
            assert!(refused(opened).contains("met a file of another kind"), "{name}");
        }
        assert_eq!(fs::read(at(name)).unwrap(), before, "{name}");
    }
    assert!(refused(Ledger::open(&at("empty"))).contains("met an empty file"));
    assert!(Ledger::open_or_create(&at("empty")).is_ok());
    assert!(refused(Ledger::create(&at("empty"))).contains("met a file there"));
    assert!(refused(Ledger::open(&folder)).contains("met a folder"));
    assert!(refused(Ledger::create(&at("no/such/folder"))).contains("cannot be opened"));
}

#[test]
fn a_newer_schema_is_refused() {
    let folder = scratch("newer");
    let path = folder.join("ledger");
    drop(small(&path));
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    for opened in [Ledger::open(&path), Ledger::read_only(&path)] {
        let message = refused(opened);
        assert!(message.contains("met schema 99") && message.contains("use a newer dateline"), "{message}");
    }
}

#[test]
fn another_writer_is_waited_for_and_then_named() {
    let folder = scratch("locked");
    let path = folder.join("ledger");
    let mut ledger = small(&path);
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = ledger.failed("line", "7", "bad").unwrap_err();
    assert!(error.is_locked() && error.to_string().contains("another process that is writing"), "{error}");
    assert!(!ledger.events(&Query::default()).unwrap().is_empty(), "reading goes on");
    other.execute_batch("ROLLBACK").unwrap();
    ledger.failed("line", "7", "bad").unwrap();
    ledger.failed("line", "7", "bad").unwrap();
    assert_eq!(ledger.failures().unwrap().len(), 1);
}

#[test]
fn what_is_opened_to_read_is_not_written() {
    let folder = scratch("reading");
    let path = folder.join("ledger");
    drop(small(&path));
    let mut ledger = Ledger::read_only(&path).unwrap();
    let error = ledger.failed("line", "7", "bad").unwrap_err().to_string();
    assert!(error.contains("read-only"), "{error}");
    assert!(!ledger.search("summit Oslo", &Query::default()).unwrap().is_empty());
}

#[test]
fn a_full_disk_keeps_what_was_acknowledged() {
    let folder = scratch("full");
    let path = folder.join("ledger");
    let mut ledger = small(&path);
    // What SQLite says on a full disk it says too when a file may not grow.
    let pages: i64 = ledger.limit_for_tests(0).unwrap();
    assert!(pages > 0);
    let text = (0..4_000).map(|i| format!("word{} ", i * 7_919)).collect::<String>();
    let more = read_all(vec![article("a9", "2031-05-01", &text)]);
    let error = ledger.add(more.iter().map(|(a, r)| (a, r))).unwrap_err().to_string();
    assert!(error.contains("met a full disk"), "{error}");
    drop(ledger);
    let mut ledger = Ledger::open(&path).unwrap();
    let kept = count(&ledger);
    assert_eq!(kept, 2);
    assert_eq!(ledger.add(more.iter().map(|(a, r)| (a, r))).unwrap().new, 1);
}

#[test]
fn an_old_file_is_brought_up_to_date_with_a_copy_beside_it() {
    for schema in 1..=10 {
        let folder = scratch(&format!("old{schema}"));
        let path = folder.join("ledger");
        let old = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/files/schema{schema}.ledger"));
        fs::copy(&old, &path).unwrap();
        assert!(refused(Ledger::read_only(&path)).contains(&format!("met schema {schema}")));
        let mut ledger = Ledger::open(&path).unwrap();
        let backup = folder.join(format!("ledger.schema{schema}.bak"));
        assert!(fs::metadata(&backup).unwrap().len() > 10_000);
        assert_eq!(count(&ledger), 3);
        assert!(!ledger.events(&Query::default()).unwrap().is_empty());
        assert!(!ledger.claims(&Query::default()).unwrap().is_empty());
        let found = ledger.doctor().unwrap();
        assert!(found.database.is_empty() && found.derived.is_empty(), "{found:?}");
        let copy = Connection::open(backup).unwrap();
        assert_eq!(copy.pragma_query_value(None, "user_version", |r| r.get::<_, i64>(0)).unwrap(), schema);
    }
}

#[test]
fn the_doctor_finds_what_is_wrong() {
    let folder = scratch("doctor");
    let path = folder.join("ledger");
    let mut ledger = small(&path);
    assert!(ledger.doctor().unwrap().is_sound());
    let harm = |sql: &str| Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    harm("UPDATE event SET low = low + 1 WHERE id = (SELECT min(id) FROM event)");
    let found = ledger.doctor().unwrap();
    assert!(found.words.is_empty() && found.derived.len() == 2, "{found:?}");
    harm("DELETE FROM block WHERE event = (SELECT min(event) FROM block)");
    assert!(ledger.doctor().unwrap().derived.len() > 2);
    ledger.rebuild().unwrap();
    assert!(ledger.doctor().unwrap().is_sound(), "rebuilt");
    harm("UPDATE page SET packed = (SELECT packed FROM page WHERE version = 2) WHERE version = 1");
    let found = ledger.doctor().unwrap();
    assert_eq!(found.words, ["article a1: wanted the text that was added, met another"]);
}

#[test]
fn torn_pages_are_damage() {
    let folder = scratch("torn");
    let path = folder.join("ledger");
    drop(small(&path));
    let mut bytes = fs::read(&path).unwrap();
    let (start, end) = (4_096, bytes.len());
    bytes[start..end].iter_mut().step_by(3).for_each(|b| *b = 0x5a);
    fs::write(&path, &bytes).unwrap();
    let message = match Ledger::open(&path) {
        Err(e) => e.to_string(),
        Ok(mut ledger) => match ledger.doctor() {
            Err(e) => e.to_string(),
            Ok(found) => found.database.join(" "),
        },
    };
    assert!(message.contains("damage") || message.contains("database"), "{message}");
    assert_eq!(fs::read(&path).unwrap(), bytes, "nothing is destroyed");
}
