//! Reads one dated news article and says what happened, what lies ahead and who says so.
//!
//! The pipeline, in the order that a text passes it; every stage is a pure function with one public verb:
//!
//! | stage | verb | from → to | can fail |
//! |---|---|---|---|
//! | [`article`] | – | the input: text and day of publication | – |
//! | [`token`] | [`token::split`] | text → sentences and tokens | no |
//! | [`tag`] | [`tag::tag`] | tokens → parts of speech, lemmas, morphology | no |
//! | [`parse`] | [`parse::parse`] | tags → dependency trees | no |
//! | [`name`] | [`name::find`] | trees → names and entities | no |
//! | [`time`] | [`time::find`] | trees and a day → TIMEX3 expressions | no |
//! | [`claim`] | [`claim::find`] | trees and names → source, cue, content | no |
//! | [`event`] | [`event::find`] | all of these → events with status, time, place | no |
//! | [`check`] | [`check::find`] | all of these → what of the text agrees with itself, or cannot | no |
//! | [`reading`] | [`Reader::read`] | the findings, as the JSON contract has them | no |
//!
//! This crate does no I/O: no files, no clock, no network, no threads, no printing. Same input, same bytes out.

#![warn(missing_docs)]

pub mod article;
pub mod text;
pub mod trace;

pub mod check;
pub mod claim;
pub mod event;
pub mod name;
pub mod parse;
pub mod reading;
pub mod tag;
pub mod time;
pub mod token;

pub mod lexicon;
pub mod model;
pub mod rule;

mod error;
mod reader;

pub use article::{Article, Published};
pub use error::Error;
pub use reader::Reader;
pub use reading::Reading;
