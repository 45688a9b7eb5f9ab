//! How the program asks other servers, and only when it was told to: the sign-in provider of the settings, and addresses of articles.

mod fed;
mod get;
mod host;
mod pace;
pub(crate) mod post;
pub(crate) mod provider;
mod refused;
mod resolve;
mod robots;

pub(crate) use fed::{fed, whole};
pub(crate) use get::{Answered, Fetched, Getter};
pub(crate) use refused::Refused;
