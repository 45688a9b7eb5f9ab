//! A folder with a ledger of invented articles, and what its commands answer.

use crate::program::{Folder, Ran, command, run};
use serde_json::{Value, json};
use std::path::Path;

/// A summit of two invented presidents, from rumour to held: id, day, outlet, text.
pub(crate) const SUMMIT: [[&str; 4]; 4] = [
    [
        "1",
        "2031-03-03",
        "Harbour Post",
        "Diplomats from Estonia and Chile are exploring a possible summit between Estonian President Mirjam Oras and Chilean President \
         Rafael Quintana, two people with knowledge of the contacts said on Monday.",
    ],
    [
        "2",
        "2031-03-12",
        "Coast Times",
        "Estonia and Chile announced on Wednesday that President Mirjam Oras and President Rafael Quintana will hold a summit in Turku on \
         May 8. Chilean foreign minister Lucia Barrios denied that a trade deal would be signed.",
    ],
    [
        "3",
        "2031-04-21",
        "Harbour Post",
        "The summit of President Mirjam Oras and President Rafael Quintana in Turku has been postponed from May 8 to June 11, Estonian \
         foreign minister Hele Tamberg said on Monday.",
    ],
    [
        "4",
        "2031-06-12",
        "Morning Wire",
        "President Mirjam Oras of Estonia and President Rafael Quintana of Chile held their summit in Turku on Wednesday.",
    ],
];

/// Five things that have nothing to do with each other.
pub(crate) const NEWS: [[&str; 4]; 5] = [
    [
        "strike",
        "2031-03-05",
        "Dock Gazette",
        "Dock workers in Valparaiso plan a strike on April 2, the union of dockers said on Wednesday.",
    ],
    ["visit", "2031-03-06", "Coast Times", "Kenyan President Amina Odera will visit Lisbon on April 20, her office said on Thursday."],
    [
        "met",
        "2031-03-07",
        "Morning Wire",
        "Norwegian Prime Minister Sigrid Moen met Portuguese President Duarte Salgado in Porto on Tuesday.",
    ],
    [
        "herring",
        "2031-03-08",
        "Harbour Post",
        "The herring conference in Bergen on May 5 has been cancelled, the organisers said on Friday.",
    ],
    [
        "plan",
        "2031-03-09",
        "Harbour Post",
        "Fiji is considering a visit by Prime Minister Jone Vula to Nairobi. The visit will go ahead if the budget is approved, an \
         official said on Sunday.",
    ],
];

/// An article as a value, which a test may change.
pub(crate) fn article([id, day, outlet, text]: [&str; 4]) -> Value {
    json!({"id": id, "published": day, "outlet": outlet, "text": text})
}

/// Articles as JSON Lines.
pub(crate) fn lines(articles: &[Value]) -> String {
    articles.iter().map(|a| format!("{a}\n")).collect()
}

pub(crate) fn all(articles: &[[&str; 4]]) -> String {
    lines(&articles.iter().map(|&a| article(a)).collect::<Vec<_>>())
}

/// A folder to run in.
pub(crate) struct Desk(Folder);

impl Desk {
    /// Without a ledger.
    pub(crate) fn new() -> Self {
        Self(Folder::new())
    }

    /// With a ledger of these articles.
    pub(crate) fn with(articles: &[[&str; 4]]) -> Self {
        let desk = Self::new();
        desk.add(&all(articles));
        desk
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        self.0.write(name, bytes);
        self
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.0.run(args)
    }

    pub(crate) fn feed(&self, args: &[&str], stdin: &[u8]) -> Ran {
        self.0.feed(args, stdin)
    }

    /// Runs with other settings in the environment.
    pub(crate) fn run_in(&self, environment: &[(&str, &str)], args: &[&str]) -> Ran {
        run(command(self.path(), args).envs(environment.iter().copied()), b"")
    }

    /// Adds JSON Lines and answers what became of them.
    pub(crate) fn add(&self, lines: &str) -> Value {
        let ran = self.feed(&["add", "--jsonl", "--json", "-"], lines.as_bytes());
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
        value(&ran.out)
    }

    /// What a command answers that must not fail.
    pub(crate) fn good(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{args:?}");
        ran.out
    }

    /// The one line that a command refuses with.
    pub(crate) fn bad(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!((ran.status, ran.out.as_str(), ran.err.lines().count()), (1, "", 1), "{args:?}: {}", ran.err);
        ran.err
    }

    /// The rows of a command with `--json`.
    pub(crate) fn rows(&self, args: &[&str]) -> Vec<Value> {
        self.good(&[args, &["--json"]].concat()).lines().map(value).collect()
    }

    /// The titles of the rows.
    pub(crate) fn titles(&self, args: &[&str]) -> Vec<String> {
        self.rows(args).iter().map(|row| text(&row["title"])).collect()
    }

    /// The row of `events` whose title has a word; before others, one that is or was a plan.
    pub(crate) fn row(&self, word: &str) -> Value {
        let mut rows = self.rows(&["events"]);
        rows.sort_by_key(|row| row["status"] == "unplanned");
        let found = rows.iter().find(|row| text(&row["title"]).contains(word));
        found.unwrap_or_else(|| panic!("no {word} in {rows:?}")).clone()
    }

    /// The name of that row.
    pub(crate) fn name(&self, word: &str) -> String {
        text(&self.row(word)["event_id"])
    }
}

pub(crate) fn value(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// A value that is a string.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("a string, and not {value}")).to_owned()
}

/// The fields of an object in this order.
pub(crate) fn fields(object: &Value, names: &[&str]) -> Value {
    names.iter().map(|&name| object[name].clone()).collect()
}
