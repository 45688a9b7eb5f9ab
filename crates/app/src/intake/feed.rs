//! All that `dateline add` is given, as batches of articles: files of each format, and folders of these.

use super::columns::Columns;
use super::fed::{Fed, Item, filled};
use super::jsonl::{Batches, Refusal};
use super::kind::Kind;
use super::{Source, events, mail, newsroom, page, plain, syndication, table, warc};
use crate::exchange::Format;
use crate::workers::unharmed;
use dateline_engine::article::Published;
use dateline_ledger::Reached;
use jiff::civil::Date;
use rayon::prelude::*;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Files of one article each in a batch.
const FILES: usize = 64;
/// Bytes of a file at most that is read as a whole.
const WHOLE: u64 = 64 << 20;

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
    /// Which columns of tables hold what.
    pub(crate) columns: Columns,
    /// How far archives have been read.
    pub(crate) reached: Vec<Reached>,
}

/// The articles of all sources, in their order; folders are walked, their files in order of names.
pub(crate) fn feed(sources: &[PathBuf], how: How) -> impl Iterator<Item = Fed> + use<> {
    let stdin = [PathBuf::from("-")];
    let sources = if sources.is_empty() { &stdin } else { sources };
    let (mut files, mut wrong) = (Vec::new(), Vec::new());
    sources.iter().for_each(|path| walk(path, how.kind, true, &mut files, &mut wrong));
    let wrong = (!wrong.is_empty()).then(|| Fed::of(wrong.into_iter().map(Err).collect()));
    let (date, outlet) = (how.date, how.outlet.clone());
    let batches = grouped(files, how.kind).into_iter().flat_map(move |group| batches(group, &how));
    wrong.into_iter().chain(batches).map(move |fed| fed.with(date, outlet.as_deref()))
}

/// Files of one article each, or one that has many.
enum Group {
    Few(Vec<Source>, Kind),
    Many(Source, Kind),
}

fn grouped(files: Vec<PathBuf>, kind: Option<Kind>) -> Vec<Group> {
    let mut out: Vec<Group> = Vec::new();
    for path in files {
        let source = Source::new(&path);
        let kind = kind.unwrap_or_else(|| Kind::guessed(&source));
        match out.last_mut() {
            _ if !kind.is_one_article() => out.push(Group::Many(source, kind)),
            Some(Group::Few(files, same)) if *same == kind && files.len() < FILES => files.push(source),
            _ => out.push(Group::Few(vec![source], kind)),
        }
    }
    out
}

fn batches(group: Group, how: &How) -> Box<dyn Iterator<Item = Fed>> {
    match group {
        Group::Few(files, kind) => one(files.into_par_iter().map(|file| article(&file, kind, how.date)).collect()),
        Group::Many(source, kind) => many(source, kind, how),
    }
}

/// The article of a file, of which no byte may stop the run.
fn article(source: &Source, kind: Kind, date: Option<Published>) -> Item {
    let read = || match kind {
        Kind::Page => page::article(source, date),
        Kind::Eml => whole(source, |bytes| vec![mail::one(bytes, &source.name())]).pop().unwrap_or_else(|| Err(source.name())),
        _ => text(source, date),
    };
    unharmed(read).unwrap_or_else(|wrong| Err(format!("{}: {wrong}", source.name())))
}

fn many(source: Source, kind: Kind, how: &How) -> Box<dyn Iterator<Item = Fed>> {
    match kind {
        Kind::Jsonl => Box::new(lines(source, how.date).map(Fed::of)),
        Kind::Warc => warc::archive(&source, how),
        Kind::Ics => one(whole(&source, |bytes| events::articles(bytes, Format::Ics, &source, how))),
        Kind::Ninjs => one(whole(&source, |bytes| both(newsroom::ninjs, Format::Ninjs, bytes, &source, how))),
        Kind::NewsmlG2 => one(whole(&source, |bytes| newsml(bytes, &source, how))),
        Kind::Nitf => one(whole(&source, |bytes| newsroom::nitf(bytes, &source.name()))),
        Kind::Feed => one(whole(&source, |bytes| syndication::articles(bytes, &source.name()))),
        Kind::Csv => table::rows(&source, &how.columns),
        Kind::Mbox => mail::mailbox(&source),
        Kind::Opml => one(vec![Err(opml(&source))]),
        Kind::Text | Kind::Page | Kind::Eml => one(vec![article(&source, kind, how.date)]),
    }
}

/// The articles and the events of a file that may have both.
fn both(articles: fn(&[u8], &str) -> Vec<Item>, format: Format, bytes: &[u8], source: &Source, how: &How) -> Vec<Item> {
    articles(bytes, &source.name()).into_iter().chain(events::articles(bytes, format, source, how)).collect()
}

fn newsml(bytes: &[u8], source: &Source, how: &How) -> Vec<Item> {
    match std::str::from_utf8(bytes).ok().and_then(newsroom::refusal) {
        Some(wrong) => vec![Err(format!("{}: {wrong}", source.name()))],
        None => both(newsroom::newsml, Format::NewsMl, bytes, source, how),
    }
}

/// What a list of feeds holds is to be fetched, which `watch` does.
fn opml(source: &Source) -> String {
    format!("{}: wanted articles, met OPML, which lists feeds; `dateline watch` asks them", source.name())
}

fn one(items: Vec<Item>) -> Box<dyn Iterator<Item = Fed>> {
    Box::new(std::iter::once(Fed::of(items)))
}

/// The files under a path. Of what a folder holds only files are taken whose name says what they are: a pipe or a device in it would be
/// read without end. What is named is always taken.
fn walk(path: &Path, kind: Option<Kind>, named: bool, files: &mut Vec<PathBuf>, wrong: &mut Vec<String>) {
    if !path.is_dir() || path == Path::new("-") {
        let fits = Kind::of(path).is_some_and(|own| kind.is_none_or(|kind| own == kind));
        files.extend((named || fits).then(|| path.to_owned()));
        return;
    }
    let listed = fs::read_dir(path).and_then(|entries| entries.map(|e| e.map(|e| e.path())).collect::<Result<Vec<_>, _>>());
    match listed {
        Ok(mut inside) => {
            inside.sort();
            inside.retain(|p| p.is_file() || p.is_dir() && !p.is_symlink());
            inside.iter().for_each(|p| walk(p, kind, false, files, wrong));
        }
        Err(error) => wrong.push(format!("{}: {error}", path.display())),
    }
}

fn text(source: &Source, date: Option<Published>) -> Item {
    let document = plain::load(source, date).map_err(|error| format!("{error:#}"))?;
    filled(document).map_err(|message| format!("{}: {message}", source.name()))
}

/// The articles of a file that is read as a whole.
fn whole(source: &Source, articles: impl FnOnce(&[u8]) -> Vec<Item>) -> Vec<Item> {
    let mut bytes = Vec::new();
    let read = source.open().and_then(|stream| Ok(stream.take(WHOLE + 1).read_to_end(&mut bytes)?));
    match read {
        Err(error) => vec![Err(format!("{}: {error:#}", source.name()))],
        Ok(_) if bytes.len() as u64 > WHOLE => {
            vec![Err(format!("{}: wanted a file of up to {} MB, met a larger one; split it", source.name(), WHOLE >> 20))]
        }
        Ok(_) => articles(&bytes),
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
        let items: Vec<Item> = feed(&[file], How::default()).flat_map(|fed| fed.items).collect();
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
        let items: Vec<Item> = feed(&[folder.path().to_owned(), at("none.txt")], How { outlet: Some("Post".into()), ..How::default() })
            .flat_map(|fed| fed.items)
            .collect();
        let ids: Vec<Result<String, String>> = items.into_iter().map(|i| i.map(|d| format!("{} {}", d.id, d.outlet.unwrap()))).collect();
        assert_eq!(ids[0], Ok("1 Post".to_owned()));
        assert!(ids[1].as_ref().is_err_and(|e| e.contains("line 2")), "{ids:?}");
        assert!(ids[2].as_ref().is_ok_and(|id| id.ends_with("c.txt Post")), "{ids:?}");
        assert!(ids[3].as_ref().is_err_and(|e| e.contains("none.txt")), "{ids:?}");
        assert_eq!(ids.len(), 4);
    }
}
