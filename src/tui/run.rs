//! The loop: keys, signals, time and news go in; frames, questions and changes come out. All decisions
//! are `update`'s, all pictures `draw`'s.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use crossterm::event::{Event as Input, EventStream, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use futures_util::StreamExt as _;
use jiff::{SignedDuration, Timestamp};
use ratatui::layout::Size;
use tokio::sync::mpsc;
use tokio::time::{Instant, MissedTickBehavior};

use super::demo;
use super::event::{At, Effect, Event, Live, Mouse, Refusal};
use super::frames::{Frames, Wanted};
use super::last;
use super::live::{Engine, LAST_CHANGES};
use super::save::save;
use super::signals::{Signal, Signals, stop};
use super::state::{Message, Options, State, Tone, Writing};
use super::terminal::{Crash, Screen};
use super::until::until;
use super::update::update;
use crate::client::Client;

/// How often time goes by.
const TICK: Duration = Duration::from_millis(500);
/// Rows that one turn of the wheel moves.
const WHEEL_ROWS: i16 = 3;
/// More than anybody pastes into a field.
const PASTE_CHARS_MAX: usize = 16 * 1024;
/// Pieces of news that are taken in before the rest of the world is looked at.
const NEWS_AT_ONCE: usize = 8;

/// Where the numbers come from.
#[derive(Debug)]
pub(crate) enum Source {
    /// A server.
    Server(Client),
    /// What is built in.
    Demo,
}

/// How the dashboard ended, and what nobody could read on it any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    /// How.
    pub(crate) how: End,
    /// Changes that were under way and did not end as they should, a sentence each.
    pub(crate) unseen: Vec<String>,
}

impl From<End> for Ended {
    fn from(how: End) -> Self {
        Self { how, unseen: Vec::new() }
    }
}

/// Why the dashboard ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// Somebody wanted it to.
    Quit,
    /// Ctrl-C came from outside.
    Interrupted,
    /// So did the termination signal.
    Terminated,
    /// The terminal has gone.
    HungUp,
    /// Something in it broke.
    Crashed(String),
}

/// Shows the dashboard until it ends. The terminal is as it was before, then.
pub(crate) async fn run(source: Source, options: Options) -> io::Result<Ended> {
    let signals = Signals::listen()?;
    let crash = Crash::watch();
    // In a task of its own: when it breaks, we are still there.
    let running = Running::start(source, options, signals)?;
    let task = tokio::spawn(running.run(Arc::clone(&crash)));
    let ended = task.await;
    let ended = ended.unwrap_or_else(|error| End::Crashed(error.to_string()).into());
    Ok(match crash.said() {
        Some(said) => Ended { how: End::Crashed(said), ..ended },
        None => ended,
    })
}

/// A dashboard that is running.
struct Running {
    state: State,
    screen: Screen,
    signals: Signals,
    frames: Frames,
    /// There is none in the demonstration.
    engine: Option<Engine>,
    news: mpsc::Receiver<Live>,
    /// Keeps the receiver of the demonstration open.
    _own_news: Option<mpsc::Sender<Live>>,
    /// The terminal is the shell's until it continues us.
    is_away: bool,
    end: Option<End>,
}

impl Running {
    fn start(source: Source, options: Options, signals: Signals) -> io::Result<Self> {
        let screen = Screen::take(options.mouse, options.theme.has_color())?;
        let size = screen.size()?;
        let frames = Frames::new(options.fps);
        let (state, engine, news, own) = match source {
            Source::Server(client) => {
                let (engine, news) = Engine::start(&client, options.window);
                (State::new(options, size, Timestamp::now()), Some(engine), news, None)
            }
            Source::Demo => {
                let (own, news) = mpsc::channel(1);
                (demo::state(options, size), None, news, Some(own))
            }
        };
        Ok(Self { state, screen, signals, frames, engine, news, _own_news: own, is_away: false, end: None })
    }

    async fn run(mut self, crash: Arc<Crash>) -> Ended {
        let how = self.until_the_end(&crash).await;
        // What is still being changed ends behind the shell's prompt.
        drop(self.screen);
        let mut signals = self.signals;
        last_changes(how, self.engine.zip(Some(self.news)), &self.state.writing, next_end(&mut signals)).await
    }

    async fn until_the_end(&mut self, crash: &Crash) -> io::Result<End> {
        let mut keys = EventStream::new();
        let mut ticks = tokio::time::interval(TICK);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            if let Some(end) = self.end.take() {
                return Ok(end);
            }
            let frame = if self.is_away { None } else { self.frames.due(Instant::now()) };
            tokio::select! {
                // Keys first: they are few, and somebody waits.
                biased;
                () = crash.happened() => return Ok(End::Quit),
                signal = self.signals.next() => self.signal(signal)?,
                input = keys.next() => match input {
                    Some(Ok(input)) => self.input(input)?,
                    // Nobody is at the keyboard any more.
                    Some(Err(_)) | None => return Ok(End::HungUp),
                },
                () = until(frame) => self.draw()?,
                _ = ticks.tick() => self.tick()?,
                Some(live) = self.news.recv() => self.take_news(live)?,
            }
        }
    }

    /// The present, by the server's clock.
    fn now(&self) -> Timestamp {
        if self.engine.is_none() {
            return demo::now();
        }
        let skew = SignedDuration::from_millis(self.state.server.skew_ms);
        let now = Timestamp::now();
        now.checked_add(skew).unwrap_or(now)
    }

    fn draw(&mut self) -> io::Result<()> {
        let size = self.screen.size()?;
        if size != self.state.size {
            self.update(Event::Resized(size))?;
        }
        self.state.now = self.now();
        self.screen.draw(&self.state)?;
        self.frames.drawn(Instant::now());
        self.update(Event::Drawn)
    }

    fn tick(&mut self) -> io::Result<()> {
        let made_at = self.state.order().made_at;
        let second = self.state.now.as_second();
        self.update(Event::Tick)?;
        // Clock and ages go on: also a terminal that is not in front can be seen.
        if self.state.now.as_second() != second || self.state.order().made_at != made_at {
            self.frames.want(Wanted::Soon);
        }
        Ok(())
    }

    fn take_news(&mut self, live: Live) -> io::Result<()> {
        let mut next = Some(live);
        for _ in 0..NEWS_AT_ONCE {
            let Some(live) = next else { break };
            if !matches!(live, Live::Beat | Live::Asked(_)) {
                self.frames.want(Wanted::Soon);
            }
            self.update(Event::Live(live))?;
            next = self.news.try_recv().ok();
        }
        match next {
            // It was taken out, so it is taken in.
            Some(live) => self.update(Event::Live(live)),
            None => Ok(()),
        }
    }

    fn input(&mut self, input: Input) -> io::Result<()> {
        let event = match input {
            Input::Key(key) if key.kind != KeyEventKind::Release => Event::Key(key),
            Input::Key(_) => return Ok(()),
            Input::Paste(text) => Event::Paste(text.chars().take(PASTE_CHARS_MAX).collect()),
            Input::Mouse(mouse) => match self.mouse(mouse) {
                Some(mouse) => Event::Mouse(mouse),
                None => return Ok(()),
            },
            Input::Resize(width, height) => Event::Resized(Size::new(width, height)),
            Input::FocusGained => Event::Focused(true),
            Input::FocusLost => Event::Focused(false),
        };
        self.frames.want(Wanted::Now);
        self.update(event)
    }

    fn mouse(&self, mouse: MouseEvent) -> Option<Mouse> {
        match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                self.screen.hit(mouse.column, mouse.row).cloned().map(Mouse::Click)
            }
            MouseEventKind::ScrollDown => Some(Mouse::Wheel(WHEEL_ROWS)),
            MouseEventKind::ScrollUp => Some(Mouse::Wheel(-WHEEL_ROWS)),
            _ => None,
        }
    }

    fn signal(&mut self, signal: Signal) -> io::Result<()> {
        match signal {
            Signal::Interrupted | Signal::Terminated | Signal::HungUp => self.end = end_by(signal),
            Signal::Suspend => self.suspend(),
            Signal::Continued => {
                self.is_away = false;
                self.screen.come_back()?;
                self.frames.want(Wanted::Now);
            }
        }
        Ok(())
    }

    /// Gives the terminal to the shell and rests.
    fn suspend(&mut self) {
        self.screen.leave();
        self.is_away = stop();
        if !self.is_away {
            // Nobody could have brought us back.
            self.end = self.screen.come_back().err().map(|_| End::HungUp);
            self.say("there is no shell that could bring the dashboard back");
            self.frames.want(Wanted::Now);
        }
    }

    fn update(&mut self, event: Event) -> io::Result<()> {
        let mut waiting = vec![event];
        // What effects bring about at once goes in as another event.
        while let Some(event) = waiting.pop() {
            let now = self.now();
            for effect in update(&mut self.state, At { now, event }) {
                waiting.extend(self.carry_out(effect)?);
            }
        }
        Ok(())
    }

    fn carry_out(&mut self, effect: Effect) -> io::Result<Option<Event>> {
        match effect {
            Effect::Ask(ask) => match &self.engine {
                Some(engine) => engine.ask(ask),
                None => return Ok(Some(Event::Live(demo::answer(&ask)))),
            },
            Effect::Write { ticket, change } => {
                let begun = match &self.engine {
                    Some(engine) => engine.write(ticket, change),
                    None => Err(Refusal {
                        message: "the demonstration changes nothing".to_owned(),
                        param: None,
                        done: 0,
                    }),
                };
                let refused = begun.err().map(|refusal| Live::Written { ticket, outcome: Err(refusal) });
                return Ok(refused.map(Event::Live));
            }
            Effect::Reconnect => {
                if let Some(engine) = &self.engine {
                    engine.reconnect();
                }
            }
            Effect::Copy(text) => {
                if let Err(why) = self.screen.copy(&text) {
                    self.say(&format!("not copied: {why}"));
                }
            }
            Effect::Save { name, text } => {
                let saved = save(std::path::Path::new("."), &name, &text);
                return Ok(Some(match saved {
                    Ok(name) => Event::Saved { name, outcome: Ok(()) },
                    Err(why) => Event::Saved { name, outcome: Err(why) },
                }));
            }
            Effect::Mouse(mouse) => self.screen.set_mouse(mouse)?,
            Effect::Redraw => {
                self.screen.clear()?;
                self.frames.want(Wanted::Now);
            }
            Effect::Suspend => self.suspend(),
            Effect::Quit => self.end = Some(End::Quit),
        }
        Ok(None)
    }

    fn say(&mut self, text: &str) {
        let message =
            Message { at: self.state.now, tone: Tone::Failed, text: text.to_owned(), command: None };
        self.state.messages.say(message);
    }
}

/// How a signal ends the dashboard, if it does.
fn end_by(signal: Signal) -> Option<End> {
    match signal {
        Signal::Interrupted => Some(End::Interrupted),
        Signal::Terminated => Some(End::Terminated),
        Signal::HungUp => Some(End::HungUp),
        Signal::Suspend | Signal::Continued => None,
    }
}

/// Waits for a signal that ends a program; it rests when it is told to, as any program does.
async fn next_end(signals: &mut Signals) -> End {
    loop {
        let signal = signals.next().await;
        if signal == Signal::Suspend {
            stop();
        }
        if let Some(end) = end_by(signal) {
            return end;
        }
    }
}

/// Waits for the changes that are under way when the dashboard ends, however it does: for a while, or
/// until somebody wants to wait no longer. Names those that nobody saw.
async fn last_changes(
    how: io::Result<End>,
    engine: Option<(Engine, mpsc::Receiver<Live>)>,
    writing: &BTreeMap<u64, Writing>,
    no_longer: impl Future<Output = End>,
) -> Ended {
    let mut how = how.unwrap_or_else(|error| {
        tracing::error!("the terminal failed: {error}");
        End::Crashed(error.to_string())
    });
    let Some((engine, news)) = engine else { return how.into() };
    let enough = async {
        tokio::select! {
            () = tokio::time::sleep(LAST_CHANGES) => {}
            end = no_longer => {
                if how == End::Quit {
                    how = end;
                }
            }
        }
    };
    let ended = engine.finish(news, enough).await;
    Ended { unseen: last::unseen(writing, &ended), how }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::{BaseUrl, ClientOptions};
    use crate::tui::change::Change;
    use crate::tui::state::Window;

    #[tokio::test]
    async fn changes_under_way_are_named_however_it_ends_and_nobody_has_to_wait_for_them() {
        let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = BaseUrl::parse(&format!("http://{}", silent.local_addr().unwrap())).unwrap();
        let client = Client::new(ClientOptions { retries: 0, ..ClientOptions::new(url, None) }).unwrap();
        let change = Change::CustomerBlock { ids: vec!["acme".to_owned()], blocked: true };
        let writing = BTreeMap::from([(1, Writing::of(change.clone()))]);
        let unseen = "a change was still under way: `litellm-rs customer block acme`; its outcome is unknown";
        let broken = || Err(io::Error::other("no terminal"));
        for (how, wanted) in [
            (Ok(End::Quit), End::Interrupted),
            (Ok(End::Terminated), End::Terminated),
            (broken(), End::Crashed("no terminal".to_owned())),
        ] {
            let (engine, news) = Engine::start(&client, Window::Hour);
            engine.write(1, change.clone()).unwrap();
            let no_longer = std::future::ready(End::Interrupted);
            let ended = last_changes(how, Some((engine, news)), &writing, no_longer).await;
            assert_eq!(ended, Ended { how: wanted, unseen: vec![unseen.to_owned()] });
        }
        let no_longer = std::future::pending();
        let ended = last_changes(broken(), None, &BTreeMap::new(), no_longer).await;
        assert_eq!(ended, End::Crashed("no terminal".to_owned()).into());
    }
}
