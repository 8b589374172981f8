//! The bench's own binary as a server: started again with a role as its first argument.

use std::io::Read as _;
use std::thread;

use axum::Router;
use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;

use crate::{Outcome, bare, upstream};

/// The first argument of the fake upstream.
pub(crate) const UPSTREAM: &str = "--as-upstream";
/// The first argument of the bare pass-through; the address it forwards to follows.
pub(crate) const BARE: &str = "--as-bare";

/// Plays the role that the arguments name; `None` when they name none.
pub(crate) fn play(mut arguments: impl Iterator<Item = String>) -> Option<Outcome<()>> {
    let role = arguments.next()?;
    match role.as_str() {
        UPSTREAM => Some(upstream::run()),
        BARE => Some(match arguments.next() {
            Some(forward_to) => bare::run(forward_to),
            None => Err("the address to forward to is missing".into()),
        }),
        _ => None,
    }
}

/// Serves on a free port, tells it on stdout, and ends with the parent.
pub(crate) async fn serve(router: Router) -> Outcome<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    thread::spawn(end_with_parent);
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            eprintln!("a connection keeps its delay: {error}");
        }
    });
    Ok(axum::serve(listener, router).await?)
}

/// The parent holds the other end of stdin; it closes however the parent ends.
fn end_with_parent() {
    let mut nothing = Vec::new();
    let _ = std::io::stdin().read_to_end(&mut nothing);
    std::process::exit(0);
}
