//! Events as other newsroom systems hold them: between their formats and the ledger.
//!
//! `DTSTART;VALUE=DATE:20310508`, `STATUS:CANCELLED`, `SEQUENCE:2` → an [`Entry`] of 8 May 2031, cancelled, in its third version
//!
//! What a format says is kept, what it does not say is absent, and what was not understood is named. Reads no clock.

mod article;
mod entry;

pub(crate) use article::{article, read};
pub(crate) use entry::{Entry, Hinge, Link};
