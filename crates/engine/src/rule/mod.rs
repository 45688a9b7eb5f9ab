//! Rules as data: one TOML file a phenomenon, each rule with examples that are its tests. Shared by the stages.
//!
//! `match = "{count} {unit} ago"`, `value = "{published} - {count} {unit}"` → a [`Pattern`] and a [`Call`]
//!
//! Never knows what a list or a value means: the stage says so through [`Names`], and matches through [`Tape`].

mod file;
mod pattern;
mod value;

pub use file::{Example, Rule, check_ids, load};
pub use pattern::{Captures, Pattern, Tape};
pub(crate) use pattern::{Choice, Item};
pub use value::{Arg, Call};

/// What a stage gives the loader: which names its rules may use, and its interned words.
pub trait Names {
    /// The number of a class (list, closed set or function) that may stand in braces in `match`.
    fn class(&self, name: &str) -> Option<usize>;
    /// The number of a value function with the count of arguments that it takes.
    fn function(&self, name: &str) -> Option<(usize, std::ops::RangeInclusive<usize>)>;
    /// The number of a word; the same word always has the same.
    fn intern(&mut self, word: &str) -> u32;
}
