//! The running service: the router and the jobs behind it.

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::app::router;
use crate::indexer;
use crate::receipts;
use crate::state::AppState;

/// How long requests that are under way at shutdown may take to end.
const GRACE: Duration = Duration::from_secs(10);

/// Serves on `listener` until `shutdown` is over: then takes no more connections, lets the
/// requests under way end for up to ten seconds, and stops the indexer. A batch that is being
/// indexed is either committed or done again at the next start.
pub async fn serve(
    state: AppState,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let follower = tokio::spawn(indexer::follow(
        state.shared_store(),
        state.engine().clone(),
        state.index_status().clone(),
    ));
    let forgetting = tokio::spawn(receipts::retention::follow(state.clone()));
    warm_up(&state);
    let (stopping, mut stopped) = watch::channel(false);
    let signal = async move {
        shutdown.await;
        tracing::info!("shutting down");
        let _ = stopping.send(true);
    };
    let server = axum::serve(listener, router(state)).with_graceful_shutdown(signal);
    let patience = async move {
        // An error means that the server is gone already.
        let _ = stopped.wait_for(|stopping| *stopping).await;
        tokio::time::sleep(GRACE).await;
    };
    let result = tokio::select! {
        result = server => result,
        () = patience => {
            tracing::warn!("some requests did not end in time and were broken off");
            Ok(())
        }
    };
    follower.abort();
    forgetting.abort();
    result
}

/// Makes the tables of linking beside the first requests, so that nobody waits for them. On a
/// thread of its own: a shutdown need not wait for it either.
fn warm_up(state: &AppState) {
    let linker = Arc::clone(state.linker());
    let work = move || linker.warm_up();
    let thread = std::thread::Builder::new().name("warm-up".to_owned());
    if let Err(error) = thread.spawn(work) {
        tracing::warn!(%error, "the tables of linking are made when they are first needed");
    }
}
