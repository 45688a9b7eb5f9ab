//! One hostile input between two good ones, on the real binary, with an eye on its memory and its time.
//!
//! Memory is `VmHWM` of `/proc`, the most that the program ever held at once: it only rises, and is read every two milliseconds until the
//! program ends.

use super::sample::{STRIKE, mail};
use crate::program::{Folder, Ran, command};
use serde_json::Value;
use std::fs::{File, read_to_string};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// Bytes that the program may hold. That without optimisation, which reads one article, takes a hundred MB.
const MEMORY: u64 = 500 << 20;
/// How long it may take, on a machine that does other things beside. Optimised, it takes a second.
const TIME: Duration = Duration::from_secs(90);

/// Adds a file between two good ones. It is told in one line that has this part, and the others are kept.
pub(crate) fn refused(name: &str, bytes: impl AsRef<[u8]>, part: &str) {
    let ran = added(name, bytes.as_ref());
    let told: Vec<&str> = ran.err.lines().filter(|line| !line.contains(": columns ")).collect();
    assert!(told.len() == 1 && told[0].contains(part) && told[0].len() < 500, "{name}: wanted {part:?}, met {}", start(&ran.err));
    assert_eq!((ran.status, &json(&ran.out)["failed"]), (3, &1.into()), "{name}: {}", ran.out);
}

/// Adds a file between two good ones. Nothing is wrong with it in the end, and it has so many articles.
pub(crate) fn neutral(name: &str, bytes: impl AsRef<[u8]>, articles: u64) {
    let ran = added(name, bytes.as_ref());
    assert_eq!((ran.status, ran.err.lines().filter(|line| !line.contains(": columns ")).count()), (0, 0), "{name}: {}", start(&ran.err));
    assert_eq!(json(&ran.out)["new"], 2 + articles, "{name}: {}", ran.out);
}

fn added(name: &str, bytes: &[u8]) -> Ran {
    let folder = Folder::new();
    folder.write("first.eml", mail("first", STRIKE)).write(name, bytes).write("last.eml", mail("last", STRIKE));
    let ran = watched(&folder, &["add", "--json", "first.eml", name, "last.eml"]);
    keeps_both(&folder);
    ran
}

/// The good ones are there.
pub(crate) fn keeps_both(folder: &Folder) {
    let kept = folder.run(&["search", "dockers", "--json"]).out;
    for id in ["first@q.example", "last@q.example"] {
        assert!(kept.contains(id), "wanted {id} in the ledger, met {}", start(&kept));
    }
}

/// Runs the program, which must stay small and come to an end.
pub(crate) fn watched(folder: &Folder, args: &[&str]) -> Ran {
    let at = |name: &str| folder.path().join(name);
    let file = |name: &str| Stdio::from(File::create(at(name)).expect("a file is made"));
    let began = Instant::now();
    let mut child =
        command(folder.path(), args).stdin(Stdio::null()).stdout(file("out")).stderr(file("err")).spawn().expect("dateline starts");
    let status = loop {
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        let mut most = held(&child);
        if most > MEMORY {
            // until the program is in its place, the system may tell what this one holds
            std::thread::sleep(Duration::from_millis(5));
            most = held(&child);
        }
        if began.elapsed() > TIME || most > MEMORY {
            child.kill().expect("a child");
            panic!("{args:?}: {:?}, {} MB", began.elapsed(), most >> 20);
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let read = |name: &str| read_to_string(at(name)).expect("UTF-8");
    Ran { status: status.code().unwrap_or_else(|| panic!("{args:?}: {status}: {}", read("err"))), out: read("out"), err: read("err") }
}

/// The most bytes that a process ever held, where the system tells.
fn held(child: &Child) -> u64 {
    let told = read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok()).unwrap_or(0) << 10
}

pub(crate) fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {}", start(text)))
}

fn start(text: &str) -> String {
    text.chars().take(2000).collect()
}
