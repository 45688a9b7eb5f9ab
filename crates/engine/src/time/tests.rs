//! The examples of the rules, against the whole stage.

use super::*;
use crate::model::Model;
use crate::rule::Example;
use crate::{parse, tag, token};

fn times(text: &str, published: Option<&str>, rules: &Rules, model: &Model) -> Vec<Time> {
    let tokens = token::split(text);
    let tags = tag::tag(&tokens, model);
    let syntax = parse::parse(tokens, tags);
    let published = published.map(|p| Published::parse(p).unwrap());
    find(&syntax, published, rules, &mut Trace::off())
}

/// The text without marks, and what the marks say must be found: `[words|value]`.
fn unmarked(marked: &str) -> (String, Vec<(String, String)>) {
    let (mut text, mut wanted) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        let (inner, after) = after.split_once(']').expect("a mark closes");
        let (words, value) = inner.split_once('|').expect("a mark has words and a value");
        text.push_str(before);
        text.push_str(words);
        wanted.push((words.trim().to_string(), value.to_string()));
        rest = after;
    }
    text.push_str(rest);
    (text, wanted)
}

fn wrong(rule: &str, example: &Example, rules: &Rules, model: &Model) -> Option<String> {
    let (text, wanted) = unmarked(&example.text);
    let found = times(&text, example.published.as_deref(), rules, model);
    let got: Vec<_> = found.iter().map(|t| (t.span.of(&text).to_string(), t.value.clone())).collect();
    let fired = found.iter().any(|t| &*t.made_by == rule);
    let quiet = rules.list.iter().any(|r| &*r.name == rule && r.value.args.first() == Some(&crate::rule::Arg::Word("none".into())));
    let well = match example.good {
        true => wanted.iter().all(|w| got.contains(w)) && (fired || quiet),
        false => !fired,
    };
    (!well).then(|| format!("{rule}: {:?}\n    found {:?}", example.text, found.iter().map(|t| (t.span.of(&text), &t.value, &t.made_by)).collect::<Vec<_>>()))
}

#[test]
fn every_example_of_every_rule() {
    let (rules, model) = (Rules::embedded().unwrap(), Model::embedded().unwrap());
    let failures: Vec<String> = rules
        .list
        .iter()
        .flat_map(|rule| rule.examples.iter().filter_map(|e| wrong(&rule.name, e, &rules, &model)))
        .collect();
    assert!(failures.is_empty(), "{} of the examples fail:\n{}", failures.len(), failures.join("\n"));
}
