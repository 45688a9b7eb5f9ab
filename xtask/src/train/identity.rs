//! Fits the points of the ledger's identity: logistic regression over pairs of reports, printed beside those that are set.
//!
//! From pairs of ECB+ train that share a key, and from the open pairs of `xtask/data/pairs.jsonl`, which count [`Args::weight`] times, as there
//! are few of them: in ECB+ what shares its words is mostly one event, in a stream of news mostly not. So the two have intercepts of their own,
//! and both are printed: `THRESHOLD` lies by that of ECB+. Points that such pairs cannot tell ([`BY_HAND`]) stay as they are. Deterministic.

use crate::score::{identity, pairs};
use anyhow::Result;
use dateline_engine::Reader;
use dateline_ledger::identity::{POINTS, THRESHOLD, Verdict};
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder with `corpora/`.
    #[arg(long, default_value = "../shared")]
    shared: PathBuf,
    /// How often a pair of the stream counts.
    #[arg(long, default_value_t = 15.0)]
    weight: f64,
    /// Strength of the pull of each weight towards zero.
    #[arg(long, default_value_t = 10.0)]
    pull: f64,
    /// Steps.
    #[arg(long, default_value_t = 4000)]
    steps: usize,
}

/// Points that are set by hand: days that move and long times between reports are rare in the pairs or made up in ECB+, an article as one
/// source of two events is the engine's decision, and a wrong join of a plan costs more than one of the past.
const BY_HAND: [&str; 14] = [
    "same entry",
    "said to move",
    "moved",
    "day it left",
    "same edition",
    "told after its day",
    "reported apart",
    "reported far",
    "plan apart",
    "plan far",
    "same agenda",
    "others in it",
    "one ahead",
    "hypothetical",
];
/// What the made-up days of ECB+ say.
const DAYS: [&str; 6] = ["reported near", "told after its day", "reported apart", "reported far", "plan apart", "plan far"];
/// Points of one unit of log-odds.
const SCALE: f64 = 20.0;

/// One pair: how often each point counts, what the points by hand come to, whether it is one event, and how much it counts.
struct Example {
    times: Vec<(usize, f64)>,
    by_hand: f64,
    same: f64,
    stream: bool,
    weight: f64,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let reader = Reader::english()?;
    let ecb = identity::pairs(&reader, &crate::root().join(&args.shared).join("corpora/events/ecbplus.jsonl"), "train")?;
    let stream = pairs::judged(&reader, &crate::root().join(&args.shared))?;
    let ecb = ecb.iter().map(|(verdict, same)| (verdict, *same, None));
    let open = stream.iter().filter(|j| !j.held).filter_map(|j| Some((j.verdict.as_ref()?, j.same, Some(args.weight))));
    let told = ecb.chain(open).filter(|(verdict, ..)| verdict.broken.is_none());
    let examples: Vec<Example> = told.map(|(verdict, same, stream)| example(verdict, same, stream)).collect();
    let (weights, [stream, ecb]) = fit(&examples, args.pull, args.steps);
    println!(
        "{} pairs; the threshold of even chances in a stream is {:.0}, in ECB+ {:.0}, set is {THRESHOLD}",
        examples.len(),
        -SCALE * stream,
        -SCALE * ecb
    );
    for ((name, points, _), weight) in POINTS.iter().zip(weights).filter(|(p, _)| !BY_HAND.contains(&p.0)) {
        println!("{name:<20} {:>5.0}  (now {points})", SCALE * weight);
    }
    Ok(())
}

fn example(verdict: &Verdict, same: bool, stream: Option<f64>) -> Example {
    let place = |name: &str| POINTS.iter().position(|p| p.0 == name).unwrap_or_default();
    let told = verdict.parts.iter().filter(|(name, _)| stream.is_some() || !DAYS.contains(name));
    let (by_hand, learned): (Vec<_>, Vec<_>) = told.partition(|(name, _)| BY_HAND.contains(name));
    let mut times: Vec<(usize, f64)> =
        learned.iter().map(|(name, points)| (place(name), f64::from(*points) / f64::from(POINTS[place(name)].1))).collect();
    if stream.is_none() {
        times.push((place("reported near"), 1.0));
    }
    let by_hand = by_hand.iter().map(|(_, points)| f64::from(*points) / SCALE).sum();
    Example { times, by_hand, same: f64::from(u8::from(same)), stream: stream.is_some(), weight: stream.unwrap_or(1.0) }
}

/// The weights, and the intercepts of the stream and of ECB+: descent along the whole gradient, with momentum.
fn fit(examples: &[Example], pull: f64, steps: usize) -> (Vec<f64>, [f64; 2]) {
    let size = POINTS.len();
    let total: f64 = examples.iter().map(|e| e.weight).sum();
    let (mut w, mut speed) = (vec![0.0; size + 2], vec![0.0; size + 2]);
    for _ in 0..steps {
        let mut slope = vec![0.0; size + 2];
        for e in examples {
            let side = size + usize::from(!e.stream);
            let z = e.by_hand + w[side] + e.times.iter().map(|(at, n)| w[*at] * n).sum::<f64>();
            let error = e.weight * (1.0 / (1.0 + (-z).exp()) - e.same);
            slope[side] += error;
            e.times.iter().for_each(|(at, n)| slope[*at] += error * n);
        }
        (0..size).for_each(|i| slope[i] += pull * w[i]);
        for i in 0..size + 2 {
            speed[i] = 0.9 * speed[i] - 0.2 * slope[i] / total;
            w[i] += speed[i];
        }
    }
    let sides = [w[size], w[size + 1]];
    w.truncate(size);
    (w, sides)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_is_found() {
        let place = POINTS.iter().position(|p| p.0 == "same day").unwrap();
        let example = |has: bool, same: bool| Example {
            times: if has { vec![(place, 1.0)] } else { vec![] },
            by_hand: 0.0,
            same: f64::from(u8::from(same)),
            stream: true,
            weight: 1.0,
        };
        let list = [
            example(true, true),
            example(true, true),
            example(true, false),
            example(false, false),
            example(false, false),
            example(false, true),
        ];
        let (w, [stream, _]) = fit(&list, 0.01, 2000);
        assert!(w[place] > 1.0 && stream < -0.5, "{} {stream}", w[place]);
    }

    #[test]
    fn points_by_hand_are_points() {
        assert!(BY_HAND.iter().chain(&DAYS).all(|name| POINTS.iter().any(|p| p.0 == *name)));
    }
}
