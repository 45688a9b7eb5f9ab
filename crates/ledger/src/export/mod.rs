//! What the ledger holds, for other programs.

mod columns;
mod events;
mod mentions;

pub use columns::{codebook, columns};
pub use events::{Format, csv, export_rows, json};
