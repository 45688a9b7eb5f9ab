//! Keeps articles and what was read from them in one file, and decides what is the same event.

#![warn(missing_docs)]

mod add;
mod article;
mod cache;
mod claim;
pub mod condition;
mod correct;
mod day;
mod doctor;
mod error;
mod export;
mod failures;
pub mod hash;
mod hinge;
pub mod identity;
mod ledger;
mod member;
mod name;
pub mod observation;
mod observe;
pub mod origin;
mod outcomes;
mod packed;
mod page;
mod passage;
mod query;
mod reached;
pub mod record;
mod row;
mod schema;
mod settle;
pub mod status;
mod summary;
mod tally;
mod turn;
mod version;
mod watch;

pub use add::Added;
pub use article::{ArticleIn, Hash};
pub use claim::{Claim, Thread, threads};
pub use correct::{Corrected, What};
pub use doctor::Findings;
pub use error::{Error, Result};
pub use export::{Format, codebook, columns, csv, export_rows, json};
pub use failures::Failure;
pub use ledger::Ledger;
pub use observation::{ENTRY, Observation};
pub use query::{Changed, Count, Dependant, Detail, Hit, Judged, Named, Query, Report, Teller, Version, Way, Why};
pub use reached::Reached;
pub use row::{Hang, Row, Told};
pub use settle::Settled;
pub use watch::Watch;
