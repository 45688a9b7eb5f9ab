//! The pages. Each takes rows of the ledger and fills the struct of its template (`view/`); templates hold no logic but loops.

mod actor;
mod actors;
mod agenda;
mod article;
mod claim;
mod claims;
mod correct;
mod diary;
mod event;
mod marks;
mod morning;
mod outlets;
mod picture;
mod places;
mod row;
mod search;
mod shell;
mod timeline;
mod zoom;

pub(crate) use actor::actor;
pub(crate) use actors::actors;
pub(crate) use article::article;
pub(crate) use claims::{claims, has};
pub(crate) use correct::correct;
pub(crate) use diary::diary;
pub(crate) use event::event;
pub(crate) use morning::morning;
pub(crate) use outlets::outlets;
pub(crate) use places::places;
pub(crate) use search::search;
pub(crate) use shell::{empty, error, login};
pub(crate) use timeline::timeline;
