//! Ten articles of our own whose claims go through one to three others, with what each claim is: `tests/chains/NAME.chains`.
//!
//! A line is `source | stance | first words … last words | through: source | hearer: words | denies: first words`, `-` for none; what is
//! denied counts for denials alone. What is not right yet is in `tests/chains/open.list`; a line that has become right must leave it.

use dateline_engine::reading::{ClaimOut, Reading, SourceOut};
use dateline_engine::{Article, Published, Reader};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/chains")
}

#[test]
fn claims_and_what_carries_them() {
    let reader = Reader::english().unwrap();
    let mut names: Vec<String> = fs::read_dir(folder()).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|n| n.ends_with(".chains"));
    names.sort();
    assert_eq!(names.len(), 10);
    let open: BTreeSet<String> = fs::read_to_string(folder().join("open.list")).unwrap().lines().map(str::to_owned).collect();
    let (mut wrong, mut lines) = (BTreeSet::new(), 0);
    for name in &names {
        let name = name.trim_end_matches(".chains");
        let file = fs::read_to_string(folder().join(format!("{name}.txt"))).unwrap();
        let (day, text) = file.strip_prefix("date ").unwrap().split_once('\n').unwrap();
        let article = Article { id: name, published: Published::parse(day).ok(), text, title: None, outlet: None, url: None };
        let reading = reader.read(&article);
        let told = fs::read_to_string(folder().join(format!("{name}.chains"))).unwrap();
        for line in told.lines().filter(|l| !l.is_empty()) {
            lines += 1;
            if !holds(&reading, text, line) {
                wrong.insert(format!("{name}: {line}"));
            }
        }
    }
    let new: Vec<&String> = wrong.difference(&open).collect();
    let done: Vec<&String> = open.difference(&wrong).collect();
    assert!(new.is_empty(), "{} of {lines} lines have become wrong: {new:#?}", new.len());
    assert!(done.is_empty(), "these are right now and leave open.list: {done:#?}");
}

/// Whether the reading has the claim of a line, with all that the line says of it.
fn holds(reading: &Reading, text: &str, line: &str) -> bool {
    let cells: Vec<&str> = line.split(" | ").collect();
    let [source, stance, content, through, hearer, denies] = cells[..] else { panic!("wanted six cells, met {line}") };
    let value = |name: &str, cell: &str| cell.trim().strip_prefix(name).unwrap().trim().to_owned();
    let (through, hearer, denies) = (value("through:", through), value("hearer:", hearer), value("denies:", denies));
    let content = content.strip_prefix("that ").unwrap_or(content);
    let (first, last) = content.split_once(" … ").unwrap_or((content, content));
    let by_id = |id: &Option<String>| reading.claims.iter().find(|o| Some(&o.id) == id.as_ref());
    reading.claims.iter().any(|c| {
        let said = words(text, c);
        said.starts_with(&plain(first))
            && said.ends_with(&plain(last))
            && stance.split('/').any(|s| s == c.cue.stance)
            && is(reading, c.source.as_ref(), source)
            && is(reading, by_id(&c.through).and_then(|o| o.source.as_ref()), &through)
            && is(reading, c.hearer.as_ref(), &hearer)
            && (denies == "-" || stance != "denies" || by_id(&c.denies).is_some_and(|o| words(text, o).contains(&plain(&denies))))
    })
}

/// What a claim says, without marks and without a leading "that".
fn words(text: &str, claim: &ClaimOut) -> String {
    let chars: Vec<char> = text.chars().collect();
    let all: Vec<String> = claim.content.spans.iter().map(|s| chars[s[0]..s[1]].iter().collect()).collect();
    let words = plain(&all.join(" "));
    words.strip_prefix("that ").map_or(words.clone(), str::to_owned)
}

/// Whether somebody is who the line names: by the words or by the name of the entity, one of which holds the other.
fn is(reading: &Reading, met: Option<&SourceOut>, wanted: &str) -> bool {
    let Some(met) = met else { return wanted == "-" };
    let name = met.entity.as_ref().and_then(|id| reading.entities.iter().find(|e| e.id == *id)).map(|e| plain(&e.name));
    let (wanted, text) = (bare(wanted), bare(&met.text));
    let same = |a: &str| !a.is_empty() && !wanted.is_empty() && (a.contains(&wanted) || wanted.contains(a));
    same(&text) || name.is_some_and(|n| same(&n))
}

fn bare(text: &str) -> String {
    let text = plain(text);
    ["the ", "a ", "an ", "its "].iter().find_map(|w| text.strip_prefix(w)).map_or(text.clone(), str::to_owned)
}

fn plain(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_alphanumeric() || c == '\'' { c.to_ascii_lowercase() } else { ' ' }).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}
