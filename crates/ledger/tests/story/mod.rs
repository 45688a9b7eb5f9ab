//! Stories of our own: invented places and people, told by several outlets, some of them in more than one version.
#![allow(dead_code)]

use dateline_engine::{Article, Published, Reader, Reading};
use dateline_ledger::ArticleIn;
use std::path::PathBuf;

/// A folder of a test's own, empty.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("dateline-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The articles with their readings.
pub(crate) fn read_all(articles: Vec<ArticleIn>) -> Vec<(ArticleIn, Reading)> {
    let reader = Reader::english().unwrap();
    let read = |a: ArticleIn| {
        let article = Article { id: &a.id, published: a.published, text: &a.text, ..Article::default() };
        let reading = reader.read(&article);
        (a, reading)
    };
    articles.into_iter().map(read).collect()
}

/// An article of the Harbour Post.
pub(crate) fn article(id: &str, day: &str, text: &str) -> ArticleIn {
    let published = Some(Published::parse(day).unwrap());
    ArticleIn { id: id.into(), published, outlet: Some("Harbour Post".into()), text: text.into(), ..ArticleIn::default() }
}

/// Numbers that look like chance, and are the same on every machine.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x1234_5678)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub(crate) fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        (1..list.len()).rev().for_each(|i| list.swap(i, self.below(i + 1)));
    }
}

const PEOPLE: [&str; 6] = ["Orla Nilsen", "Peder Holm", "Ana Ferro", "Milo Grant", "Ines Duarte", "Tomas Reuter"];
const COUNTRIES: [&str; 4] = ["Norway", "Portugal", "Chile", "Kenya"];
const TOWNS: [&str; 4] = ["Lisbon", "Oslo", "Nairobi", "Santiago"];
const OUTLETS: [&str; 5] = ["Harbour Post", "Daily Ledger", "Morning Wire", "Coast Times", "The Observer of Oslo"];
const THINGS: [&str; 5] = ["summit", "strike", "election", "launch of the ferry", "conference"];

/// Some eighty texts over two months.
pub(crate) fn stories() -> Vec<ArticleIn> {
    let mut chance = Chance::new(7);
    let mut out = Vec::new();
    for i in 0..56 {
        let day = 1 + i;
        let (month, day) = if day > 30 { (5, day - 30) } else { (4, day) };
        let published = format!("2031-{month:02}-{day:02}");
        let text = text(&mut chance);
        let outlet = chance.one(&OUTLETS).to_owned();
        let base = ArticleIn { id: format!("a{i}"), outlet: Some(outlet), text, ..Default::default() };
        let base = ArticleIn { published: (i % 14 != 13).then(|| Published::parse(&published).unwrap()), ..base };
        // Some texts change days later, some of them twice.
        let changes = if i % 4 == 0 && base.published.is_some() { 1 + chance.below(2) } else { 0 };
        for n in 0..changes {
            let later = Published::parse(&format!("2031-05-{:02}", (1 + i / 2 + n * 3).min(30))).unwrap();
            let other = format!("{} {}", sentence(&mut chance), base.text);
            out.push(ArticleIn { modified: Some(later), text: other, ..base.clone() });
        }
        // The same text under another name, with other facts.
        if i % 9 == 5 {
            out.push(ArticleIn { title: Some("The same again".into()), ..base.clone() });
        }
        out.push(base);
    }
    out
}

fn text(chance: &mut Chance) -> String {
    (0..2 + chance.below(3)).map(|_| sentence(chance)).collect::<Vec<_>>().join(" ")
}

fn sentence(chance: &mut Chance) -> String {
    let (a, b, thing) = (chance.one(&PEOPLE), chance.one(&PEOPLE), chance.one(&THINGS));
    let (x, y, town) = (chance.one(&COUNTRIES), chance.one(&COUNTRIES), chance.one(&TOWNS));
    let day = 1 + chance.below(6) * 5;
    match chance.below(8) {
        0 => format!("The {thing} of {x} and {y} will take place in {town} on June {day}, {a} said."),
        1 => format!("{a} and {b} will meet in {town} on June {day}."),
        2 => format!("The {thing} in {town} has been postponed to July {day}, officials said."),
        3 => format!("{a} denied that {b} would attend the {thing} in {town}."),
        4 => format!("{a} met {b} in {town} on Monday."),
        5 => format!("{x} cancelled the {thing} in {town}, {a} told reporters."),
        6 => format!("If {x} agrees, the {thing} in {town} could be held next month, {a} said."),
        _ => format!("Workers in {town} plan a strike, a union official said."),
    }
}
