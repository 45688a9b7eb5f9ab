//! The network: words → two bidirectional LSTM layers → tags, names, arcs and labels.

use super::NAME_CLASSES;
use super::bytes::{self, Bytes};
use super::feature;
use super::format::Cursor;
use super::matrix::{self, Matrix, dot, to_units};
use super::packed::Packed;
use super::tree;
use super::vector::Table;
use crate::Error;
use crate::token::Tokens;
use std::collections::HashMap;
use std::ops::Range;

/// The widths of the network; written into the model file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// Rows of the table of word vectors, the row of unknown words (the last) included.
    pub vectors: usize,
    /// Width of a word vector.
    pub vector: usize,
    /// Width of a hashed embedding.
    pub hashed: usize,
    /// Width of one direction of an LSTM layer.
    pub state: usize,
    /// Width of the arc vectors.
    pub arc: usize,
    /// Width of the label vectors.
    pub label: usize,
    /// Universal tags.
    pub upos: usize,
    /// Penn tags.
    pub xpos: usize,
    /// Relations.
    pub rel: usize,
}

impl Sizes {
    /// The sizes as the model file lists them.
    pub fn to_list(self) -> [usize; 9] {
        [self.vectors, self.vector, self.hashed, self.state, self.arc, self.label, self.upos, self.xpos, self.rel]
    }

    fn load(from: &mut Cursor) -> Result<Self, Error> {
        let mut next = || from.number();
        Ok(Self {
            vectors: next()?,
            vector: next()?,
            hashed: next()?,
            state: next()?,
            arc: next()?,
            label: next()?,
            upos: next()?,
            xpos: next()?,
            rel: next()?,
        })
    }
}

/// What one unit of each kind of input is worth.
const WORD_UNIT: f32 = 1.0 / 512.0;
const ARC_UNIT: f32 = 1.0 / 128.0;
const TURNED_UNIT: f32 = 1.0 / 32.0;
const LABEL_UNIT: f32 = 1.0 / 128.0;
/// Slope of the rectifier below zero.
const LEAK: f32 = 0.1;
/// Longest sentence that is parsed as one; longer ones go in pieces that hang on the first.
const LONGEST: usize = 256;
/// Rows that are worked on together: enough to share the weights, few enough to stay in the cache.
const BATCH: usize = 384;

/// The loaded network.
#[derive(Debug)]
pub(super) struct Encoder {
    sizes: Sizes,
    table: Table,
    vectors: &'static [u8],
    vector_unit: f32,
    hashed: &'static [u8],
    hashed_unit: f32,
    first: [Direction<Matrix>; 2],
    second: [Direction<Bytes>; 2],
    /// Tags and names from both layers' states.
    classes: Bytes,
    /// Arc dependent, arc head, label dependent, label head, side by side.
    sides: Bytes,
    turn: Matrix,
    root_arc: Vec<i16>,
    root_label: Vec<f32>,
    labels: Matrix,
}

/// One direction of a layer; words enter the first in 16 bits, states the second in 8.
#[derive(Debug)]
struct Direction<Input> {
    input: Input,
    recurrent: Bytes,
}

fn load_layer<Input>(
    from: &mut Cursor,
    inputs: usize,
    state: usize,
    load: impl Fn(&mut Cursor, usize, usize) -> Result<Input, Error>,
) -> Result<[Direction<Input>; 2], Error> {
    let mut one = || Ok(Direction { input: load(from, inputs, 4 * state)?, recurrent: Bytes::load(from, state, 4 * state)? });
    Ok([one()?, one()?])
}

/// What the network says of one token.
pub(super) struct Out {
    pub(super) token: usize,
    pub(super) upos: usize,
    pub(super) xpos: usize,
    /// Absolute token number; the token itself for a root.
    pub(super) head: usize,
    pub(super) rel: usize,
    pub(super) names: [f32; NAME_CLASSES],
}

/// The table of word vectors at the head of a model file, and the vectors, one signed byte a number, with their width.
pub(super) fn vectors(bytes: &'static [u8]) -> Result<(Table, &'static [u8], usize), Error> {
    let from = &mut Cursor::new(bytes)?;
    let sizes = Sizes::load(from)?;
    let table = Table::new(from.block()?).ok_or_else(|| Error::new("model: wanted a table of words, met other bytes"))?;
    from.unit()?;
    Ok((table, from.block()?, sizes.vector))
}

impl Encoder {
    pub(super) fn load(bytes: &'static [u8]) -> Result<Self, Error> {
        let from = &mut Cursor::new(bytes)?;
        let z = Sizes::load(from)?;
        let wrong =
            || Error::new("model: wanted tables of the sizes that the file names, met others; make it anew with: cargo xtask train");
        let table = Table::new(from.block()?).ok_or_else(wrong)?;
        let (vector_unit, vectors) = (from.unit()?, from.block()?);
        let (hashed_unit, hashed) = (from.unit()?, from.block()?);
        if vectors.len() != z.vectors * z.vector || hashed.len() != feature::ROWS * z.hashed {
            return Err(wrong());
        }
        let first = load_layer(from, z.vector + z.hashed, z.state, Matrix::load)?;
        let second = load_layer(from, 2 * z.state, z.state, Bytes::load)?;
        let classes = Bytes::load(from, 4 * z.state, z.upos + z.xpos + NAME_CLASSES)?;
        let sides = Bytes::load(from, 2 * z.state, 2 * z.arc + 2 * z.label)?;
        let turn = Matrix::load(from, z.arc, z.arc)?;
        let mut root_arc = Vec::new();
        to_units(&from.floats()?, ARC_UNIT, &mut root_arc);
        let root_label = from.floats()?;
        let labels = Matrix::load(from, z.label, z.rel)?;
        Ok(Self {
            sizes: z,
            table,
            vectors,
            vector_unit,
            hashed,
            hashed_unit,
            first,
            second,
            classes,
            sides,
            turn,
            root_arc,
            root_label,
            labels,
        })
    }

    /// Runs over all sentences and hands out one [`Out`] a token, in no particular order.
    pub(super) fn run(&self, tokens: &Tokens<'_>, mut each: impl FnMut(Out)) {
        let mut scratch = Scratch::default();
        let mut words = Words::default();
        for batch in batches(tokens) {
            let packed = Packed::new(batch);
            self.run_batch(tokens, &packed, &mut words, &mut scratch, &mut each);
        }
    }

    fn run_batch(&self, tokens: &Tokens<'_>, packed: &Packed, words: &mut Words, s: &mut Scratch, each: &mut impl FnMut(Out)) {
        let token_of = packed.tokens();
        s.mirror = packed.mirror();
        self.look_up(tokens, &token_of, words, s);
        let mut states = [Vec::new(), Vec::new()];
        self.first_layer(words, packed, s, &mut states[0]);
        let [first, second] = &mut states;
        self.second_layer(first, packed, s, second);
        self.heads(packed, &token_of, &states, s, each);
    }

    /// Gives each row of the batch its word: what enters the first layer hangs on the word alone, and is worked out once a word.
    fn look_up(&self, tokens: &Tokens<'_>, token_of: &[usize], words: &mut Words, s: &mut Scratch) {
        if words.count > MOST_WORDS {
            *words = Words::default();
        }
        s.words.clear();
        s.word_of.clear();
        for &token in token_of {
            let next = words.count as u32;
            let number = *words.numbers.entry(feature::hash64(tokens.word(token).as_bytes())).or_insert(next);
            if number == next {
                words.count += 1;
                self.embed(tokens, token, &mut s.turned, &mut s.words);
            }
            s.word_of.push(number);
        }
        for (direction, gates) in self.first.iter().zip(&mut words.gates) {
            direction.input.apply(&s.words, WORD_UNIT, &mut s.gates);
            gates.extend_from_slice(&s.gates);
        }
    }

    /// Appends the input row of one token, in units of [`WORD_UNIT`].
    fn embed(&self, tokens: &Tokens<'_>, token: usize, sums: &mut Vec<i16>, out: &mut Vec<i16>) {
        let z = self.sizes;
        let row = self.table.row(tokens.word(token), tokens.lower(token)).unwrap_or(z.vectors - 1);
        let scale = self.vector_unit / WORD_UNIT;
        out.extend(self.vectors[row * z.vector..(row + 1) * z.vector].iter().map(|&v| matrix::round(f32::from(v as i8) * scale)));
        sums.clear();
        sums.resize(z.hashed, 0);
        for row in feature::rows(tokens, token) {
            let row = &self.hashed[row as usize * z.hashed..][..z.hashed];
            sums.iter_mut().zip(row).for_each(|(sum, &v)| *sum += i16::from(v as i8));
        }
        let scale = self.hashed_unit / WORD_UNIT;
        out.extend(sums.iter().map(|&sum| matrix::round(f32::from(sum) * scale)));
    }

    /// The first bidirectional layer: words in, states of both directions side by side out, in rows of the packed order.
    fn first_layer(&self, words: &Words, packed: &Packed, s: &mut Scratch, out: &mut Vec<u8>) {
        for (d, direction) in self.first.iter().enumerate() {
            let width = direction.input.width();
            s.gates.clear();
            for row in 0..packed.rows() {
                let word = s.word_of[if d == 0 { row } else { s.mirror[row] }] as usize;
                s.gates.extend_from_slice(&words.gates[d][word * width..][..width]);
            }
            self.recur_into(d, &direction.recurrent, packed, s, out);
        }
    }

    /// The second bidirectional layer, over the states of the first.
    fn second_layer(&self, x: &[u8], packed: &Packed, s: &mut Scratch, out: &mut Vec<u8>) {
        let width = 2 * self.sizes.state;
        for (d, direction) in self.second.iter().enumerate() {
            if d == 0 {
                direction.input.apply(x, &mut s.gates);
            } else {
                s.mirrored.clear();
                for &row in &s.mirror {
                    s.mirrored.extend_from_slice(&x[row * width..(row + 1) * width]);
                }
                direction.input.apply(&s.mirrored, &mut s.gates);
            }
            self.recur_into(d, &direction.recurrent, packed, s, out);
        }
    }

    /// Runs the recurrence over the gates and lays the states of direction `d` into `out`.
    fn recur_into(&self, d: usize, recurrent: &Bytes, packed: &Packed, s: &mut Scratch, out: &mut Vec<u8>) {
        let state = self.sizes.state;
        out.resize(packed.rows() * 2 * state, bytes::ZERO);
        recur(recurrent, state, packed, &mut s.gates, &mut s.cells, &mut s.states);
        for row in 0..packed.rows() {
            let to = if d == 0 { row } else { s.mirror[row] };
            out[(to * 2 + d) * state..][..state].copy_from_slice(&s.states[row * state..][..state]);
        }
    }

    fn heads(&self, packed: &Packed, token_of: &[usize], states: &[Vec<u8>; 2], s: &mut Scratch, each: &mut impl FnMut(Out)) {
        let z = self.sizes;
        let wide = 2 * z.state;
        s.both.clear();
        for row in 0..packed.rows() {
            s.both.extend_from_slice(&states[0][row * wide..][..wide]);
            s.both.extend_from_slice(&states[1][row * wide..][..wide]);
        }
        self.classes.apply(&s.both, &mut s.classes);
        self.sides.apply(&states[1], &mut s.sides);
        self.arcs(packed, s);
        self.label(packed, s);
        let width = self.classes.width();
        for (row, &token) in token_of.iter().enumerate() {
            let scores = &s.classes[row * width..][..width];
            let mut names = [0.0; NAME_CLASSES];
            names.copy_from_slice(&scores[z.upos + z.xpos..][..NAME_CLASSES]);
            let root = s.heads[row] == ROOT;
            let head = if root { token } else { token_of[s.heads[row] as usize] };
            let rels = &s.labels[row * self.labels.width()..][..self.labels.outputs()];
            // Relation 0 is `root`, which only roots have.
            let rel = if root { 0 } else { 1 + best(&rels[1..]) };
            each(Out { token, upos: best(&scores[..z.upos]), xpos: best(&scores[z.upos..z.upos + z.xpos]), head, rel, names });
        }
    }

    /// Chooses a head for each row, as a row of the batch or [`ROOT`].
    fn arcs(&self, packed: &Packed, s: &mut Scratch) {
        let z = self.sizes;
        let width = self.sides.width();
        s.dependents.clear();
        s.governors.clear();
        for row in s.sides.chunks_exact(width) {
            s.dependents.extend(row[..z.arc].iter().map(|&v| matrix::round(leaky(v) / ARC_UNIT)));
            s.governors.extend(row[z.arc..2 * z.arc].iter().map(|&v| matrix::round(leaky(v) / ARC_UNIT)));
        }
        self.turn.apply(&s.dependents, ARC_UNIT, &mut s.gates);
        s.turned.clear();
        let turn_width = self.turn.width();
        for row in s.gates.chunks_exact(turn_width) {
            to_units(&row[..z.arc], TURNED_UNIT, &mut s.turned);
        }
        s.heads.clear();
        s.heads.resize(packed.rows(), ROOT);
        for (k, sentence) in packed.sentences.iter().enumerate() {
            let n = sentence.len();
            s.scores.clear();
            for d in 0..n {
                let turned = &s.turned[packed.row(k, d) * z.arc..][..z.arc];
                s.scores.extend((0..n).map(|h| dot(turned, &s.governors[packed.row(k, h) * z.arc..][..z.arc]) as f32));
                s.scores.push(dot(turned, &self.root_arc) as f32);
            }
            for (d, head) in tree::decode(&s.scores, n).into_iter().enumerate() {
                s.heads[packed.row(k, d)] = if head == n { ROOT } else { packed.row(k, head) as u32 };
            }
        }
    }

    /// Scores the labels of the chosen arcs.
    fn label(&self, packed: &Packed, s: &mut Scratch) {
        let z = self.sizes;
        let width = self.sides.width();
        s.turned.clear();
        for row in 0..packed.rows() {
            let own = &s.sides[row * width + 2 * z.arc..][..z.label];
            let head = match s.heads[row] {
                ROOT => &self.root_label[..],
                head => &s.sides[head as usize * width + 2 * z.arc + z.label..][..z.label],
            };
            s.turned.extend(own.iter().zip(head).map(|(a, b)| matrix::round(leaky(a + b) / LABEL_UNIT)));
        }
        self.labels.apply(&s.turned, LABEL_UNIT, &mut s.labels);
    }
}

const ROOT: u32 = u32::MAX;

/// What enters the gates of the first layer for each word met, by direction. Words are told apart by a hash of 64 bits.
#[derive(Default)]
struct Words {
    numbers: HashMap<u64, u32>,
    count: usize,
    gates: [Vec<f32>; 2],
}

/// How many words are remembered before all are forgotten: ten megabytes.
const MOST_WORDS: usize = 4096;

/// Reused buffers.
#[derive(Default)]
struct Scratch {
    words: Vec<i16>,
    /// The number of each row's word.
    word_of: Vec<u32>,
    turned: Vec<i16>,
    mirror: Vec<usize>,
    gates: Vec<f32>,
    cells: Vec<f32>,
    mirrored: Vec<u8>,
    states: Vec<u8>,
    both: Vec<u8>,
    classes: Vec<f32>,
    sides: Vec<f32>,
    dependents: Vec<i16>,
    governors: Vec<i16>,
    scores: Vec<f32>,
    heads: Vec<u32>,
    labels: Vec<f32>,
}

/// Sentences cut to [`LONGEST`] and gathered, like lengths together, into batches of about [`BATCH`] words.
fn batches(tokens: &Tokens<'_>) -> Vec<Vec<Range<usize>>> {
    let mut pieces: Vec<Range<usize>> = Vec::with_capacity(tokens.sentences.len());
    for s in &tokens.sentences {
        pieces.extend(s.clone().step_by(LONGEST).map(|a| a..(a + LONGEST).min(s.end)));
    }
    pieces.sort_by_key(|p| std::cmp::Reverse(p.len()));
    let mut batches: Vec<Vec<Range<usize>>> = Vec::new();
    let mut size = BATCH;
    for piece in pieces {
        if size + piece.len() > BATCH {
            batches.push(Vec::new());
            size = 0;
        }
        size += piece.len();
        batches.last_mut().expect("pushed above").push(piece);
    }
    batches
}

/// The recurrence: gates (input, forget, cell, output) of all rows in, states out, as [`Bytes`] wants them.
fn recur(recurrent: &Bytes, state: usize, packed: &Packed, gates: &mut [f32], cells: &mut Vec<f32>, states: &mut Vec<u8>) {
    let width = recurrent.width();
    cells.clear();
    cells.resize(packed.sentences.len() * state, 0.0);
    states.clear();
    states.resize(packed.rows() * state, bytes::ZERO);
    for t in 0..packed.steps() {
        let rows = packed.step(t);
        let (before, now) = states.split_at_mut(rows.start * state);
        let gates = &mut gates[rows.start * width..rows.end * width];
        if t > 0 {
            let from = packed.step(t - 1).start;
            recurrent.add(&before[from * state..(from + rows.len()) * state], gates);
        }
        for (k, gates) in gates.chunks_exact(width).enumerate() {
            cell(&gates[..4 * state], &mut cells[k * state..(k + 1) * state], &mut now[k * state..(k + 1) * state]);
        }
    }
}

fn cell(gates: &[f32], cells: &mut [f32], states: &mut [u8]) {
    #[cfg(target_arch = "x86_64")]
    if std::is_x86_feature_detected!("avx512f") && std::is_x86_feature_detected!("avx512vl") {
        // SAFETY: the CPU has AVX-512, which is all that the function asks for.
        unsafe { cell_avx512(gates, cells, states) };
        return;
    }
    #[cfg(target_arch = "x86_64")]
    if std::is_x86_feature_detected!("avx2") {
        // SAFETY: the CPU has AVX2, which is all that the function asks for.
        unsafe { cell_avx2(gates, cells, states) };
        return;
    }
    cell_with(gates, cells, states);
}

/// The same code, compiled for wider registers; IEEE arithmetic gives the same bits.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512vl")]
fn cell_avx512(gates: &[f32], cells: &mut [f32], states: &mut [u8]) {
    cell_with(gates, cells, states);
}

/// As above.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn cell_avx2(gates: &[f32], cells: &mut [f32], states: &mut [u8]) {
    cell_with(gates, cells, states);
}

#[inline(always)]
fn cell_with(gates: &[f32], cells: &mut [f32], states: &mut [u8]) {
    let n = cells.len();
    let (i, rest) = gates.split_at(n);
    let (f, rest) = rest.split_at(n);
    let (g, o) = rest.split_at(n);
    // Equal lengths, told once: then the loop has no checks and vectorises.
    let (o, states) = (&o[..n], &mut states[..n]);
    for k in 0..n {
        let c = sigmoid(f[k]) * cells[k] + sigmoid(i[k]) * tanh(g[k]);
        cells[k] = c;
        states[k] = (matrix::round(sigmoid(o[k]) * tanh(c) * (1.0 / bytes::UNIT)) + i16::from(bytes::ZERO)) as u8;
    }
}

#[inline(always)]
fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// A rational approximation, exact to 1e-6: the 13/6 minimax form that numeric libraries use.
#[inline(always)]
fn tanh(x: f32) -> f32 {
    let x = x.clamp(-7.904_531, 7.904_531);
    let y = x * x;
    let p = ((((((-2.760_768_5e-16 * y + 2.000_188e-13) * y - 8.604_672e-11) * y + 5.122_297e-8) * y + 1.485_722_4e-5) * y + 6.372_619e-4)
        * y
        + 4.893_525e-3)
        * x;
    let q = ((1.198_258_4e-6 * y + 1.185_347_1e-4) * y + 2.268_434_6e-3) * y + 4.893_525e-3;
    p / q
}

#[inline(always)]
fn leaky(v: f32) -> f32 {
    v.max(LEAK * v)
}

fn best(scores: &[f32]) -> usize {
    let mut best = 0;
    for (i, &s) in scores.iter().enumerate() {
        if s > scores[best] {
            best = i;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tanh_is_close() {
        for i in -2000..2000 {
            let x = i as f32 / 200.0;
            assert!((tanh(x) - x.tanh()).abs() < 2e-6, "{x}");
        }
    }
}
