//! How the program asks other servers, and only when it was told to: the sign-in provider of the settings, and addresses of articles.

mod fed;
mod get;
mod host;
pub(crate) mod provider;
mod resolve;
mod robots;

pub(crate) use fed::fed;
