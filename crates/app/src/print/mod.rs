//! How findings are shown to people: tables that fit the terminal, in which no article can do harm.

pub(crate) mod report;
pub(crate) mod table;

mod claims;
mod day;
mod diary;
mod harmless;
mod look;
mod passage;
#[cfg(test)]
mod sample;
mod source;
mod timeline;
mod wrap;

pub(crate) use harmless::harmless;
pub(crate) use look::{Colour, Look, Tone};
