//! Trains the claim stage's three models (cues, parts of their clauses, tails of contents) on annotated articles.
//!
//! Logistic regression over hashed features with AdaGrad (Duchi et al. 2011), in a fixed order: same data, same weights.

use anyhow::{Context, Result};
use dateline_engine::claim::learn::{Annotation, Example, Lesson, lesson};
use dateline_engine::claim::model::{CUE_SLOTS, FILTER_BITS, ROLE_SLOTS, TAIL_SLOTS};
use dateline_engine::text::Span;
use dateline_engine::{Reader, claim, name, trace::Trace};
use std::path::PathBuf;

/// Units a logit is cut into.
pub(super) const SCALE: f32 = 16.0;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Annotated articles, one JSON object a line: {"text", "attributions": [{"source", "cue", "content"}]}.
    #[arg(long, default_value = "/work/shared/corpora/claims/polnear.train.jsonl")]
    articles: PathBuf,
    /// Where the weights go.
    #[arg(long, default_value = "models/en/claims.bin")]
    out: PathBuf,
    /// Logit that a cue must exceed.
    #[arg(long, default_value_t = -0.1, allow_hyphen_values = true)]
    cue: f32,
    /// Logit that a part must exceed to be content.
    #[arg(long, default_value_t = 0.4, allow_hyphen_values = true)]
    role: f32,
    /// Times over the examples.
    #[arg(long, default_value_t = 5)]
    epochs: usize,
    /// How far a step goes.
    #[arg(long, default_value_t = 0.05)]
    rate: f32,
    /// Strength of the pull towards zero.
    #[arg(long, default_value_t = 2e-6)]
    decay: f32,
}

#[derive(serde::Deserialize)]
struct Article {
    text: String,
    attributions: Vec<Attribution>,
}

#[derive(serde::Deserialize)]
struct Attribution {
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    let lessons = read(&args.articles)?;
    let mut counts = vec![0u32; FILTER_BITS];
    for (hash, example) in lessons.iter().flat_map(|l| &l.cues) {
        counts[*hash as usize % FILTER_BITS] += u32::from(example.right);
    }
    let kept = |hash: u32| counts[hash as usize % FILTER_BITS] > 1;
    let cues: Vec<&Example<bool>> = lessons.iter().flat_map(|l| &l.cues).filter(|(h, _)| kept(*h)).map(|(_, e)| e).collect();
    let roles: Vec<&Example<[bool; 2]>> = lessons.iter().flat_map(|l| &l.roles).collect();
    eprintln!("{} cue examples, {} right; {} parts", cues.len(), cues.iter().filter(|e| e.right).count(), roles.len());
    let reached = lessons.iter().fold([0; 4], |sum, l| std::array::from_fn(|k| sum[k] + l.reached[k]));
    eprintln!("annotations, with a head, with their source, with half their content among the parts: {reached:?}; recall of parts");
    let cue = learn(&cues, CUE_SLOTS, args, |e| e.right);
    let source = learn(&roles, ROLE_SLOTS, args, |e| e.right[0]);
    let content = learn(&roles, ROLE_SLOTS, args, |e| e.right[1]);
    let tails: Vec<&Example<bool>> = lessons.iter().flat_map(|l| &l.tails).collect();
    let tail = learn(&tails, TAIL_SLOTS, args, |e| e.right);
    let mut out = Vec::new();
    out.extend(((args.cue * SCALE) as i32).to_le_bytes());
    out.extend(((args.role * SCALE) as i32).to_le_bytes());
    out.extend(cue.iter().map(|&w| quantise(w)));
    out.extend(source.iter().zip(&content).flat_map(|(&s, &c)| [quantise(s), quantise(c)]));
    out.extend(counts.chunks(8).map(|bits| bits.iter().enumerate().fold(0u8, |b, (i, &n)| b | u8::from(n > 1) << i)));
    out.extend(tail.iter().map(|&w| quantise(w)));
    std::fs::write(&args.out, out).with_context(|| format!("wanted to write {}", args.out.display()))
}

pub(super) fn quantise(weight: f32) -> u8 {
    (weight * SCALE).round().clamp(-127.0, 127.0) as i8 as u8
}

fn read(path: &PathBuf) -> Result<Vec<Lesson>> {
    let reader = Reader::english()?;
    let rules = claim::Rules::embedded()?;
    let lists = name::Lists::embedded()?;
    let file = std::fs::read_to_string(path).with_context(|| format!("wanted annotated articles, met no {}", path.display()))?;
    file.lines()
        .map(|line| {
            let article: Article = serde_json::from_str(line)?;
            let syntax = reader.syntax(&article.text);
            let names = name::find(&syntax, None, &lists, &mut Trace::off());
            let bytes: Vec<usize> = article.text.char_indices().map(|(b, _)| b).chain([article.text.len()]).collect();
            let spans = |list: &[[usize; 2]]| list.iter().map(|&[a, b]| Span::new(bytes[a], bytes[b])).collect();
            let gold: Vec<Annotation> = article
                .attributions
                .iter()
                .map(|a| Annotation { source: spans(&a.source), cue: spans(&a.cue), content: spans(&a.content) })
                .collect();
            Ok(lesson(&syntax, &names, &rules, &gold))
        })
        .collect()
}

/// One model. The order of the examples is shuffled by a fixed stride, so that articles mix.
fn learn<T>(examples: &[&Example<T>], slots: usize, args: &Args, right: impl Fn(&Example<T>) -> bool) -> Vec<f32> {
    let (mut weights, mut squares, mut sum) = (vec![0f32; slots], vec![1f32; slots], vec![0f32; slots]);
    let stride = stride(examples.len());
    let (epochs, decay) = (args.epochs, args.decay * 1e3);
    for epoch in 0..epochs {
        let mut loss = 0.0;
        for k in 0..examples.len() {
            let example = examples[(k * stride + epoch) % examples.len()];
            let logit: f32 = example.features.iter().map(|&f| weights[f as usize % slots]).sum();
            let error = f32::from(u8::from(right(example))) - 1.0 / (1.0 + (-logit).exp());
            loss += error.abs();
            for &f in &example.features {
                let at = f as usize % slots;
                let step = error - decay * weights[at];
                squares[at] += step * step;
                weights[at] += args.rate * step / squares[at].sqrt();
            }
        }
        eprintln!("{} examples, epoch {epoch}: mean error {:.4}", examples.len(), loss / examples.len() as f32);
        if epoch >= epochs / 2 {
            sum.iter_mut().zip(&weights).for_each(|(s, w)| *s += w / (epochs - epochs / 2) as f32);
        }
    }
    sum
}

/// A step that shares no factor with `n`.
pub(super) fn stride(n: usize) -> usize {
    let gcd = |mut a: usize, mut b: usize| {
        while b > 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    (n * 5 / 8..).find(|&s| gcd(s.max(1), n.max(1)) == 1).unwrap_or(1)
}
