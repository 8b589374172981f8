//! What the system tells a program on a terminal: end, the terminal has gone, rest, go on.

/// A signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    /// Ctrl-C, from outside: on the terminal itself it is a key.
    Interrupted,
    /// The termination signal.
    Terminated,
    /// The terminal has gone.
    HungUp,
    /// Rest until the shell says otherwise.
    Suspend,
    /// The shell brought us to the front again.
    Continued,
}

/// Listens for signals.
#[cfg(unix)]
pub(super) struct Signals {
    streams: Vec<(Signal, tokio::signal::unix::Signal)>,
}

#[cfg(unix)]
impl Signals {
    /// Listens from now on.
    pub(super) fn listen() -> std::io::Result<Self> {
        use rustix::process::Signal as System;
        use tokio::signal::unix::{SignalKind, signal};
        let wanted = [
            (Signal::Interrupted, System::INT),
            (Signal::Terminated, System::TERM),
            (Signal::HungUp, System::HUP),
            (Signal::Suspend, System::TSTP),
            (Signal::Continued, System::CONT),
        ];
        let streams = wanted
            .into_iter()
            .map(|(meant, system)| Ok((meant, signal(SignalKind::from_raw(system.as_raw()))?)));
        Ok(Self { streams: streams.collect::<std::io::Result<_>>()? })
    }

    /// The next one.
    pub(super) async fn next(&mut self) -> Signal {
        std::future::poll_fn(|context| {
            for (meant, stream) in &mut self.streams {
                if stream.poll_recv(context).is_ready() {
                    return std::task::Poll::Ready(*meant);
                }
            }
            std::task::Poll::Pending
        })
        .await
    }
}

/// Stops this process, and those that were started with it, until the shell continues them. `false`
/// where no shell could.
#[cfg(unix)]
pub(super) fn stop() -> bool {
    use rustix::process::{Signal as System, getpgid, getsid, kill_current_process_group};
    // The group of whoever leads the session has nobody above to bring it back: a shell that does as
    // it is told by `sh -c` would be stopped with us.
    if getpgid(None).ok().is_none_or(|group| getsid(None) == Ok(group)) {
        return false;
    }
    kill_current_process_group(System::STOP).is_ok()
}

/// Listens for Ctrl-C.
#[cfg(not(unix))]
pub(super) struct Signals;

#[cfg(not(unix))]
impl Signals {
    /// Listens from now on.
    pub(super) fn listen() -> std::io::Result<Self> {
        Ok(Self)
    }

    /// The next one.
    pub(super) async fn next(&mut self) -> Signal {
        let _ = tokio::signal::ctrl_c().await;
        Signal::Interrupted
    }
}

/// There is no shell that could bring it back.
#[cfg(not(unix))]
pub(super) fn stop() -> bool {
    false
}
