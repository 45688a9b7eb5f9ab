//! What is no ledger, or cannot be written: status 1, one clear line, and nothing touched.

use super::desk::{Desk, NEWS, all};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

/// Every command that asks a ledger.
const ASKING: [&[&str]; 16] = [
    &["events"],
    &["diary", "--as-of", "2031-03-10"],
    &["timeline", "--status", "held"],
    &["claims", "--limit", "1"],
    &["show", "w9vepbjc48"],
    &["why", "w9vepbjc48"],
    &["search", "strike"],
    &["diff", "2031-03-01", "2031-03-10"],
    &["record"],
    &["export"],
    &["export", "--mentions"],
    &["doctor"],
    &["reread"],
    &["failures"],
    &["correct", "list"],
    &["correct", "reject", "w9vepbjc48"],
];

fn check_all(desk: &Desk, ledger: &str, parts: &[&str]) {
    for args in ASKING {
        let said = desk.bad(&[args, &["--ledger", ledger]].concat());
        assert!(parts.iter().all(|part| said.contains(part)), "{args:?}: {said}");
    }
}

#[test]
fn no_ledger_is_one_clear_line() {
    let desk = Desk::new();
    check_all(&desk, "none.ledger", &["wanted a ledger at none.ledger, met no file", "`dateline add` makes one"]);
    let said = desk.bad(&["events"]);
    assert_eq!(said, "dateline: wanted a ledger at dateline.ledger, met no file; `dateline add` makes one\n");
    assert!(fs::read_dir(desk.path()).unwrap().next().is_none(), "nothing is made");
}

#[test]
fn a_file_that_is_no_ledger_is_not_touched() {
    let desk = Desk::new();
    let text = "shopping list: bread, milk and a very long line ".repeat(99);
    desk.write("notes.txt", &text).write("n.jsonl", all(&NEWS));
    check_all(&desk, "notes.txt", &["wanted a ledger at notes.txt, met a file of another kind"]);
    assert!(desk.bad(&["add", "n.jsonl", "--ledger", "notes.txt"]).contains("met a file of another kind"));
    assert_eq!(fs::read_to_string(desk.path().join("notes.txt")).unwrap(), text);
}

#[test]
fn a_folder_is_no_ledger() {
    let desk = Desk::new();
    fs::create_dir(desk.path().join("news")).unwrap();
    desk.write("n.jsonl", all(&NEWS));
    check_all(&desk, "news", &["wanted a ledger at news, met a f"]);
    assert!(desk.bad(&["add", "n.jsonl", "--ledger", "news"]).contains("wanted a ledger at news, met a f"));
    assert!(desk.bad(&["add", "n.jsonl", "--ledger", "none/n.ledger"]).contains("none/n.ledger"));
}

/// Whether this user is one whom permissions hold back, as root is not.
fn is_held_back(folder: &Path) -> bool {
    fs::set_permissions(folder, fs::Permissions::from_mode(0o555)).unwrap();
    fs::write(folder.join("probe"), "").is_err()
}

#[test]
fn in_a_folder_that_is_read_only_nothing_is_made() {
    let desk = Desk::with(&NEWS);
    desk.write("n.jsonl", all(&NEWS));
    // Not even root makes a file there.
    let place = if cfg!(target_os = "linux") { "/proc/dateline.ledger" } else { "/dev/dateline.ledger" };
    assert!(desk.bad(&["add", "n.jsonl", "--ledger", place]).contains(place));
    let before = desk.good(&["export"]);
    if is_held_back(desk.path()) {
        assert_eq!(desk.good(&["export"]), before, "it is read nevertheless");
        fs::write(desk.path().join("n.jsonl"), "").expect_err("a folder that is read-only");
        assert!(desk.bad(&["add", "n.jsonl", "--ledger", "new.ledger"]).contains("new.ledger"));
    }
    fs::set_permissions(desk.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn an_empty_file_becomes_a_ledger_when_something_is_added() {
    let desk = Desk::new();
    desk.write("dateline.ledger", "");
    assert!(desk.bad(&["events"]).contains("met an empty file; `dateline add` makes a ledger of it"));
    assert_eq!(desk.add(&all(&NEWS))["new"], 5);
}

#[test]
fn an_event_that_there_is_not() {
    let desk = Desk::with(&NEWS);
    let name = desk.name("Strike");
    let long = "z".repeat(4000);
    for (event, part) in [
        ("", "wanted the name of an event"),
        ("x", "wanted the name of an event"),
        ("00000000zz", "met none of that name"),
        ("€€€€", "wanted the name of an event"),
        (long.as_str(), "wanted"),
        ("' OR 1=1 --", "wanted the name of an event"),
    ] {
        for command in ["show", "why"] {
            let said = desk.bad(&[command, event]);
            assert!(said.contains(part) && said.len() < 300, "{event}: {said}");
        }
    }
    desk.good(&["show", &name]);
}
