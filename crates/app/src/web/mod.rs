//! `dateline serve`: the ledger in a browser, over HTTP, in calendars and feeds. One table of routes (`route.rs`, `server.rs`); each is a function from
//! what was asked and a ledger to an answer (`api.rs`, `page/`), and looks at no socket. `mcp/` is the same for assistants.
//!
//! `GET /diary?from=2026-06-01` → `page::diary` → a page; `GET /api/v1/diary?from=2026-06-01` → `api::diary` → the same rows as JSON
//!
//! Never writes to the ledger but for corrections, and fetches nothing, but asks the provider by which people sign in where one is set (`oidc/`).

pub(crate) mod access;
mod answer;
mod api;
mod assets;
mod calendar;
mod desk;
mod document;
mod feed;
mod gate;
mod kept;
mod mcp;
mod names;
mod oidc;
mod page;
mod params;
mod problem;
mod route;
mod saved;
mod server;
mod text;
mod view;
mod words;

pub(crate) use desk::Settings;
pub(crate) use mcp::stdio;
pub(crate) use saved::Saved;
pub(crate) use words::Words;

use anyhow::Context as _;
use axum::Router;
use desk::Desk;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;

/// Serves until it is told to stop; requests that are under way are answered first.
pub(crate) fn serve(settings: Settings, listen: SocketAddr, ready: impl FnOnce(SocketAddr) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().context("threads for the server")?;
    runtime.block_on(async {
        let listener = TcpListener::bind(listen).await.with_context(|| format!("wanted to listen on {listen}"))?;
        let desk = Arc::new(Desk::open(settings)?);
        // whoever reads the address may add to a ledger that was not there yet
        ready(listener.local_addr()?)?;
        let app = router(desk).into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, app).with_graceful_shutdown(told_to_stop()).await.context("serving")
    })
}

/// All routes, under the base path.
fn router(desk: Arc<Desk>) -> Router {
    let routes = server::router(desk.clone());
    match desk.settings.base.as_str() {
        "" => routes,
        // As a service, so that the base with a slash at its end is the first page too.
        base => Router::new().nest_service(base, routes.clone()).merge(routes),
    }
}

/// Ctrl-C, or the signal by which services are stopped.
pub(crate) async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut end) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
            let _ = interrupt.await;
            return;
        };
        tokio::select! { _ = interrupt => {}, _ = end.recv() => {} }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}
