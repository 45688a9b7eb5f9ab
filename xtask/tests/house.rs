//! The rules of the house that a compiler does not hold (`CONTRIBUTING.md`): what may use what, what must not occur, what must be there.

use std::fs;
use std::path::{Path, PathBuf};

/// The stages of the engine in the order that a text passes them. A stage uses only those before it.
const STAGES: [&str; 8] = ["token", "tag", "parse", "name", "time", "claim", "event", "check"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// All files below a folder of the repository, sorted; none where the folder is missing.
fn files(folder: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { walk(&path, out) } else { out.push(path) }
        }
    }
    let mut out = Vec::new();
    walk(&root().join(folder), &mut out);
    out.sort();
    out
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|e| e == extension)
}

/// A file's path below the root, for messages.
fn short(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// The lines of code of a Rust file with their numbers, comments and tests left out.
fn code(path: &Path) -> Vec<(usize, String)> {
    let in_tests = path.parent().is_some_and(|folder| folder.ends_with("tests"));
    if in_tests || path.file_stem().is_some_and(|s| s == "tests") {
        return Vec::new();
    }
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().enumerate().take_while(|(_, l)| l.trim() != "#[cfg(test)]");
    lines.map(|(i, l)| (i + 1, l.split("//").next().unwrap_or("").to_owned())).collect()
}

/// The modules that a line names after `crate::`, those of a list in braces too.
fn modules(line: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => {
                let list = list.split('}').next().unwrap_or("");
                out.extend(list.split(',').map(first_word));
            }
            None => out.push(first_word(rest)),
        }
    }
    out
}

fn first_word(text: &str) -> String {
    text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn a_stage_uses_only_stages_before_it() {
    let mut wrong = Vec::new();
    for (number, stage) in STAGES.iter().enumerate() {
        let later = &STAGES[number + 1..];
        for path in files(&format!("crates/engine/src/{stage}")).iter().filter(|p| has_extension(p, "rs")) {
            for (line, text) in code(path) {
                let used = modules(&text).into_iter().filter(|m| later.contains(&m.as_str()) || m == "reading" || m == "reader");
                wrong.extend(used.map(|m| format!("{}:{line} uses {m}", short(path))));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_stage_is_a_folder_with_a_page_of_docs() {
    for stage in STAGES {
        let text = fs::read_to_string(root().join(format!("crates/engine/src/{stage}/mod.rs"))).unwrap();
        let docs = text.lines().take_while(|l| l.starts_with("//!")).count();
        assert!(docs >= 3, "{stage}/mod.rs says too little of what the stage does, for example, and never does");
    }
}

#[test]
fn the_engine_touches_nothing_outside() {
    const BANNED: [&str; 13] = [
        "std::fs",
        "std::net",
        "std::thread",
        "std::process",
        "std::env",
        "std::io",
        "SystemTime",
        "Instant",
        "::now(",
        "println!",
        "print!",
        "eprintln!",
        "dbg!",
    ];
    let mut wrong = Vec::new();
    for path in files("crates/engine/src").iter().filter(|p| has_extension(p, "rs")) {
        for (line, text) in code(path) {
            let met = BANNED.iter().filter(|b| text.contains(**b));
            wrong.extend(met.map(|b| format!("{}:{line} has {b}", short(path))));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_named_after_what_they_hold() {
    const BANNED: [&str; 8] = ["util", "utils", "common", "helper", "helpers", "manager", "processor", "misc"];
    let own = |path: &std::path::PathBuf| !path.iter().any(|part| part == "node_modules");
    for path in ["crates", "xtask", "data", "benches", "tests"].into_iter().flat_map(files).filter(own) {
        let is_banned = |part: &std::ffi::OsStr| BANNED.contains(&Path::new(part).file_stem().unwrap_or(part).to_str().unwrap_or(""));
        let relative = path.strip_prefix(root()).unwrap();
        assert!(!relative.iter().any(is_banned), "{} is named after nothing", short(&path));
    }
}

#[test]
fn word_lists_say_what_they_mean_and_where_they_come_from() {
    for path in files("data").iter().filter(|p| has_extension(p, "txt")) {
        let text = fs::read_to_string(path).unwrap();
        let header: String = text.lines().take_while(|l| l.starts_with('#')).collect::<Vec<_>>().join("\n").to_lowercase();
        assert!(header.lines().next().is_some_and(|l| l.len() > 10), "{}: its first line says what the list means", short(path));
        for (part, words) in [("source", ["source", "written by us"]), ("licence", ["licence", "mit or apache"])] {
            assert!(words.iter().any(|w| header.contains(w)), "{}: its header lacks the {part}", short(path));
        }
    }
}

#[test]
fn rules_say_what_they_are_about() {
    for path in files("data").iter().filter(|p| has_extension(p, "toml")) {
        let text = fs::read_to_string(path).unwrap();
        let first = text.lines().find(|l| !l.trim().is_empty() && !l.starts_with('#')).unwrap_or("");
        assert!(first.starts_with("about"), "{}: wanted about = \"…\" first, met {first:?}", short(path));
    }
}

#[test]
fn data_is_text_that_every_editor_shows_alike() {
    for path in files("data").into_iter().filter(|p| !has_extension(p, "bin")) {
        let bytes = fs::read(&path).unwrap();
        let text = String::from_utf8(bytes).unwrap_or_else(|_| panic!("{} is not UTF-8", short(&path)));
        assert!(!text.contains('\r'), "{} has carriage returns", short(&path));
        assert!(text.is_empty() || text.ends_with('\n'), "{} ends within a line", short(&path));
    }
}

#[test]
#[cfg(unix)]
fn ci_is_executable() {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(root().join(".ci/run")).unwrap().permissions().mode();
    assert_eq!(mode & 0o111, 0o111);
}

#[test]
fn the_readme_names_what_ci_runs() {
    let Ok(readme) = fs::read_to_string(root().join("README.md")) else { return };
    let ci = fs::read_to_string(root().join(".ci/run")).unwrap();
    for command in ["cargo test", "cargo run --release -- read examples/summit.txt"] {
        assert!(readme.contains(command) && ci.contains(command), "README.md and .ci/run both name {command}");
    }
}
