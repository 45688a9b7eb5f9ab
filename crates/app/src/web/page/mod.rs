//! The pages. Each takes rows of the ledger and fills the struct of its template (`view.rs`); templates hold no logic but loops.

mod agenda;
mod claim;
mod correct;
mod diary;
mod event;
mod picture;
mod row;
mod shell;

pub(crate) use correct::correct;
pub(crate) use diary::diary;
pub(crate) use event::event;
pub(crate) use shell::{empty, error, login};
