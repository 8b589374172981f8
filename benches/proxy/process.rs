//! What the kernel says of a process: the processor time it used and the memory it holds.
//!
//! Reads `/proc` only; where there is none the figures are absent, not zero.

use std::fs;

/// Nanoseconds in a clock tick: the kernel tells programs its times in hundredths of a second.
const TICK_NS: u64 = 10_000_000;

/// Processor time of a process since it started, user and system, in nanoseconds.
///
/// Its threads tell nanoseconds but take theirs along when they end; the process remembers those
/// too, but tells whole ticks. Neither says more than the truth, so the larger one is nearer.
pub(crate) fn cpu_ns(pid: u32) -> Option<u64> {
    let whole = ticks(&fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)? * TICK_NS;
    let threads = fs::read_dir(format!("/proc/{pid}/task")).ok()?;
    let exact = threads
        .flatten()
        .filter_map(|thread| fs::read_to_string(thread.path().join("schedstat")).ok())
        .filter_map(|line| line.split(' ').next()?.parse::<u64>().ok())
        .sum();
    Some(whole.max(exact))
}

/// The sum of `utime` and `stime`.
fn ticks(stat: &str) -> Option<u64> {
    // The name in front may hold spaces; what follows its closing parenthesis does not.
    let mut fields = stat.rsplit_once(')')?.1.split_ascii_whitespace().skip(11);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some(user + system)
}

/// Resident memory of a process.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Memory {
    /// Now.
    pub(crate) resident_mb: f64,
    /// At its largest.
    pub(crate) peak_mb: f64,
}

/// The resident memory of a process, in megabytes of 10^6 bytes.
pub(crate) fn memory(pid: u32) -> Option<Memory> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let field = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name))?;
        let kib: f64 = line.split_ascii_whitespace().nth(1)?.parse().ok()?;
        Some(kib * 1.024e-3)
    };
    Some(Memory { resident_mb: field("VmRSS:")?, peak_mb: field("VmHWM:")? })
}

/// The machine in one line: figures without it mean nothing.
pub(crate) fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let release = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let build = if cfg!(debug_assertions) { "; UNOPTIMISED BUILD, figures mean nothing" } else { "" };
    let model = model.map_or("unknown processor", |(_, name)| name.trim());
    format!("{cores} cores of {model}, Linux {}{build}", release.trim())
}
