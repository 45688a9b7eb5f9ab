//! Loads a file of rules, and refuses it naming file and rule.

use super::{Call, Names, Pattern};
use crate::Error;
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::Arc;

/// One rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its full name: `time/relative/ago`.
    pub name: Arc<str>,
    /// What it matches.
    pub pattern: Pattern,
    /// What that means.
    pub value: Call,
    /// Its examples, good and bad.
    pub examples: Vec<Example>,
    /// Why a rule that fires on no development article is kept.
    pub kept: Option<String>,
}

/// One example of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The day of publication that it is read on, as the file has it.
    pub published: Option<String>,
    /// The sentence; in a good one `[words|value]` marks what the whole stage must find.
    pub text: String,
    /// Whether the rule must fire (and what it marks be found) or must not.
    pub good: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    about: String,
    published: Option<String>,
    #[serde(default)]
    rule: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    #[serde(rename = "match")]
    pattern: String,
    value: String,
    published: Option<String>,
    kept: Option<String>,
    #[serde(default)]
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

/// Reads one file of rules. `stage` and `file` (without `.toml`) make the full names.
///
/// # Errors
/// On malformed TOML, an unknown key, class, capture or function, a duplicate id, a missing `yes` or `no`.
pub fn load(stage: &str, file: &str, text: &str, names: &mut impl Names) -> Result<Vec<Rule>, Error> {
    let parsed: File = toml::from_str(text).map_err(|e| Error::new(format!("{stage}/{file}.toml: {}", e.to_string().trim())))?;
    if parsed.about.trim().is_empty() {
        return Err(Error::new(format!("{stage}/{file}.toml: wanted `about` to say what the rules are for, met nothing")));
    }
    let rules = parsed
        .rule
        .iter()
        .map(|entry| {
            let name = format!("{stage}/{file}/{}", entry.id);
            rule(&name, entry, &parsed.published, names).map_err(|e| Error::new(format!("{name}: {e}")))
        })
        .collect::<Result<Vec<_>, _>>()?;
    check_ids(&rules)?;
    Ok(rules)
}

fn rule(name: &str, entry: &Entry, published: &Option<String>, names: &mut impl Names) -> Result<Rule, Error> {
    for (key, list) in [("yes", &entry.yes), ("no", &entry.no)] {
        if list.is_empty() {
            return Err(Error::new(format!("wanted at least one `{key}` example, met none")));
        }
    }
    let pattern = Pattern::parse(&entry.pattern, names)?;
    let value = Call::parse(&entry.value, &pattern, names)?;
    let published = entry.published.as_ref().or(published.as_ref());
    let example = |text: &String, good| Example { published: published.cloned(), text: text.clone(), good };
    let examples = entry.yes.iter().map(|t| example(t, true)).chain(entry.no.iter().map(|t| example(t, false))).collect();
    Ok(Rule { name: name.into(), pattern, value, examples, kept: entry.kept.clone() })
}

/// Whether every rule has a name of its own.
///
/// # Errors
/// Names the first one that stands twice.
pub fn check_ids(rules: &[Rule]) -> Result<(), Error> {
    let mut seen = HashSet::new();
    match rules.iter().find(|r| !seen.insert(&r.name)) {
        Some(twice) => Err(Error::new(format!("{}: wanted an id of its own, met one that stands twice", twice.name))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Words;

    impl Names for Words {
        fn class(&self, name: &str) -> Option<usize> {
            (name == "count").then_some(0)
        }

        fn function(&self, name: &str) -> Option<(usize, std::ops::RangeInclusive<usize>)> {
            matches!(name, "literal" | "twice").then_some((0, 1..=1))
        }

        fn intern(&mut self, word: &str) -> u32 {
            word.len() as u32
        }
    }

    const WELL: &str =
        "about = \"tests\"\n[[rule]]\nid = \"a\"\nmatch = \"{count} now\"\nvalue = \"twice({count})\"\nyes = [\"y\"]\nno = [\"n\"]\n";

    #[track_caller]
    fn check(from: &str, to: &str, message: &str) {
        assert!(WELL.contains(from));
        let error = load("time", "f", &WELL.replace(from, to), &mut Words).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }

    #[test]
    fn what_is_malformed_is_refused_with_file_and_rule() {
        assert_eq!(&*load("time", "f", WELL, &mut Words).unwrap()[0].name, "time/f/a");
        check("value =", "colour = \"red\"\nvalue =", "time/f.toml: ");
        check("{count} now", "{cuont} now", "time/f/a: unknown list or class {cuont}");
        check("{count} now", "{tag:NOUN} now", "time/f/a: unknown tag \"NOUN\"");
        check("({count})", "({counts})", "time/f/a: unknown capture {counts} in `value`");
        check("twice(", "thrice(", "time/f/a: unknown value function \"thrice\"");
        check("({count})", "()", "time/f/a: twice wants 1 to 1 arguments, met 0");
        check("yes = [\"y\"]", "", "time/f/a: wanted at least one `yes` example, met none");
        check("no = [\"n\"]", "no = []", "time/f/a: wanted at least one `no` example, met none");
        check("{count} now", "now?", "time/f/a: wanted a `match` with at least one item that is not optional");
        let (head, rule) = WELL.split_at(WELL.find("[[rule]]").unwrap());
        let twice = load("time", "f", &format!("{head}{rule}{rule}"), &mut Words).unwrap_err().to_string();
        assert_eq!(twice, "time/f/a: wanted an id of its own, met one that stands twice");
    }
}
