//! All that `dateline add` is given, as batches of articles: text files, files of JSON Lines, folders of both.

use super::jsonl::{Batches, Refusal};
use super::{Document, Source, plain};
use dateline_engine::article::Published;
use std::fs;
use std::path::{Path, PathBuf};

/// An article, or the line that says what was wrong with it.
pub(crate) type Item = Result<Document, String>;

/// Text files of one batch.
const FILES: usize = 64;

/// The articles of all sources, in their order; folders are walked, their files in order of names. `jsonl`: every source is JSON Lines.
pub(crate) fn feed(sources: &[PathBuf], jsonl: bool, date: Option<Published>, outlet: Option<&str>) -> impl Iterator<Item = Vec<Item>> {
    let stdin = [PathBuf::from("-")];
    let sources = if sources.is_empty() { &stdin } else { sources };
    let (mut files, mut wrong) = (Vec::new(), Vec::new());
    sources.iter().for_each(|path| walk(path, jsonl, true, &mut files, &mut wrong));
    let outlet = outlet.map(str::to_owned);
    let batches = grouped(files, jsonl).into_iter().flat_map(move |group| match group {
        Group::Lines(source) => lines(source, date),
        Group::Files(files) => Box::new(std::iter::once(files.iter().map(|f| text(f, date)).collect())),
    });
    let wrong = (!wrong.is_empty()).then(|| wrong.into_iter().map(Err).collect());
    wrong
        .into_iter()
        .chain(batches)
        .map(move |items: Vec<Item>| items.into_iter().map(|item| with_outlet(item, outlet.as_deref())).collect())
}

fn with_outlet(item: Item, outlet: Option<&str>) -> Item {
    item.map(|document| Document { outlet: document.outlet.or_else(|| outlet.map(str::to_owned)), ..document })
}

/// Files that are read one by one, or a stream of lines.
enum Group {
    Lines(Source),
    Files(Vec<Source>),
}

fn grouped(files: Vec<PathBuf>, jsonl: bool) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    for path in files {
        let source = Source::new(&path);
        match out.last_mut() {
            _ if jsonl || is_lines(&path) => out.push(Group::Lines(source)),
            Some(Group::Files(files)) if files.len() < FILES => files.push(source),
            _ => out.push(Group::Files(vec![source])),
        }
    }
    out
}

fn is_lines(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "jsonl" || e == "ndjson")
}

/// The files under a path. Of what a folder holds only text and JSON Lines are taken; what is named is always taken.
fn walk(path: &Path, jsonl: bool, named: bool, files: &mut Vec<PathBuf>, wrong: &mut Vec<String>) {
    if !path.is_dir() || path == Path::new("-") {
        let fits = is_lines(path) || !jsonl && path.extension().is_some_and(|e| e == "txt");
        files.extend((named || fits).then(|| path.to_owned()));
        return;
    }
    let listed = fs::read_dir(path).and_then(|entries| entries.map(|e| e.map(|e| e.path())).collect::<Result<Vec<_>, _>>());
    match listed {
        Ok(mut inside) => {
            inside.sort();
            inside.retain(|p| !p.is_symlink() || p.is_file());
            inside.iter().for_each(|p| walk(p, jsonl, false, files, wrong));
        }
        Err(error) => wrong.push(format!("{}: {error}", path.display())),
    }
}

fn text(source: &Source, date: Option<Published>) -> Item {
    let document = plain::load(source, date).map_err(|error| format!("{error:#}"))?;
    filled(document).map_err(|message| format!("{}: {message}", source.name()))
}

/// What has no words or no name is no article.
fn filled(document: Document) -> Item {
    match (document.text.trim(), document.id.trim()) {
        ("", _) => Err("wanted a text, met an empty one".to_owned()),
        (_, "") => Err("wanted an id, met an empty one".to_owned()),
        _ => Ok(document),
    }
}

fn lines(source: Source, date: Option<Published>) -> Box<dyn Iterator<Item = Vec<Item>>> {
    let name = source.name();
    let stream = match source.open() {
        Ok(stream) => stream,
        Err(error) => return Box::new(std::iter::once(vec![Err(format!("{error:#}"))])),
    };
    Box::new(Batches::new(stream).map(move |batch| {
        match batch {
            Ok(lines) => lines
                .iter()
                .map(|line| {
                    let document = line.document(date).map_err(|Refusal { message, .. }| message).and_then(filled);
                    document.map_err(|message| format!("{name}: line {}: {message}", line.number))
                })
                .collect(),
            Err(error) => vec![Err(format!("{name}: {error}"))],
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.jsonl");
        fs::write(&file, "{\"id\": \"a\", \"text\": \" \"}\n{\"id\": \"\", \"text\": \"x\"}\n").unwrap();
        let items: Vec<Item> = feed(&[file], false, None, None).flatten().collect();
        let ends = |item: &Item, end: &str| item.as_ref().is_err_and(|e| e.ends_with(end));
        assert!(ends(&items[0], "a.jsonl: line 1: wanted a text, met an empty one"), "{items:?}");
        assert!(ends(&items[1], "a.jsonl: line 2: wanted an id, met an empty one"), "{items:?}");
    }

    #[test]
    fn folders_are_walked_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("b")).unwrap();
        fs::write(at("c.txt"), "date 2026-03-14\nThe king will visit Oslo.").unwrap();
        fs::write(at("b/a.jsonl"), "{\"id\": 1, \"text\": \"x\", \"modified\": \"2026-03-15\"}\nnonsense\n").unwrap();
        fs::write(at("b/d.pdf"), "no article").unwrap();
        let items: Vec<Item> = feed(&[folder.path().to_owned(), at("none.txt")], false, None, Some("Post")).flatten().collect();
        let ids: Vec<Result<String, String>> = items.into_iter().map(|i| i.map(|d| format!("{} {}", d.id, d.outlet.unwrap()))).collect();
        assert_eq!(ids[0], Ok("1 Post".to_owned()));
        assert!(ids[1].as_ref().is_err_and(|e| e.contains("line 2")), "{ids:?}");
        assert!(ids[2].as_ref().is_ok_and(|id| id.ends_with("c.txt Post")), "{ids:?}");
        assert!(ids[3].as_ref().is_err_and(|e| e.contains("none.txt")), "{ids:?}");
        assert_eq!(ids.len(), 4);
    }
}
