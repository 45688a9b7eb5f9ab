//! The ledger is a function of the set of articles: any order, any batches, the same export.

use dateline_engine::{Article, Published, Reader, Reading};
use dateline_ledger::{ArticleIn, Ledger};
use std::path::PathBuf;

mod story;
use story::{Chance, stories};

fn read_all(articles: Vec<ArticleIn>) -> Vec<(ArticleIn, Reading)> {
    let reader = Reader::english().unwrap();
    let read = |a: ArticleIn| {
        let article = Article { id: &a.id, published: a.modified.or(a.published), text: &a.text, title: None, outlet: None, url: None };
        let reading = reader.read(&article);
        (a, reading)
    };
    articles.into_iter().map(read).collect()
}

fn scratch(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("dateline-order-{}-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn export(ledger: &Ledger) -> String {
    let mut out = Vec::new();
    ledger.export_mentions(&mut out, None).unwrap();
    let days: Vec<&str> = vec!["2031-04-05", "2031-04-12", "2031-05-01"];
    for day in days {
        ledger.export_mentions(&mut out, Some(day.parse().unwrap())).unwrap();
    }
    String::from_utf8(out).unwrap()
}

fn first_difference(a: &str, b: &str) -> String {
    let at = a.lines().zip(b.lines()).position(|(x, y)| x != y).unwrap_or_default();
    format!("line {at}:\n{:?}\n{:?}\n{} and {} lines", a.lines().nth(at), b.lines().nth(at), a.lines().count(), b.lines().count())
}

#[test]
fn any_order_and_any_batches_give_the_same_export() {
    let folder = scratch("shuffle");
    let mut all = read_all(stories());
    let whole = {
        let mut ledger = Ledger::create(&folder.join("whole")).unwrap();
        ledger.add(all.iter().map(|(a, r)| (a, r))).unwrap();
        ledger.settle(|_| ()).unwrap();
        export(&ledger)
    };
    assert!(whole.lines().count() > 200, "{}", whole.lines().count());
    let shuffles = std::env::var("SHUFFLES").ok().and_then(|n| n.parse().ok()).unwrap_or(50);
    for seed in 0..shuffles {
        let mut chance = Chance::new(seed);
        chance.shuffle(&mut all);
        let mut ledger = Ledger::create(&folder.join(format!("{seed}"))).unwrap();
        let mut rest = &all[..];
        while !rest.is_empty() {
            let (batch, more) = rest.split_at((1 + chance.below(20)).min(rest.len()));
            ledger.add(batch.iter().map(|(a, r)| (a, r))).unwrap();
            if chance.below(3) > 0 {
                ledger.settle(|_| ()).unwrap();
            }
            rest = more;
        }
        ledger.settle(|_| ()).unwrap();
        let other = export(&ledger);
        assert!(other == whole, "seed {seed}: {}", first_difference(&whole, &other));
    }
    let _ = std::fs::remove_dir_all(folder);
    let _ = Published::parse("2031-01-01");
}
