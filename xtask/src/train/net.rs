//! The network that the engine runs (`dateline_engine::model`), in floating point and with its gradients written out by hand.

use super::random::Random;
use dateline_engine::model::{NAME_CLASSES, Packed, Sizes, Writer, feature};

/// Widths of what is only used in training: the incoming word vectors and the extra annotations of names.
pub(crate) const EXTRA_STYLES: usize = 2;
const LEAK: f32 = 0.1;

/// A matrix inside the flat list of weights.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Block {
    at: usize,
    rows: usize,
    cols: usize,
}

impl Block {
    fn of(self, list: &[f32]) -> &[f32] {
        &list[self.at..self.at + self.rows * self.cols]
    }

    fn of_mut(self, list: &mut [f32]) -> &mut [f32] {
        &mut list[self.at..self.at + self.rows * self.cols]
    }
}

/// A matrix with its bias.
#[derive(Debug, Clone, Copy)]
struct Linear {
    weights: Block,
    bias: Block,
}

#[derive(Debug, Clone, Copy)]
struct Lstm {
    input: Linear,
    recurrent: Block,
}

/// Weights of the network.
#[derive(Debug, Clone)]
pub(crate) struct Net {
    pub(crate) sizes: Sizes,
    project: Block,
    unknown: Block,
    layers: [[Lstm; 2]; 2],
    classes: Linear,
    extra: [Linear; EXTRA_STYLES],
    sides: Linear,
    turn: Linear,
    root_arc: Block,
    root_label: Block,
    labels: Linear,
    /// All matrices, flat.
    pub(crate) dense: Vec<f32>,
    /// The hashed embeddings.
    pub(crate) hashed: Vec<f32>,
}

struct Builder<'r> {
    dense: Vec<f32>,
    random: &'r mut Random,
}

impl Builder<'_> {
    fn block(&mut self, rows: usize, cols: usize, range: f32) -> Block {
        let at = self.dense.len();
        self.dense.extend((0..rows * cols).map(|_| (self.random.unit() * 2.0 - 1.0) * range));
        Block { at, rows, cols }
    }

    fn linear(&mut self, rows: usize, cols: usize) -> Linear {
        let range = (6.0 / (rows + cols) as f32).sqrt();
        Linear { weights: self.block(rows, cols, range), bias: self.block(1, cols, 0.0) }
    }

    fn lstm(&mut self, inputs: usize, state: usize) -> Lstm {
        let range = (6.0 / (inputs + state) as f32).sqrt();
        let input = Linear { weights: self.block(inputs, 4 * state, range), bias: self.block(1, 4 * state, 0.0) };
        // Remember at first: the forget gates start open.
        self.dense[input.bias.at + state..input.bias.at + 2 * state].fill(1.0);
        Lstm { input, recurrent: self.block(state, 4 * state, (3.0 / state as f32).sqrt()) }
    }
}

/// Gradients of a part of a batch.
pub(crate) struct Grads {
    pub(crate) dense: Vec<f32>,
    /// Row of the hashed table and its gradient, side by side, in the order of use.
    pub(crate) rows: Vec<u32>,
    pub(crate) hashed: Vec<f32>,
    pub(crate) loss: [f64; 4],
}

/// One part of a batch, ready to be run.
pub(crate) struct Part<'a> {
    pub(crate) packed: Packed,
    /// For each row: the incoming vector, if the word has one (and was not dropped).
    pub(crate) vectors: Vec<Option<&'a [f32]>>,
    /// For each row: its hashed rows; a dropped word row is `u32::MAX`.
    pub(crate) rows: Vec<[u32; feature::PER_TOKEN]>,
    /// For each row: upos, xpos, head row (`usize::MAX` for the root), relation; `None` where no tree is given.
    pub(crate) tree: Vec<Option<(usize, usize, usize, usize)>>,
    /// For each row: class and style of the names head.
    pub(crate) names: Vec<Option<(usize, usize)>>,
}

/// What one direction of a layer remembers for its gradient.
struct Direction {
    x: Vec<f32>,
    /// i, f, g, o after their functions.
    gates: Vec<f32>,
    cells: Vec<f32>,
    tanh: Vec<f32>,
    states: Vec<f32>,
}

impl Net {
    pub(crate) fn new(sizes: Sizes, vector_in: usize, random: &mut Random) -> Self {
        let z = sizes;
        let mut b = Builder { dense: Vec::new(), random };
        let project = b.block(vector_in, z.vector, (3.0 / vector_in as f32).sqrt());
        let unknown = b.block(1, z.vector, 0.1);
        let first = z.vector + z.hashed;
        let layers = [[b.lstm(first, z.state), b.lstm(first, z.state)], [b.lstm(2 * z.state, z.state), b.lstm(2 * z.state, z.state)]];
        let classes = b.linear(4 * z.state, z.upos + z.xpos + NAME_CLASSES);
        let extra = std::array::from_fn(|_| b.linear(4 * z.state, NAME_CLASSES));
        let sides = b.linear(2 * z.state, 2 * z.arc + 2 * z.label);
        let turn = b.linear(z.arc, z.arc);
        let root_arc = b.block(1, z.arc, 0.1);
        let root_label = b.block(1, z.label, 0.1);
        let labels = b.linear(z.label, z.rel);
        let dense = b.dense;
        let hashed = (0..feature::ROWS * z.hashed).map(|_| (random.unit() * 2.0 - 1.0) * 0.1).collect();
        Self { sizes, project, unknown, layers, classes, extra, sides, turn, root_arc, root_label, labels, dense, hashed }
    }

    /// Loss and gradients of one part. `keep` is the share of inputs kept by dropout; the loss is divided by `norm`.
    pub(crate) fn gradients(&self, part: &Part<'_>, keep: f32, norm: f32, random: &mut Random) -> Grads {
        let z = self.sizes;
        let n = part.packed.rows();
        let mut grads = Grads { dense: vec![0.0; self.dense.len()], rows: Vec::new(), hashed: Vec::new(), loss: [0.0; 4] };
        let mirror = part.packed.mirror();
        // Forward.
        let vectors = self.gather_vectors(part);
        let mut x = self.embed(part, &vectors);
        let mask_x = dropout(&mut x, keep, random);
        let (layer0, mut h1) = self.layer(0, &x, part, &mirror);
        let mask1 = dropout(&mut h1, keep, random);
        let (layer1, mut h2) = self.layer(1, &h1, part, &mirror);
        let mask2 = dropout(&mut h2, keep, random);
        let both = beside(&h1, &h2, 2 * z.state);
        // Heads, and back through them.
        let mut d_both = vec![0.0; both.len()];
        self.class_heads(part, &both, norm, &mut d_both, &mut grads);
        let (mut d_h1, mut d_h2) = apart(&d_both, 2 * z.state);
        self.tree_heads(part, &h2, norm, &mut d_h2, &mut grads);
        // Back through the layers.
        times(&mut d_h2, &mask2);
        let d = self.layer_back(1, layer1, &d_h2, part, &mirror, &mut grads);
        add(&mut d_h1, &d);
        times(&mut d_h1, &mask1);
        let mut d_x = self.layer_back(0, layer0, &d_h1, part, &mirror, &mut grads);
        times(&mut d_x, &mask_x);
        debug_assert_eq!(d_x.len(), n * (z.vector + z.hashed));
        self.embed_back(part, &vectors, &d_x, &mut grads);
        grads
    }

    fn gather_vectors(&self, part: &Part<'_>) -> Vec<f32> {
        let width = self.project.rows;
        let mut out = vec![0.0; part.vectors.len() * width];
        for (row, v) in out.chunks_exact_mut(width).zip(&part.vectors) {
            if let Some(v) = v {
                row.copy_from_slice(v);
            }
        }
        out
    }

    fn embed(&self, part: &Part<'_>, vectors: &[f32]) -> Vec<f32> {
        let z = self.sizes;
        let (n, width) = (part.vectors.len(), z.vector + z.hashed);
        let mut x = vec![0.0; n * width];
        product(vectors, n, self.project.rows, false, self.project.of(&self.dense), z.vector, false, &mut x, width, 0.0);
        for (r, x) in x.chunks_exact_mut(width).enumerate() {
            if part.vectors[r].is_none() {
                x[..z.vector].copy_from_slice(self.unknown.of(&self.dense));
            }
            for &row in part.rows[r].iter().filter(|&&row| row != u32::MAX) {
                add(&mut x[z.vector..], &self.hashed[row as usize * z.hashed..][..z.hashed]);
            }
        }
        x
    }

    fn embed_back(&self, part: &Part<'_>, vectors: &[f32], d_x: &[f32], grads: &mut Grads) {
        let z = self.sizes;
        let (n, width) = (part.vectors.len(), z.vector + z.hashed);
        let mut d_vec = vec![0.0; n * z.vector];
        for (r, d) in d_x.chunks_exact(width).enumerate() {
            if part.vectors[r].is_none() {
                add(self.unknown.of_mut(&mut grads.dense), &d[..z.vector]);
            } else {
                d_vec[r * z.vector..(r + 1) * z.vector].copy_from_slice(&d[..z.vector]);
            }
            for &row in part.rows[r].iter().filter(|&&row| row != u32::MAX) {
                grads.rows.push(row);
                grads.hashed.extend_from_slice(&d[z.vector..]);
            }
        }
        product(vectors, self.project.rows, n, true, &d_vec, z.vector, false, self.project.of_mut(&mut grads.dense), z.vector, 1.0);
    }

    fn layer(&self, layer: usize, x: &[f32], part: &Part<'_>, mirror: &[usize]) -> ([Direction; 2], Vec<f32>) {
        let state = self.sizes.state;
        let n = part.packed.rows();
        let width = x.len() / n;
        let mut out = vec![0.0; n * 2 * state];
        let both = [0, 1].map(|d| {
            let x = if d == 0 { x.to_vec() } else { permute(x, width, mirror) };
            let run = self.recur(self.layers[layer][d], x, part);
            for row in 0..n {
                let to = if d == 0 { row } else { mirror[row] };
                out[(to * 2 + d) * state..][..state].copy_from_slice(&run.states[row * state..][..state]);
            }
            run
        });
        (both, out)
    }

    fn recur(&self, lstm: Lstm, x: Vec<f32>, part: &Part<'_>) -> Direction {
        let h = self.sizes.state;
        let n = part.packed.rows();
        let mut gates = self.apply(lstm.input, &x, n);
        let (mut cells, mut tanh, mut states) = (vec![0.0; n * h], vec![0.0; n * h], vec![0.0; n * h]);
        for t in 0..part.packed.steps() {
            let rows = part.packed.step(t);
            let before = if t > 0 { part.packed.step(t - 1).start } else { 0 };
            if t > 0 {
                let from = &states[before * h..(before + rows.len()) * h];
                product(
                    from,
                    rows.len(),
                    h,
                    false,
                    lstm.recurrent.of(&self.dense),
                    4 * h,
                    false,
                    &mut gates[rows.start * 4 * h..rows.end * 4 * h],
                    4 * h,
                    1.0,
                );
            }
            for (k, row) in rows.enumerate() {
                let g = &mut gates[row * 4 * h..(row + 1) * 4 * h];
                for j in 0..h {
                    let (i, f, u, o) = (sigmoid(g[j]), sigmoid(g[h + j]), g[2 * h + j].tanh(), sigmoid(g[3 * h + j]));
                    let old = if t > 0 { cells[(before + k) * h + j] } else { 0.0 };
                    let c = f * old + i * u;
                    let tc = c.tanh();
                    (g[j], g[h + j], g[2 * h + j], g[3 * h + j]) = (i, f, u, o);
                    (cells[row * h + j], tanh[row * h + j], states[row * h + j]) = (c, tc, o * tc);
                }
            }
        }
        Direction { x, gates, cells, tanh, states }
    }

    fn layer_back(
        &self,
        layer: usize,
        runs: [Direction; 2],
        d_out: &[f32],
        part: &Part<'_>,
        mirror: &[usize],
        grads: &mut Grads,
    ) -> Vec<f32> {
        let state = self.sizes.state;
        let n = part.packed.rows();
        let mut d_x: Option<Vec<f32>> = None;
        for (d, run) in runs.into_iter().enumerate() {
            let mut d_states = vec![0.0; n * state];
            for row in 0..n {
                let from = if d == 0 { row } else { mirror[row] };
                d_states[row * state..][..state].copy_from_slice(&d_out[(from * 2 + d) * state..][..state]);
            }
            let own = self.recur_back(self.layers[layer][d], &run, d_states, part, grads);
            match &mut d_x {
                None => d_x = Some(own),
                Some(sum) => add(sum, &permute(&own, own.len() / n, mirror)),
            }
        }
        d_x.expect("two directions")
    }

    fn recur_back(&self, lstm: Lstm, run: &Direction, mut d_states: Vec<f32>, part: &Part<'_>, grads: &mut Grads) -> Vec<f32> {
        let h = self.sizes.state;
        let n = part.packed.rows();
        let mut d_gates = vec![0.0; n * 4 * h];
        let mut d_cells = vec![0.0; n * h];
        for t in (0..part.packed.steps()).rev() {
            let rows = part.packed.step(t);
            let before = if t > 0 { part.packed.step(t - 1).start } else { 0 };
            for (k, row) in rows.clone().enumerate() {
                let g = &run.gates[row * 4 * h..(row + 1) * 4 * h];
                let d = &mut d_gates[row * 4 * h..(row + 1) * 4 * h];
                for j in 0..h {
                    let (i, f, u, o) = (g[j], g[h + j], g[2 * h + j], g[3 * h + j]);
                    let (tc, ds) = (run.tanh[row * h + j], d_states[row * h + j]);
                    let dc = d_cells[row * h + j] + ds * o * (1.0 - tc * tc);
                    let old = if t > 0 { run.cells[(before + k) * h + j] } else { 0.0 };
                    d[j] = dc * u * i * (1.0 - i);
                    d[h + j] = dc * old * f * (1.0 - f);
                    d[2 * h + j] = dc * i * (1.0 - u * u);
                    d[3 * h + j] = ds * tc * o * (1.0 - o);
                    if t > 0 {
                        d_cells[(before + k) * h + j] = dc * f;
                    }
                }
            }
            if t > 0 {
                let count = rows.len();
                let d = &d_gates[rows.start * 4 * h..rows.end * 4 * h];
                product(
                    d,
                    count,
                    4 * h,
                    false,
                    lstm.recurrent.of(&self.dense),
                    h,
                    true,
                    &mut d_states[before * h..(before + count) * h],
                    h,
                    1.0,
                );
                let from = &run.states[before * h..(before + count) * h];
                product(from, h, count, true, d, 4 * h, false, lstm.recurrent.of_mut(&mut grads.dense), 4 * h, 1.0);
            }
        }
        self.apply_back(lstm.input, &run.x, &d_gates, n, grads)
    }

    fn class_heads(&self, part: &Part<'_>, both: &[f32], norm: f32, d_both: &mut [f32], grads: &mut Grads) {
        let z = self.sizes;
        let n = part.packed.rows();
        let mut scores = self.apply(self.classes, both, n);
        let width = z.upos + z.xpos + NAME_CLASSES;
        let mut extra = self.extra.map(|head| (head, None));
        for r in 0..n {
            let row = &mut scores[r * width..(r + 1) * width];
            let (tags, names) = row.split_at_mut(z.upos + z.xpos);
            match part.tree[r] {
                Some((upos, xpos, ..)) => {
                    grads.loss[0] += cross_entropy(&mut tags[..z.upos], upos, norm);
                    grads.loss[0] += cross_entropy(&mut tags[z.upos..], xpos, norm);
                }
                None => tags.fill(0.0),
            }
            match part.names[r] {
                Some((class, 0)) => grads.loss[3] += cross_entropy(names, class, norm),
                Some((class, style)) => {
                    names.fill(0.0);
                    let (head, scores) = &mut extra[style - 1];
                    let scores = scores.get_or_insert_with(|| self.apply(*head, both, n));
                    grads.loss[3] += cross_entropy(&mut scores[r * NAME_CLASSES..(r + 1) * NAME_CLASSES], class, norm);
                }
                None => names.fill(0.0),
            }
        }
        add(d_both, &self.apply_back(self.classes, both, &scores, n, grads));
        for (style, (head, scores)) in extra.into_iter().enumerate() {
            let Some(mut scores) = scores else { continue };
            for (r, row) in scores.chunks_exact_mut(NAME_CLASSES).enumerate() {
                if part.names[r].is_none_or(|(_, s)| s != style + 1) {
                    row.fill(0.0);
                }
            }
            add(d_both, &self.apply_back(head, both, &scores, n, grads));
        }
    }

    fn tree_heads(&self, part: &Part<'_>, h2: &[f32], norm: f32, d_h2: &mut [f32], grads: &mut Grads) {
        let z = self.sizes;
        let n = part.packed.rows();
        let sides = self.apply(self.sides, h2, n);
        let width = 2 * z.arc + 2 * z.label;
        let leaky_of =
            |at: usize, len: usize| -> Vec<f32> { (0..n).flat_map(|r| sides[r * width + at..][..len].iter().map(|&v| leaky(v))).collect() };
        let (dependents, governors) = (leaky_of(0, z.arc), leaky_of(z.arc, z.arc));
        let turned = self.apply(self.turn, &dependents, n);
        let mut d_turned = vec![0.0; n * z.arc];
        let mut d_sides = vec![0.0; n * width];
        let root = self.root_arc.of(&self.dense).to_vec();
        for (k, sentence) in part.packed.sentences.iter().enumerate() {
            let len = sentence.len();
            if part.tree[part.packed.row(k, 0)].is_none() {
                continue;
            }
            for d in 0..len {
                let row = part.packed.row(k, d);
                let own = &turned[row * z.arc..(row + 1) * z.arc];
                let governor = |h: usize| if h == len { &root[..] } else { &governors[part.packed.row(k, h) * z.arc..][..z.arc] };
                let mut scores: Vec<f32> = (0..=len).map(|h| if h == d { -1e9 } else { dot(own, governor(h)) }).collect();
                let (_, _, head, _) = part.tree[row].expect("checked");
                let gold =
                    if head == usize::MAX { len } else { (0..len).find(|&h| part.packed.row(k, h) == head).expect("in the sentence") };
                grads.loss[1] += cross_entropy(&mut scores, gold, norm);
                for (h, &s) in scores.iter().enumerate().filter(|(_, s)| s.abs() > 1e-7) {
                    axpy(s, governor(h), &mut d_turned[row * z.arc..(row + 1) * z.arc]);
                    if h == len {
                        axpy(s, own, self.root_arc.of_mut(&mut grads.dense));
                    } else {
                        axpy(s, own, &mut d_sides[part.packed.row(k, h) * width + z.arc..][..z.arc]);
                    }
                }
            }
        }
        let d_dependents = self.apply_back(self.turn, &dependents, &d_turned, n, grads);
        for r in 0..n {
            d_sides[r * width..r * width + z.arc].copy_from_slice(&d_dependents[r * z.arc..(r + 1) * z.arc]);
            for j in 0..2 * z.arc {
                d_sides[r * width + j] *= slope(sides[r * width + j]);
            }
        }
        self.label_head(part, &sides, norm, &mut d_sides, grads);
        add(d_h2, &self.apply_back(self.sides, h2, &d_sides, n, grads));
    }

    fn label_head(&self, part: &Part<'_>, sides: &[f32], norm: f32, d_sides: &mut [f32], grads: &mut Grads) {
        let z = self.sizes;
        let n = part.packed.rows();
        let width = 2 * z.arc + 2 * z.label;
        let (own_at, head_at) = (2 * z.arc, 2 * z.arc + z.label);
        let root = self.root_label.of(&self.dense);
        let mut mixed = vec![0.0; n * z.label];
        for r in 0..n {
            let Some((_, _, head, _)) = part.tree[r] else { continue };
            let head = if head == usize::MAX { root } else { &sides[head * width + head_at..][..z.label] };
            for j in 0..z.label {
                mixed[r * z.label + j] = sides[r * width + own_at + j] + head[j];
            }
        }
        let active: Vec<f32> = mixed.iter().map(|&v| leaky(v)).collect();
        let mut scores = self.apply(self.labels, &active, n);
        for (r, scores) in scores.chunks_exact_mut(z.rel).enumerate() {
            match part.tree[r] {
                Some((.., rel)) => grads.loss[2] += cross_entropy(scores, rel, norm),
                None => scores.fill(0.0),
            }
        }
        let mut d = self.apply_back(self.labels, &active, &scores, n, grads);
        for (d, &v) in d.iter_mut().zip(&mixed) {
            *d *= slope(v);
        }
        for r in 0..n {
            let Some((_, _, head, _)) = part.tree[r] else { continue };
            let d = &d[r * z.label..(r + 1) * z.label];
            add(&mut d_sides[r * width + own_at..][..z.label], d);
            if head == usize::MAX {
                add(self.root_label.of_mut(&mut grads.dense), d);
            } else {
                add(&mut d_sides[head * width + head_at..][..z.label], d);
            }
        }
    }

    fn apply(&self, linear: Linear, x: &[f32], n: usize) -> Vec<f32> {
        let cols = linear.weights.cols;
        let mut out = linear.bias.of(&self.dense).repeat(n);
        product(x, n, linear.weights.rows, false, linear.weights.of(&self.dense), cols, false, &mut out, cols, 1.0);
        out
    }

    fn apply_back(&self, linear: Linear, x: &[f32], d_out: &[f32], n: usize, grads: &mut Grads) -> Vec<f32> {
        let (rows, cols) = (linear.weights.rows, linear.weights.cols);
        product(x, rows, n, true, d_out, cols, false, linear.weights.of_mut(&mut grads.dense), cols, 1.0);
        for d in d_out.chunks_exact(cols) {
            add(linear.bias.of_mut(&mut grads.dense), d);
        }
        let mut d_x = vec![0.0; n * rows];
        product(d_out, n, cols, false, linear.weights.of(&self.dense), rows, true, &mut d_x, rows, 0.0);
        d_x
    }

    /// The model file. `vectors` are the incoming rows; `table` is the table of words.
    pub(crate) fn write(&self, vectors: &[f32], table: &[u8]) -> Vec<u8> {
        let z = self.sizes;
        let mut w = Writer::default();
        z.to_list().into_iter().for_each(|n| w.number(n));
        w.block(table);
        let n = vectors.len() / self.project.rows;
        let mut projected = vec![0.0; n * z.vector];
        product(vectors, n, self.project.rows, false, self.project.of(&self.dense), z.vector, false, &mut projected, z.vector, 0.0);
        projected.extend_from_slice(self.unknown.of(&self.dense));
        w.bytes_of(&projected);
        w.bytes_of(&self.hashed);
        for lstm in self.layers.iter().flatten() {
            self.write_linear(&mut w, lstm.input);
            w.shorts_of(lstm.recurrent.of(&self.dense));
            w.floats(&vec![0.0; 4 * z.state]);
        }
        for linear in [self.classes, self.sides, self.turn] {
            self.write_linear(&mut w, linear);
        }
        w.floats(self.root_arc.of(&self.dense));
        w.floats(self.root_label.of(&self.dense));
        self.write_linear(&mut w, self.labels);
        w.bytes
    }

    /// All weights as they are trained, to go on from.
    pub(crate) fn kept(&self) -> Vec<u8> {
        self.dense.iter().chain(&self.hashed).flat_map(|w| w.to_le_bytes()).collect()
    }

    /// Takes weights that [`Self::kept`] gave.
    pub(crate) fn restore(&mut self, kept: &[u8]) -> anyhow::Result<()> {
        let wanted = 4 * (self.dense.len() + self.hashed.len());
        anyhow::ensure!(kept.len() == wanted, "kept weights: wanted {wanted} bytes, met {}; were they of another size?", kept.len());
        for (weight, bytes) in self.dense.iter_mut().chain(&mut self.hashed).zip(kept.chunks_exact(4)) {
            *weight = f32::from_le_bytes(bytes.try_into().expect("four bytes"));
        }
        Ok(())
    }

    fn write_linear(&self, w: &mut Writer, linear: Linear) {
        w.shorts_of(linear.weights.of(&self.dense));
        w.floats(linear.bias.of(&self.dense));
    }
}

/// `c = beta c + a b`, where `a` is `m` × `k` (or its transpose is stored) and `b` is `k` × `n` (or its transpose is stored);
/// `c` has rows of `width`.
#[allow(clippy::too_many_arguments)]
fn product(a: &[f32], m: usize, k: usize, a_turned: bool, b: &[f32], n: usize, b_turned: bool, c: &mut [f32], width: usize, beta: f32) {
    if m == 0 || n == 0 || k == 0 {
        return;
    }
    assert!(a.len() >= m * k && b.len() >= k * n && c.len() >= (m - 1) * width + n);
    let (rsa, csa) = if a_turned { (1, m) } else { (k, 1) };
    let (rsb, csb) = if b_turned { (1, k) } else { (n, 1) };
    // SAFETY: the assertion above keeps all three inside their slices.
    unsafe {
        matrixmultiply::sgemm(
            m,
            k,
            n,
            1.0,
            a.as_ptr(),
            rsa as isize,
            csa as isize,
            b.as_ptr(),
            rsb as isize,
            csb as isize,
            beta,
            c.as_mut_ptr(),
            width as isize,
            1,
        );
    }
}

/// Turns scores into their gradient (divided by `norm`); returns the loss.
fn cross_entropy(scores: &mut [f32], gold: usize, norm: f32) -> f64 {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for s in scores.iter_mut() {
        *s = (*s - most).exp();
        sum += *s;
    }
    let loss = -f64::from((scores[gold] / sum).max(1e-12)).ln();
    for s in scores.iter_mut() {
        *s /= sum * norm;
    }
    scores[gold] -= 1.0 / norm;
    loss
}

fn dropout(values: &mut [f32], keep: f32, random: &mut Random) -> Vec<f32> {
    let mask: Vec<f32> = values.iter().map(|_| if random.unit() < keep { 1.0 / keep } else { 0.0 }).collect();
    times(values, &mask);
    mask
}

fn permute(x: &[f32], width: usize, order: &[usize]) -> Vec<f32> {
    order.iter().flat_map(|&row| &x[row * width..(row + 1) * width]).copied().collect()
}

fn beside(a: &[f32], b: &[f32], width: usize) -> Vec<f32> {
    a.chunks_exact(width).zip(b.chunks_exact(width)).flat_map(|(a, b)| a.iter().chain(b)).copied().collect()
}

fn apart(both: &[f32], width: usize) -> (Vec<f32>, Vec<f32>) {
    let (mut a, mut b) = (Vec::with_capacity(both.len() / 2), Vec::with_capacity(both.len() / 2));
    for row in both.chunks_exact(2 * width) {
        a.extend_from_slice(&row[..width]);
        b.extend_from_slice(&row[width..]);
    }
    (a, b)
}

fn add(to: &mut [f32], from: &[f32]) {
    to.iter_mut().zip(from).for_each(|(t, f)| *t += f);
}

fn times(to: &mut [f32], by: &[f32]) {
    to.iter_mut().zip(by).for_each(|(t, b)| *t *= b);
}

fn axpy(scale: f32, x: &[f32], y: &mut [f32]) {
    y.iter_mut().zip(x).for_each(|(y, x)| *y += scale * x);
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

fn leaky(v: f32) -> f32 {
    v.max(LEAK * v)
}

fn slope(v: f32) -> f32 {
    if v > 0.0 { 1.0 } else { LEAK }
}
