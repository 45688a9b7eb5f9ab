//! All that `dateline add` is given, as batches of articles: text files, files of JSON Lines, calendars, folders of these.

use super::jsonl::{Batches, Refusal};
use super::{Document, LARGEST, Source, events, page, plain};
use crate::exchange::Format;
use crate::workers::unharmed;
use dateline_engine::article::Published;
use jiff::civil::Date;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};

/// An article, or the line that says what was wrong with it.
pub(crate) type Item = Result<Document, String>;

/// Text files of one batch.
const FILES: usize = 64;

/// How sources are read.
#[derive(Debug, Clone, Default)]
pub(crate) struct How {
    /// What every source is; else its name and its first bytes say it.
    pub(crate) kind: Option<Kind>,
    /// The day of publication, before what the input says.
    pub(crate) date: Option<Published>,
    /// Who publishes what does not say so.
    pub(crate) outlet: Option<String>,
    /// The day of what does not say when it was written, and was written to be read on the day: an entry of a calendar.
    pub(crate) today: Date,
}

/// What a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Kind {
    /// One article as plain text
    Text,
    /// JSON Lines, an article a line
    Jsonl,
    /// iCalendar (RFC 5545): its entries
    Ics,
    /// ninjs 3: its events
    Ninjs,
    /// NewsML-G2: its events
    NewsmlG2,
    /// A page of HTML
    Page,
}

impl Kind {
    /// By the name of a file; none where that does not say it.
    fn of_name(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match ending.as_str() {
            "jsonl" | "ndjson" => Self::Jsonl,
            "txt" => Self::Text,
            "ics" | "ical" | "ifb" => Self::Ics,
            "html" | "htm" | "xhtml" => Self::Page,
            _ => return None,
        })
    }

    /// By the first bytes of a file whose name does not say it.
    fn of_content(source: &Source) -> Option<Self> {
        let Source::File(path) = source else { return None };
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        let mut head = Vec::new();
        BufReader::new(fs::File::open(path).ok()?.take(HEAD)).fill_buf().ok().map(|bytes| head.extend_from_slice(bytes))?;
        let head = String::from_utf8_lossy(&head);
        let is_event = || ["\"startDate\"", "\"expectedStartDate\"", "\"event\""].iter().any(|word| head.contains(word));
        let is_item = || ["<conceptItem", "<knowledgeItem", "<newsItem", "<newsMessage"].iter().any(|tag| head.contains(tag));
        match ending.as_str() {
            "json" if is_event() => Some(Self::Ninjs),
            "xml" if is_item() => Some(Self::NewsmlG2),
            _ => None,
        }
    }

    fn events(self) -> Option<Format> {
        match self {
            Self::Ics => Some(Format::Ics),
            Self::Ninjs => Some(Format::Ninjs),
            Self::NewsmlG2 => Some(Format::NewsMl),
            Self::Text | Self::Jsonl | Self::Page => None,
        }
    }
}

/// Bytes of a file that say what it is.
const HEAD: u64 = 8 << 10;

/// The articles of all sources, in their order; folders are walked, their files in order of names.
pub(crate) fn feed(sources: &[PathBuf], how: How) -> impl Iterator<Item = Vec<Item>> {
    let stdin = [PathBuf::from("-")];
    let sources = if sources.is_empty() { &stdin } else { sources };
    let (mut files, mut wrong) = (Vec::new(), Vec::new());
    sources.iter().for_each(|path| walk(path, how.kind, true, &mut files, &mut wrong));
    let outlet = how.outlet.clone();
    let batches = grouped(files, how.kind).into_iter().flat_map(move |group| match group {
        Group::Lines(source) => lines(source, how.date),
        Group::Events(source, format) => Box::new(std::iter::once(calendar(&source, format, &how))),
        Group::Files(files) => Box::new(std::iter::once(files.iter().map(|f| text(f, how.date)).collect())),
        Group::Pages(files) => Box::new(std::iter::once(files.iter().map(|f| web_page(f, how.date)).collect())),
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

/// Files that are read one by one, a stream of lines, or a file with many events.
enum Group {
    Lines(Source),
    Events(Source, Format),
    Files(Vec<Source>),
    Pages(Vec<Source>),
}

fn grouped(files: Vec<PathBuf>, kind: Option<Kind>) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    for path in files {
        let source = Source::new(&path);
        let kind = kind.or_else(|| Kind::of_name(&path)).or_else(|| Kind::of_content(&source)).unwrap_or(Kind::Text);
        match out.last_mut() {
            _ if kind == Kind::Jsonl => out.push(Group::Lines(source)),
            Some(Group::Files(files)) if kind == Kind::Text && files.len() < FILES => files.push(source),
            Some(Group::Pages(files)) if kind == Kind::Page && files.len() < FILES => files.push(source),
            _ if kind == Kind::Page => out.push(Group::Pages(vec![source])),
            _ => out.push(match kind.events() {
                Some(format) => Group::Events(source, format),
                None => Group::Files(vec![source]),
            }),
        }
    }
    out
}

/// The files under a path. Of what a folder holds only that is taken whose name says what it is; what is named is always taken.
fn walk(path: &Path, kind: Option<Kind>, named: bool, files: &mut Vec<PathBuf>, wrong: &mut Vec<String>) {
    if !path.is_dir() || path == Path::new("-") {
        let fits = Kind::of_name(path).is_some_and(|own| kind.is_none_or(|kind| own == kind));
        files.extend((named || fits).then(|| path.to_owned()));
        return;
    }
    let listed = fs::read_dir(path).and_then(|entries| entries.map(|e| e.map(|e| e.path())).collect::<Result<Vec<_>, _>>());
    match listed {
        Ok(mut inside) => {
            inside.sort();
            inside.retain(|p| !p.is_symlink() || p.is_file());
            inside.iter().for_each(|p| walk(p, kind, false, files, wrong));
        }
        Err(error) => wrong.push(format!("{}: {error}", path.display())),
    }
}

fn text(source: &Source, date: Option<Published>) -> Item {
    let document = plain::load(source, date).map_err(|error| format!("{error:#}"))?;
    filled(document).map_err(|message| format!("{}: {message}", source.name()))
}

/// A page of the web, of which no byte may stop the run.
fn web_page(source: &Source, date: Option<Published>) -> Item {
    unharmed(|| page::article(source, date)).unwrap_or_else(|wrong| Err(format!("{}: {wrong}", source.name())))
}

/// What has no words or no name is no article.
fn filled(document: Document) -> Item {
    match (document.text.trim(), document.id.trim()) {
        ("", _) => Err("wanted a text, met an empty one".to_owned()),
        (_, "") => Err("wanted an id, met an empty one".to_owned()),
        _ => Ok(document),
    }
}

/// The entries of a calendar, each an article of it.
fn calendar(source: &Source, format: Format, how: &How) -> Vec<Item> {
    let mut bytes = Vec::new();
    let read = source.open().and_then(|stream| Ok(stream.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?));
    match read {
        Ok(_) => events::articles(&bytes, format, source, how),
        Err(error) => vec![Err(format!("{}: {error:#}", source.name()))],
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
        let items: Vec<Item> = feed(&[file], How::default()).flatten().collect();
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
        let items: Vec<Item> =
            feed(&[folder.path().to_owned(), at("none.txt")], How { outlet: Some("Post".into()), ..How::default() }).flatten().collect();
        let ids: Vec<Result<String, String>> = items.into_iter().map(|i| i.map(|d| format!("{} {}", d.id, d.outlet.unwrap()))).collect();
        assert_eq!(ids[0], Ok("1 Post".to_owned()));
        assert!(ids[1].as_ref().is_err_and(|e| e.contains("line 2")), "{ids:?}");
        assert!(ids[2].as_ref().is_ok_and(|id| id.ends_with("c.txt Post")), "{ids:?}");
        assert!(ids[3].as_ref().is_err_and(|e| e.contains("none.txt")), "{ids:?}");
        assert_eq!(ids.len(), 4);
    }
}
