//! The terminal while the dashboard has it, and the way back: whatever ends the dashboard, the shell
//! gets its terminal as it was.

use std::io::{self, BufWriter, Stdout, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, Weak};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange,
    EnableMouseCapture,
};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Rect, Size};
use tokio::sync::Notify;

use super::event::Hit;
use super::state::State;
use super::view::{self, Hits};

/// Whether the terminal is ours. A panic of any task has to know.
static IS_OURS: AtomicBool = AtomicBool::new(false);
/// A whole frame fits, so that it is written at once.
const FRAME_BYTES: usize = 256 * 1024;
/// What terminals take as one clipboard.
const CLIPBOARD_BYTES_MAX: usize = 72 * 1024;

/// The terminal, for as long as this lives.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    hits: Hits,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal.
    pub(super) fn take(mouse: bool, has_color: bool) -> io::Result<Self> {
        // Under NO_COLOR crossterm would turn each change of colour into a reset of all attributes.
        crossterm::style::force_color_output(has_color);
        enter(mouse)?;
        let writer = BufWriter::with_capacity(FRAME_BYTES, io::stdout());
        let terminal = Terminal::new(CrosstermBackend::new(writer)).inspect_err(|_| restore())?;
        Ok(Self { terminal, hits: Vec::new(), mouse })
    }

    /// Draws a frame.
    pub(super) fn draw(&mut self, state: &State) -> io::Result<()> {
        let hits = &mut self.hits;
        self.terminal.draw(|frame| *hits = view::draw(state, frame.buffer_mut())).map(drop)
    }

    /// What lies at a place, the topmost.
    pub(super) fn hit(&self, x: u16, y: u16) -> Option<&Hit> {
        let place = ratatui::layout::Position::new(x, y);
        self.hits.iter().rev().find(|(area, _)| area.contains(place)).map(|(_, hit)| hit)
    }

    /// How large it is.
    pub(super) fn size(&self) -> io::Result<Size> {
        self.terminal.size()
    }

    /// Forgets what it shows, so that the next frame paints everything.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        // `Terminal::clear` would ask the terminal where its cursor is, and the answer would come in
        // among the keys.
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Takes or leaves the mouse.
    pub(super) fn set_mouse(&mut self, mouse: bool) -> io::Result<()> {
        self.mouse = mouse;
        match mouse {
            true => execute!(io::stdout(), EnableMouseCapture),
            false => execute!(io::stdout(), DisableMouseCapture),
        }
    }

    /// Puts text on the terminal's clipboard; more than one takes is not put there in parts.
    pub(super) fn copy(&mut self, text: &str) -> Result<(), String> {
        if text.len() > CLIPBOARD_BYTES_MAX {
            return Err(format!("too much for a clipboard: {} bytes", text.len()));
        }
        execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text)).map_err(|error| error.to_string())
    }

    /// Gives the terminal back for a while.
    pub(super) fn leave(&mut self) {
        restore();
    }

    /// Takes it again.
    pub(super) fn come_back(&mut self) -> io::Result<()> {
        enter(self.mouse)?;
        self.clear()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    IS_OURS.store(true, Ordering::SeqCst);
    let entered = enable_raw_mode().and_then(|()| {
        let mut out = io::stdout().lock();
        queue!(out, EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange, Hide)?;
        if mouse {
            queue!(out, EnableMouseCapture)?;
        }
        out.flush()
    });
    entered.inspect_err(|_| restore())
}

/// Gives the terminal back as it was, once. A terminal that has gone needs nothing.
fn restore() {
    if !IS_OURS.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = queue!(
        out,
        DisableMouseCapture,
        DisableFocusChange,
        DisableBracketedPaste,
        Show,
        LeaveAlternateScreen,
    );
    let _ = out.flush();
    let _ = disable_raw_mode();
}

/// What a panic in any task leaves behind: the terminal is given back at once, and the loop ends.
#[derive(Debug, Default)]
pub(super) struct Crash {
    said: Mutex<Option<String>>,
    happened: Notify,
}

impl Crash {
    /// Watches for panics from now on.
    pub(super) fn watch() -> Arc<Self> {
        let crash = Arc::new(Self::default());
        // Who waits for a panic owns this, so that the watch ends with it.
        let told: Weak<Self> = Arc::downgrade(&crash);
        std::panic::set_hook(Box::new(move |panic| {
            restore();
            let said = panic.payload_as_str().unwrap_or("no reason was given").to_owned();
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            let trace = std::backtrace::Backtrace::force_capture();
            tracing::error!(place, "panic: {said}\n{trace}");
            let Some(told) = told.upgrade() else { return };
            if let Ok(mut first) = told.said.lock() {
                first.get_or_insert(said);
            }
            told.happened.notify_one();
        }));
        crash
    }

    /// Waits for one.
    pub(super) async fn happened(&self) {
        self.happened.notified().await;
    }

    /// What the first one said.
    pub(super) fn said(&self) -> Option<String> {
        self.said.lock().ok().and_then(|said| said.clone())
    }
}

impl Drop for Crash {
    fn drop(&mut self) {
        // Whatever breaks afterwards is told as usual.
        if !std::thread::panicking() {
            drop(std::panic::take_hook());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_watch_for_panics_ends_with_who_waits_for_them() {
        let crash = Crash::watch();
        assert_eq!(Arc::strong_count(&crash), 1, "the hook keeps nothing alive");
        drop(crash);
    }
}
