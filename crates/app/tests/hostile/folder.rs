//! What lies in a folder and is no file, or has a name that is more than a name.

use super::beside::{json, keeps_both, watched};
use super::sample::{STRIKE, mail};
use crate::program::Folder;
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::process::Command;

fn folder() -> Folder {
    let folder = Folder::new();
    fs::create_dir(folder.path().join("in")).expect("a folder");
    folder.write("in/a.eml", mail("first", STRIKE)).write("in/z.eml", mail("last", STRIKE));
    folder
}

#[test]
fn what_has_no_end_is_not_opened() {
    let folder = folder();
    let at = |name: &str| folder.path().join("in").join(name);
    for name in ["pipe.html", "pipe.xml", "pipe", "pipe.jsonl"] {
        assert!(Command::new("mkfifo").arg(at(name)).status().expect("mkfifo").success());
    }
    symlink("/dev/zero", at("zero.jsonl")).expect("a link");
    symlink("/dev/zero", at("zero.xml")).expect("a link");
    symlink(".", at("round")).expect("a link");
    symlink("round.txt", at("round.txt")).expect("a link");
    let ran = watched(&folder, &["add", "--json", "in"]);
    keeps_both(&folder);
    assert_eq!((ran.status, ran.err.as_str(), &json(&ran.out)["new"]), (0, "", &2.into()));
}

#[test]
fn a_name_is_one_line() {
    let folder = folder();
    folder.write("in/b\nDIARY \x1b[2J\u{202E}.html", "").write("in/c\r.eml", "nonsense");
    let ran = watched(&folder, &["add", "--json", "in"]);
    keeps_both(&folder);
    assert_eq!((ran.status, ran.err.lines().count()), (3, 2), "{}", ran.err);
    let failures = folder.run(&["failures"]).out;
    for shown in [&ran.err, &failures] {
        assert!(!shown.contains(['\x1b', '\r', '\u{202E}']) && shown.lines().count() == 2, "{shown:?}");
    }
}

#[test]
fn what_may_not_be_read_is_told() {
    let folder = folder();
    let path = folder.path().join("in/m.html");
    fs::write(&path, "x").expect("a file");
    fs::set_permissions(&path, Permissions::from_mode(0o000)).expect("its owner");
    // Nothing is hidden from root.
    if fs::read(&path).is_err() {
        let ran = watched(&folder, &["add", "--json", "in"]);
        keeps_both(&folder);
        assert!(ran.status == 3 && ran.err.lines().count() == 1 && ran.err.contains("in/m.html: "), "{ran:?}");
    }
}

#[test]
fn a_device_that_is_named_is_read_no_further_than_an_article() {
    let folder = folder();
    let ran = watched(&folder, &["add", "--json", "in/a.eml", "/dev/zero", "in/z.eml"]);
    keeps_both(&folder);
    assert!(ran.status == 3 && ran.err.contains("/dev/zero: wanted") && ran.err.lines().count() == 1, "{ran:?}");
}
