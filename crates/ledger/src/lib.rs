//! Keeps articles and what was read from them in one file, and decides what is the same event.

#![warn(missing_docs)]

pub mod condition;
pub mod hash;
pub mod identity;
pub mod observation;
mod observe;
pub mod origin;
pub mod record;
pub mod status;

pub use observation::Observation;
