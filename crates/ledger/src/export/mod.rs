//! What the ledger holds, for other programs.

mod mentions;
