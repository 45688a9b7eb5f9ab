//! Holds our scorers against `score.py`: the same readings must give the same figures, every one of them.

use super::gold::Set;
use anyhow::{Context, bail, ensure};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Fails where `score.py` says otherwise than we of these readings.
pub(super) fn compare(shared: &Path, set: &Set, readings: &[String], ours: &Value) -> anyhow::Result<()> {
    let theirs = score(shared, set, readings)?;
    let differences = differences("", ours, &theirs);
    ensure!(differences.is_empty(), "score.py differs on {}:\n  {}", set.name, differences.join("\n  "));
    eprintln!("score.py agrees on {} ({})", set.name, set.kind);
    Ok(())
}

fn score(shared: &Path, set: &Set, readings: &[String]) -> anyhow::Result<Value> {
    let file = std::env::temp_dir().join(format!("dateline-readings-{}-{}.jsonl", std::process::id(), set.name.replace('/', "-")));
    std::fs::write(&file, readings.iter().map(|l| format!("{l}\n")).collect::<String>())?;
    let script = shared.join("corpora/score/score.py");
    let out = Command::new("python3").arg(script).arg(set.kind).arg(&set.path).arg(&file).output().context("python3 did not start")?;
    std::fs::remove_file(&file)?;
    if !out.status.success() {
        bail!("score.py {} {}: {}", set.kind, set.path.display(), String::from_utf8_lossy(&out.stderr));
    }
    Ok(serde_json::from_slice(&out.stdout)?)
}

/// Every number that differs or that one side lacks.
fn differences(at: &str, ours: &Value, theirs: &Value) -> Vec<String> {
    match (ours, theirs) {
        (Value::Object(a), Value::Object(b)) => {
            let keys: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            let of = |map: &serde_json::Map<String, Value>, key: &str| map.get(key).cloned().unwrap_or(Value::Null);
            keys.into_iter().flat_map(|k| differences(&format!("{at}/{k}"), &of(a, k), &of(b, k))).collect()
        }
        _ if ours.as_f64() == theirs.as_f64() && ours.is_number() => Vec::new(),
        _ => vec![format!("{at}: ours {ours}, theirs {theirs}")],
    }
}

#[cfg(test)]
mod tests {
    use super::super::{gold, report};
    use super::*;
    use crate::score::reading::Readings;
    use serde_json::json;

    /// Gold fed back as readings, with noise: edges moved, rows lost, doubled and altered, so that every branch of a scorer counts.
    #[test]
    fn same_figures_as_python_on_noisy_gold() {
        let shared = crate::root().join(std::env::var_os("DATELINE_SHARED").unwrap_or_else(|| "../shared".into()));
        if !shared.join("corpora/score/score.py").is_file() || Command::new("python3").arg("--version").output().is_err() {
            eprintln!("skipped: needs ../shared (or another folder by DATELINE_SHARED) and python3");
            return;
        }
        for kind in ["time", "claims", "diary", "future", "plover", "names"] {
            for set in gold::sets(&shared, kind) {
                let lines = noisy(&set);
                let ours = report(&set, &shared, &Readings::parse(&lines).unwrap()).unwrap();
                compare(&shared, &set, &lines, &ours).unwrap();
                let zeros = differences("", &ours, &json!({})).iter().filter(|d| d.contains("ours 0.0,")).count();
                assert!(zeros < 4, "the noise leaves nothing to compare on {}: {ours}", set.name);
            }
        }
    }

    /// Numbers below a bound, the same on every run (a linear congruential generator, Knuth's constants).
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, n: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % n
        }

        fn one_in(&mut self, n: u64) -> bool {
            self.below(n) == 0
        }

        fn moved(&mut self, offset: &Value) -> u64 {
            let offset = offset.as_u64().unwrap_or(0);
            if self.one_in(4) { (offset + self.below(13)).saturating_sub(6) } else { offset }
        }

        fn range(&mut self, start: &Value, end: &Value) -> (u64, u64) {
            let (a, b) = (self.moved(start), self.moved(end));
            (a.min(b), a.max(b))
        }

        fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
            from[self.below(from.len() as u64) as usize]
        }
    }

    fn noisy(set: &Set) -> Vec<String> {
        let mut dice = Dice(7);
        if set.kind == "names" {
            return set.tasks().unwrap().iter().map(|t| names(&mut dice, &t.id, &t.text)).collect();
        }
        let rows: Vec<Value> = set.rows().unwrap();
        let lines = rows.iter().map(|row| {
            let id = if row["doc"].is_string() { &row["doc"] } else { &row["id"] };
            let mut reading = match set.kind {
                "time" => times(&mut dice, row),
                "claims" => claims(&mut dice, row),
                "diary" => diary(&mut dice, row),
                "future" => future(&mut dice, row),
                _ => plover(&mut dice, row),
            };
            reading["id"] = id.clone();
            reading.to_string()
        });
        lines.collect()
    }

    fn list(value: &Value) -> &[Value] {
        value.as_array().map_or(&[], Vec::as_slice)
    }

    fn times(dice: &mut Dice, row: &Value) -> Value {
        let mut times = Vec::new();
        for t in list(&row["timex"]) {
            for _ in 0..dice.below(3) {
                let (start, end) = dice.range(&t["start"], &t["end"]);
                let kind = if dice.one_in(5) { json!("SET") } else { t["type"].clone() };
                let value = if dice.one_in(5) { json!("2001") } else { t["value"].clone() };
                times.push(json!({"start": start, "end": end, "type": kind, "value": value}));
            }
        }
        json!({ "times": times })
    }

    fn claims(dice: &mut Dice, row: &Value) -> Value {
        let mut claims = Vec::new();
        for a in list(&row["attributions"]) {
            for _ in 0..dice.below(3) {
                let mut claim = json!({});
                for role in ["source", "cue", "content"] {
                    let mut spans = Vec::new();
                    for s in list(&a[role]) {
                        let (start, end) = dice.range(&s[0], &s[1]);
                        spans.push(json!([start, end]));
                    }
                    if !dice.one_in(8) {
                        claim[role] = json!({ "spans": spans });
                    }
                }
                claims.push(claim);
            }
        }
        json!({ "claims": claims })
    }

    fn diary(dice: &mut Dice, row: &Value) -> Value {
        let text: Vec<char> = row["text"].as_str().unwrap().chars().collect();
        let (mut events, mut claims) = (Vec::new(), Vec::new());
        for g in list(&row["rows"]) {
            let heads: Vec<&str> = list(&g["heads"]).iter().filter_map(Value::as_str).collect();
            let mut mentions = Vec::new();
            for s in list(&g["sentences"]) {
                let [start, end] = [0, 1].map(|k| row["sentences"][s.as_u64().unwrap() as usize][k].as_u64().unwrap() as usize);
                let sentence: String = text[start..end].iter().collect();
                for head in &heads {
                    if let Some(at) = sentence.to_lowercase().find(&head.to_lowercase()).filter(|_| !dice.one_in(4)) {
                        let at = start + sentence.get(..at).unwrap_or("").chars().count();
                        mentions.push(json!({"start": at, "end": at + head.chars().count(), "sentence": 0}));
                    }
                }
            }
            let some = |dice: &mut Dice, key: &str| {
                let answers = list(&g[key]);
                if answers.is_empty() || dice.one_in(4) { json!("") } else { answers[dice.below(answers.len() as u64) as usize].clone() }
            };
            let id = format!("c{}", claims.len());
            claims.push(json!({"id": id, "source": {"text": some(dice, "source"), "spans": []}}));
            let (start, end) = dice.range(&row["sentences"][0][0], &row["sentences"][0][1]);
            let edtf = if dice.one_in(3) {
                json!(dice.pick(&["2016", "2016-11", "../2017", "2016-24", "2018-02-30"]))
            } else {
                some(dice, "when")
            };
            events.push(json!({
                "head": mentions.first().cloned().unwrap_or_else(|| json!({"start": start, "end": end})),
                "mentions": mentions,
                "status": if dice.one_in(9) { Value::Null } else { some(dice, "status") },
                "when": {"edtf": edtf},
                "place": {"text": some(dice, "place")},
                "participants": [{"role": "party", "text": some(dice, "participants")}],
                "claims": if dice.one_in(3) { json!([]) } else { json!([id]) },
                "conditions": if dice.one_in(3) { json!([{"start": start, "end": end}]) } else { json!([]) },
            }));
        }
        json!({ "events": events, "claims": claims })
    }

    fn future(dice: &mut Dice, row: &Value) -> Value {
        let mut events = Vec::new();
        for m in list(&row["mentions"]) {
            for _ in 0..dice.below(3) {
                let (start, end) = dice.range(&m["start"], &m["end"]);
                let actuality = dice.pick(&["ahead", "happened"]);
                events.push(json!({"head": {"start": start, "end": end}, "actuality": actuality, "negated": dice.one_in(3)}));
            }
        }
        json!({ "events": events })
    }

    fn plover(dice: &mut Dice, row: &Value) -> Value {
        let mut events = Vec::new();
        for _ in 0..dice.below(4) {
            let kind = if dice.one_in(2) { row["type"].clone() } else { json!(dice.pick(&["CONSULT", "RETREAT", "ACCUSE", ""])) };
            let who = if dice.one_in(2) { &row["actor"] } else { &row["recipient"] };
            let role = dice.pick(&["actor", "recipient", "party"]);
            events.push(json!({"head": {"start": 0, "end": 1}, "type": kind, "participants": [{"role": role, "text": who}]}));
        }
        json!({ "events": events })
    }

    /// Runs of capitalised words.
    fn names(dice: &mut Dice, id: &str, text: &str) -> String {
        let mut names = Vec::new();
        let mut at = 0;
        for word in text.split(' ') {
            let end = at + word.chars().count();
            if word.starts_with(char::is_uppercase) && !dice.one_in(4) {
                let kind = dice.pick(&["person", "organisation", "place", "event"]);
                names.push(json!({"start": at, "end": end, "kind": kind}));
            }
            at = end + 1;
        }
        json!({"id": id, "names": names}).to_string()
    }
}
