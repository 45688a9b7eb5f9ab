//! Eighteen stories (`tests/journeys`), each with the diary that a careful desk would hold after each article.

use dateline_engine::{Article, Published, Reader, Reading};
use dateline_ledger::observation::{Place, When};
use dateline_ledger::status::Status;
use dateline_ledger::{ArticleIn, Format, Ledger, Query, Row, What};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Story {
    article: Vec<Told>,
}

/// An article, and the diary after it.
#[derive(Deserialize)]
struct Told {
    id: String,
    published: String,
    modified: Option<String>,
    outlet: String,
    title: String,
    url: Option<String>,
    text: String,
    #[serde(default)]
    row: Vec<Wanted>,
    #[serde(default)]
    correction: Vec<Change>,
}

/// What a person corrects after the article.
#[derive(Deserialize)]
struct Change {
    who: String,
    why: String,
    #[serde(rename = "do")]
    what: String,
    row: String,
    #[serde(default)]
    other: String,
    #[serde(default)]
    article: String,
    #[serde(default)]
    field: String,
    #[serde(default)]
    value: String,
}

impl Change {
    fn what(&self, ledger: &Ledger, handles: &HashMap<String, String>) -> What {
        let event = handles.get(&self.row).cloned().unwrap_or_default();
        match self.what.as_str() {
            "merge" => What::Merge(event, handles.get(&self.other).cloned().unwrap_or_default()),
            "reject" => What::Reject(event),
            "confirm" => What::Confirm(event),
            "rename" => What::Rename(event, self.value.clone()),
            "split" => {
                let reports = ledger.event(&event, None, None).unwrap().reports;
                let leaving = reports.into_iter().filter(|r| r.told.article == self.article);
                What::Split(event, leaving.map(|r| r.mention).collect())
            }
            _ => match self.field.as_str() {
                "status" => What::SetStatus(event, self.value.clone()),
                "place" => What::SetPlace(event, Some(Place { text: Some(self.value.clone()), ..Place::default() })),
                "title" => What::Rename(event, self.value.clone()),
                _ => {
                    let (earliest, latest) = dateline_engine::time::edtf_range(&self.value).unwrap();
                    What::SetWhen(event, Some(When { edtf: Some(self.value.clone()), earliest, latest, said_unknown: false }))
                }
            },
        }
    }
}

#[derive(Deserialize)]
struct Wanted {
    name: String,
    heads: Vec<String>,
    #[serde(default)]
    with: Vec<String>,
    status: String,
    when: String,
    place: String,
    #[serde(default)]
    previous: Vec<String>,
    reports: usize,
    origins: usize,
    #[serde(default)]
    review: bool,
    #[serde(default)]
    denied: bool,
    #[serde(default)]
    optional: bool,
    overdue_on: Option<String>,
}

fn stories() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/journeys");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    files.sort();
    files
}

fn read(reader: &Reader, told: &Told) -> (ArticleIn, Reading) {
    let published = Published::parse(&told.published).ok();
    let article = Article {
        id: &told.id,
        published,
        text: &told.text,
        outlet: Some(&told.outlet),
        title: Some(&told.title),
        url: told.url.as_deref(),
    };
    let kept = ArticleIn {
        id: told.id.clone(),
        published,
        modified: told.modified.as_deref().map(|m| Published::parse(m).unwrap()),
        outlet: Some(told.outlet.clone()),
        title: Some(told.title.clone()),
        url: told.url.clone(),
        text: told.text.clone(),
    };
    (kept, reader.read(&article))
}

/// What differs, a line each.
fn walk(path: &Path, reader: &Reader) -> Vec<String> {
    let story: Story = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = Ledger::create(&folder.path().join("j.ledger")).unwrap();
    let mut out = Vec::new();
    let mut handles: HashMap<String, String> = HashMap::new();
    for (k, told) in story.article.iter().enumerate() {
        let (article, reading) = read(reader, told);
        ledger.add([(&article, &reading)]).unwrap();
        ledger.settle(|_| ()).unwrap();
        let day: Date = told.modified.as_deref().unwrap_or(&told.published)[..10].parse().unwrap();
        let texts = &story.article[..=k];
        for line in step(&ledger, day, texts, &told.row, &mut handles) {
            out.push(format!("{} {}: {line}", path.file_stem().unwrap().to_string_lossy(), told.id));
        }
        for change in &told.correction {
            let what = change.what(&ledger, &handles);
            if let Err(error) = ledger.correct(&change.who, day, &change.why, what) {
                out.push(format!("{} {}: {} {}: {error}", path.file_stem().unwrap().to_string_lossy(), told.id, change.what, change.row));
            }
            ledger.settle(|_| ()).unwrap();
        }
    }
    out
}

fn step(ledger: &Ledger, day: Date, texts: &[Told], wanted: &[Wanted], handles: &mut HashMap<String, String>) -> Vec<String> {
    let query = Query { as_of: Some(day), today: Some(day), undated: true, ..Query::default() };
    let rows: Vec<Row> = ledger.events(&query).unwrap().into_iter().filter(|r| r.state.status != Status::Unplanned).collect();
    let words = words(ledger, day, texts);
    let mut out = Vec::new();
    let mut used = HashSet::new();
    for want in wanted {
        let fits = |r: &&Row| want.is(r, words.get(&r.event));
        let known = handles.get(&want.name).cloned();
        let found: Vec<&Row> = rows.iter().filter(fits).collect();
        let own = found.iter().find(|r| Some(&r.event) == known.as_ref()).or_else(|| found.iter().find(|r| !used.contains(&r.event)));
        let Some(&row) = own else {
            if !want.optional {
                out.push(format!("{}: no row (wanted {} {})", want.name, want.status, want.when));
            }
            continue;
        };
        used.insert(row.event.clone());
        // a new version of the founding text may found it at another word
        let founder_changed = texts.last().is_some_and(|t| t.modified.is_some());
        if known.as_ref().is_some_and(|k| *k != row.event) && !founder_changed {
            out.push(format!("{}: another event than before", want.name));
        }
        handles.insert(want.name.clone(), row.event.clone());
        out.extend(want.differs(row, ledger, day).into_iter().map(|d| format!("{}: {d}", want.name)));
    }
    let extra = rows.iter().filter(|r| !used.contains(&r.event));
    out.extend(
        extra
            .map(|r| format!("extra row: {} {} {:?}", r.title, r.state.status.label(), r.state.when.as_ref().and_then(|w| w.edtf.clone()))),
    );
    out
}

/// The words that name each event, in lower case.
fn words(ledger: &Ledger, day: Date, texts: &[Told]) -> HashMap<String, HashSet<String>> {
    let mut lines = Vec::new();
    ledger.export_mentions(&mut lines, Some(day)).unwrap();
    let mut out: HashMap<String, HashSet<String>> = HashMap::new();
    for line in String::from_utf8(lines).unwrap().lines() {
        let m: serde_json::Value = serde_json::from_str(line).unwrap();
        let range = m["start"].as_u64().unwrap() as usize..m["end"].as_u64().unwrap() as usize;
        for told in texts.iter().filter(|t| t.id == m["article"].as_str().unwrap()) {
            let word: String = told.text.chars().skip(range.start).take(range.len()).collect();
            out.entry(m["event"].as_str().unwrap().to_owned()).or_default().insert(word.to_lowercase());
        }
    }
    out
}

impl Wanted {
    fn is(&self, row: &Row, words: Option<&HashSet<String>>) -> bool {
        let named = words.is_some_and(|own| self.heads.iter().any(|h| own.contains(&h.to_lowercase())));
        let told = [&[row.title.clone()][..], &row.actors, &row.recipients].concat().join(" ").to_lowercase();
        named && self.with.iter().all(|w| told.contains(&w.to_lowercase()))
    }

    fn differs(&self, row: &Row, ledger: &Ledger, day: Date) -> Vec<String> {
        let mut out = Vec::new();
        let mut check = |what: &str, wanted: String, met: String| {
            if wanted != met {
                out.push(format!("{what}: wanted {wanted:?}, met {met:?}"));
            }
        };
        let edtf = |w: &When| w.edtf.clone().unwrap_or_default();
        check("status", self.status.clone(), row.state.status.label().to_owned());
        check("when", self.when.clone(), row.state.when.as_ref().map(edtf).unwrap_or_default());
        let place = row.state.place.as_ref().and_then(|p| p.text.clone()).unwrap_or_default();
        if self.place.is_empty() != place.is_empty() || !(self.place.contains(&place) || place.contains(&self.place)) {
            check("place", self.place.clone(), place);
        }
        check("previous", self.previous.join(" "), row.state.previous.iter().map(edtf).collect::<Vec<_>>().join(" "));
        check("reports", self.reports.to_string(), row.origins.reports.to_string());
        if self.origins != row.origins.independent {
            check("origins", self.origins.to_string(), format!("{} {:?}", row.origins.independent, row.origins.labels));
        }
        check("denied", self.denied.to_string(), (row.state.denials > 0).to_string());
        check("review", self.review.to_string(), row.conditions.iter().any(|c| c.review.is_some()).to_string());
        if let Some(overdue) = &self.overdue_on {
            let query = Query { as_of: Some(day), today: overdue.parse().ok(), undated: true, ..Query::default() };
            let later = ledger.events(&query).unwrap();
            check("overdue", "true".into(), later.iter().any(|r| r.event == row.event && r.overdue).to_string());
        }
        out
    }
}

/// Stories in which something still differs; what is here must differ, so that the list only shrinks.
const OPEN: &[&str] = &["strike-suspended", "three-reports", "two-rallies", "two-sentences"];

#[test]
fn every_story_ends_as_a_desk_would_have_it() {
    let reader = Reader::english().unwrap();
    // JOURNEY=two-summits: only this story
    let asked = std::env::var("JOURNEY").unwrap_or_default();
    let mut wrong = Vec::new();
    for path in stories().iter().filter(|p| p.to_string_lossy().contains(&asked)) {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let lines = walk(path, &reader);
        match (OPEN.contains(&&*name), lines.is_empty()) {
            (true, true) => wrong.push(format!("{name}: nothing differs any more; take it off the list")),
            (true, false) if asked.is_empty() => {}
            _ => wrong.extend(lines),
        }
    }
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.join("\n"));
}

/// The same numbers in another order, by a sequence that looks like chance.
fn shuffled(n: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    let mut x = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for i in (1..n).rev() {
        x = x.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(i, (x >> 33) as usize % (i + 1));
    }
    order
}

/// Adds the articles in an order, in batches of some, and gives what the ledger exports.
fn exported(read: &[(ArticleIn, Reading)], order: &[usize], batch: usize) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = Ledger::create(&folder.path().join("j.ledger")).unwrap();
    for part in order.chunks(batch) {
        ledger.add(part.iter().map(|&i| (&read[i].0, &read[i].1))).unwrap();
        ledger.settle(|_| ()).unwrap();
    }
    let mut out = Vec::new();
    ledger.export_events(&mut out, Format::JsonLines, &Query::default()).unwrap();
    ledger.export_mentions(&mut out, None).unwrap();
    out
}

#[test]
fn every_order_of_articles_ends_the_same() {
    // SHUFFLES=50 for the whole
    let times: u64 = std::env::var("SHUFFLES").ok().and_then(|n| n.parse().ok()).unwrap_or(4);
    let reader = Reader::english().unwrap();
    for path in stories() {
        let story: Story = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let read: Vec<(ArticleIn, Reading)> = story.article.iter().map(|told| self::read(&reader, told)).collect();
        let forward: Vec<usize> = (0..read.len()).collect();
        let expected = exported(&read, &forward, read.len());
        for seed in 1..=times {
            let order = shuffled(read.len(), seed);
            assert!(exported(&read, &order, 1 + seed as usize % 4) == expected, "{} {order:?}", path.display());
        }
    }
}
