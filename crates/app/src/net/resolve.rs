//! Names are looked up here, and what they lead to is judged before anything connects: the connection goes to the very addresses that
//! were judged, so that a name cannot answer otherwise the second time.

use super::host::is_public;
use std::io;
use std::net::SocketAddr;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Refuses hosts of which any address is not public, but for those that were allowed by name.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) allowed: Vec<String>,
}

impl Resolver for Judged {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
        match found.iter().find(|address: &&SocketAddr| !is_public(address.ip())) {
            Some(closed) if !self.allowed.iter().any(|name| name.eq_ignore_ascii_case(host)) => Err(refused(host, closed)),
            _ => Ok(found),
        }
    }
}

fn refused(host: &str, closed: &SocketAddr) -> ureq::Error {
    let why = format!("wanted a public address, met {} of {host}; name it with `--allow-host {host}` if it is yours", closed.ip());
    io::Error::new(io::ErrorKind::PermissionDenied, why).into()
}
