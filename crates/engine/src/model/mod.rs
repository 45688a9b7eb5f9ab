//! The trained encoder with its heads: tags, trees and names from one pass over each sentence.
//!
//! Method: word vectors and hashed affixes into a two-layer bidirectional LSTM; linear heads for tags and names
//! (multi-task, after Søgaard and Goldberg 2016); a biaffine head for arcs (Dozat and Manning 2017) decoded as a
//! maximum spanning tree (Chu and Liu 1965, Edmonds 1967). Trained by `cargo xtask train`.
//!
//! Weights are integers, of 16 bits over words and 8 over states, and dot products are summed in integers; what stays in
//! floating point is done one element at a time in a fixed order. So the same text gives the same bytes on any machine.

pub mod feature;
pub(crate) mod hashed;
pub mod tree;
pub mod word;

mod bytes;
mod encoder;
mod format;
mod matrix;
mod packed;
mod vector;

pub use encoder::Sizes;
pub use format::{Quantised, Writer, quantise};
pub use packed::Packed;
pub use vector::build_table;

use crate::Error;
use crate::parse::Rel;
use crate::tag::{Upos, Xpos};
use crate::token::Tokens;
use encoder::Encoder;

/// Loaded weights.
#[derive(Debug)]
pub struct Model {
    encoder: Encoder,
}

/// Number of classes of the names head: O, then B and I of each of person, organisation, place, other.
pub const NAME_CLASSES: usize = 9;

/// The model embedded in the program, once for all who read it.
static SYNTAX: &[u8] = include_bytes!("../../../../models/en/syntax.bin");

/// What the encoder says of each token beyond the tags; filled while tagging, read by the later stages.
#[derive(Debug, Clone, Default)]
pub(crate) struct States {
    /// Head and relation of each token, absolute token numbers.
    pub(crate) heads: Vec<u32>,
    pub(crate) rels: Vec<Rel>,
    /// Log-odds of the name classes.
    pub(crate) names: Vec<[f32; NAME_CLASSES]>,
}

impl States {
    /// A sentence that was too long for one piece has a root a piece: the later ones hang on the first.
    fn join_pieces(&mut self, tokens: &Tokens<'_>) {
        for sentence in &tokens.sentences {
            let mut roots = sentence.clone().filter(|&i| self.heads[i] as usize == i);
            let Some(first) = roots.next() else { continue };
            for root in roots.collect::<Vec<_>>() {
                self.heads[root] = first as u32;
                self.rels[root] = Rel::Parataxis;
            }
        }
    }
}

impl Model {
    /// The weights embedded in the program.
    ///
    /// # Errors
    /// When the embedded file is not a model of this version.
    pub fn embedded() -> Result<Self, Error> {
        Self::from_bytes(SYNTAX)
    }

    /// A model from the bytes of a file that `cargo xtask train` wrote.
    ///
    /// # Errors
    /// When the bytes are not a model of this version.
    pub fn from_bytes(bytes: &'static [u8]) -> Result<Self, Error> {
        Ok(Self { encoder: Encoder::load(bytes)? })
    }

    pub(crate) fn tag(&self, tokens: &Tokens<'_>) -> (Vec<(Upos, Xpos)>, States) {
        let n = tokens.len();
        let mut states = States { heads: vec![0; n], rels: vec![Rel::Dep; n], names: vec![[0.0; NAME_CLASSES]; n] };
        let mut tags = vec![(Upos::X, Xpos::XX); n];
        self.encoder.run(tokens, |out| {
            tags[out.token] = (Upos::ALL[out.upos].0, Xpos::ALL[out.xpos].0);
            states.heads[out.token] = out.head as u32;
            states.rels[out.token] = Rel::ALL[out.rel].0;
            states.names[out.token] = out.names;
        });
        states.join_pieces(tokens);
        (tags, states)
    }
}
