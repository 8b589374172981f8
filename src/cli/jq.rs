//! `--jq`: programs over the JSON that `-o json` would print. They see their input and nothing
//! else: no environment, no files, no network. Numbers that are passed through keep every digit.

use std::future::poll_fn;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, OnceLock};
use std::task::Poll;
use std::thread::JoinHandle;
use std::time::Duration;

use jaq_core::load::{Arena, File, Loader, lex, parse};
use jaq_core::{Compiler, Ctx, Vars, compile, data, load};
use jaq_json::Val;

use super::failure::{Failure, Kind};

/// The longest program, in bytes.
const PROGRAM_BYTES_MAX: usize = 64 * 1024;
/// Programs nest as deep as they like: room for that, of which only what is used is taken.
const STACK_BYTES: usize = 256 * 1024 * 1024;
/// Results that may wait to be written.
const WAITING_MAX: usize = 256;
/// How often somebody looks whether Ctrl-C was heard.
const PATIENCE: Duration = Duration::from_millis(100);
/// What a right program looks like.
const EXAMPLE: &str = "use a form like --jq '.[] | select(.spend > 1) | .user_id'";

type Data = data::JustLut<Val>;

/// A compiled program.
#[derive(Clone)]
struct Program(Arc<jaq_core::Filter<Data>>);

/// Why a program cannot be compiled, and where: the character, counted from 1.
#[derive(Debug, PartialEq, Eq)]
struct Mistake {
    at: usize,
    message: String,
}

impl Program {
    fn compile(code: &str) -> Result<Self, Mistake> {
        let definitions = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs());
        let functions = jaq_core::funs().chain(jaq_std::funs()).chain(jaq_json::funs());
        let (arena, file) = (Arena::default(), File { code, path: () });
        let modules =
            Loader::new(definitions).load(&arena, file).map_err(|errors| of_loading(code, &errors))?;
        Compiler::default()
            // Secrets live in the environment.
            .with_funs(functions.filter(|(name, ..)| *name != "env"))
            .compile(modules)
            .map(|filter| Self(Arc::new(filter)))
            .map_err(|errors| of_compiling(code, &errors))
    }

    /// Runs it, and hands over results until it ends, fails, or nobody takes them.
    fn run(&self, input: Val, mut take: impl FnMut(Result<Val, String>) -> bool) {
        let context = Ctx::<Data>::new(&self.0.lut, Vars::new([]));
        for result in self.0.id.run((context, input)) {
            let result = match result.map_err(|exception| exception.get_err()) {
                Ok(value) => Ok(value),
                Err(Ok(error)) => Err(match error.into_val() {
                    Val::TStr(text) => String::from_utf8_lossy(&text).into_owned(),
                    other => other.to_string(),
                }),
                Err(Err(exception)) => match exception.get_halt() {
                    Ok(0) => return,
                    Ok(code) => Err(format!("the program halted with {code}")),
                    Err(_) => Err("the program broke out of nothing".to_owned()),
                },
            };
            let is_last = result.is_err();
            if !take(result) || is_last {
                return;
            }
        }
    }
}

fn of_loading(code: &str, errors: &load::Errors<&str, ()>) -> Mistake {
    let first = errors.iter().find_map(|(_, error)| match error {
        load::Error::Io(errors) => {
            errors.first().map(|(part, _)| (*part, "programs cannot read other files".to_owned()))
        }
        load::Error::Lex(errors) => {
            errors.first().map(|(expected, part)| (*part, format!("{} is expected", of_lexer(expected))))
        }
        load::Error::Parse(errors) => {
            errors.first().map(|(expected, part)| (*part, format!("{} is expected", of_parser(expected))))
        }
    });
    mistake(code, first)
}

/// Some of what can be expected has no name of its own there.
fn of_lexer(expected: &lex::Expect<&str>) -> String {
    match expected {
        lex::Expect::Delim(open) if !matches!(*open, "(" | "[" | "{" | "\"") => {
            format!("the end of '{open}'")
        }
        expected => expected.as_str().to_owned(),
    }
}

fn of_parser(expected: &parse::Expect<&str>) -> String {
    match expected {
        parse::Expect::Just(text) => format!("'{text}'"),
        expected => expected.as_str().to_owned(),
    }
}

fn of_compiling(code: &str, errors: &compile::Errors<&str, ()>) -> Mistake {
    let first = errors.iter().flat_map(|(_, errors)| errors).next();
    mistake(
        code,
        first.map(|(name, what)| {
            let takes = match what {
                compile::Undefined::Filter(count) if *count > 0 => format!(" with {count} arguments"),
                _ => String::new(),
            };
            (*name, format!("there is no {} '{name}'{takes}", what.as_str()))
        }),
    )
}

/// The place of a part of the program. What is missing at the end stands behind it.
fn mistake(code: &str, found: Option<(&str, String)>) -> Mistake {
    let (part, message) = found.unwrap_or((code, "the program cannot be read".to_owned()));
    let start = (part.as_ptr() as usize).checked_sub(code.as_ptr() as usize);
    let at = start.filter(|start| *start < code.len() && !part.is_empty()).unwrap_or(code.len());
    Mistake { at: code.get(..at).unwrap_or(code).chars().count() + 1, message }
}

/// The program of `--jq`.
pub(crate) struct Jq {
    program: Program,
}

/// What the thread that runs a program says.
enum Told {
    Result(String),
    Failed(String),
    Ended,
}

impl Jq {
    /// Reads the value of `--jq`.
    pub(crate) fn new(code: &str) -> Result<Self, Failure> {
        if code.len() > PROGRAM_BYTES_MAX {
            return Err(wrong(&format!("longer than {PROGRAM_BYTES_MAX} bytes")));
        }
        let owned = code.to_owned();
        match aside(move || Program::compile(&owned))?.join() {
            Ok(Ok(program)) => Ok(Self { program }),
            Ok(Err(Mistake { at, message })) => Err(wrong(&format!("at character {at}: {message}"))),
            Err(_) => Err(wrong("the program cannot be read")),
        }
    }

    /// Runs the program over JSON text and hands on each result: text as it is, the rest as JSON.
    ///
    /// It runs beside the command, so that Ctrl-C ends also what would never end by itself.
    pub(crate) fn run(
        &self,
        input: String,
        mut tell: impl FnMut(&str) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let interrupted = INTERRUPTED.get_or_init(listen_for_interrupts);
        let (results, told) = sync_channel(WAITING_MAX);
        let program = self.program.clone();
        // The thread has the only sender: however it ends, nobody waits for it.
        aside(move || work(&program, &input, &results))?;
        loop {
            if interrupted.load(Ordering::Relaxed) {
                return Err(Failure::new(Kind::Interrupted, "interrupted"));
            }
            match told.recv_timeout(PATIENCE) {
                Ok(Told::Result(text)) => tell(&text)?,
                Ok(Told::Failed(message)) => {
                    return Err(Failure::new(Kind::Error, format!("--jq: {message}")));
                }
                Ok(Told::Ended) => return Ok(()),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(Failure::new(Kind::Error, "--jq: the program broke down"));
                }
            }
        }
    }
}

/// Whether Ctrl-C was heard; listened for from the first run of a program on.
static INTERRUPTED: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// The command's own runtime waits for the program and cannot listen: a thread does.
fn listen_for_interrupts() -> Arc<AtomicBool> {
    let heard = Arc::new(AtomicBool::new(false));
    let (listening, ready) = sync_channel(1);
    let hears = Arc::clone(&heard);
    let listener = std::thread::Builder::new().spawn(move || {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        runtime.block_on(async {
            let mut interrupted = std::pin::pin!(super::interrupted());
            let is_heard =
                poll_fn(|context| Poll::Ready(interrupted.as_mut().poll(context).is_ready())).await;
            // Whoever has ended meanwhile needs no word.
            let _ = listening.send(());
            if !is_heard {
                interrupted.await;
            }
            hears.store(true, Ordering::Relaxed);
        });
    });
    // From here on no signal is missed. Without a thread nobody listens, and that is all.
    if listener.is_ok() {
        let _ = ready.recv();
    }
    heard
}

fn work(program: &Program, input: &str, results: &SyncSender<Told>) {
    // Whoever reads no more needs no word.
    let tell = |news| results.send(news).is_ok();
    match jaq_json::read::parse_single(input.as_bytes()) {
        Ok(input) => program.run(input, |result| {
            tell(match result {
                Ok(Val::TStr(text)) => Told::Result(String::from_utf8_lossy(&text).into_owned()),
                Ok(value) => Told::Result(value.to_string()),
                Err(message) => Told::Failed(message),
            })
        }),
        Err(error) => {
            tell(Told::Failed(error.to_string()));
        }
    }
    tell(Told::Ended);
}

/// Runs something on a thread with room to nest.
fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<JoinHandle<T>, Failure> {
    std::thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(work)
        .map_err(|error| Failure::new(Kind::Error, format!("--jq: there is no room to run it: {error}")))
}

fn wrong(message: &str) -> Failure {
    Failure::usage(format!("invalid value for '--jq <EXPR>': {message}; {EXAMPLE}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(program: &str, input: &str) -> Result<Vec<String>, Failure> {
        let mut results = Vec::new();
        Jq::new(program)?.run(input.to_owned(), |text| {
            results.push(text.to_owned());
            Ok(())
        })?;
        Ok(results)
    }

    const ROWS: &str =
        r#"[{"user_id":"b\n","spend":0.0011120000000000001,"blocked":true},{"user_id":"a","spend":10}]"#;

    #[test]
    fn digits_survive_and_text_is_raw() {
        for (program, results) in [
            (".[].spend", &["0.0011120000000000001", "10"][..]),
            (".[] | select(.blocked) | .user_id", &["b\n"]),
            ("map(.spend) | sort", &["[0.0011120000000000001,10]"]),
            (".[1]", &[r#"{"user_id":"a","spend":10}"#]),
            (".[0] | {spend}", &[r#"{"spend":0.0011120000000000001}"#]),
            ("map(select(.user_id | test(\"^a\"))) | length", &["1"]),
            ("empty", &[]),
            ("limit(3; repeat(1))", &["1", "1", "1"]),
            ("1, halt, 2", &["1"]),
        ] {
            assert_eq!(run(program, ROWS).unwrap(), results, "{program}");
        }
    }

    #[test]
    fn mistakes_have_a_place_and_an_example() {
        for (program, part) in [
            (".[", "at character 3: closing bracket is expected"),
            (".[] | ", "at character 7: term is expected"),
            (". | nope(1)", "at character 5: there is no filter 'nope' with 1 arguments"),
            ("$ENV", "at character 1: there is no variable '$ENV'"),
            ("env", "at character 1: there is no filter 'env'"),
            ("input", "there is no filter 'input'"),
            ("include \"a\"; .", "cannot read other files"),
            ("\"\\q\"", "escape"),
            ("é & .", "at character"),
        ] {
            let failure = run(program, "1").unwrap_err();
            assert_eq!(failure.kind, Kind::Usage);
            let message = failure.message;
            assert!(message.contains(part) && message.contains(".user_id"), "{program}: {message}");
        }
        assert_eq!(Jq::new(&"(".repeat(PROGRAM_BYTES_MAX + 1)).err().unwrap().kind, Kind::Usage);
    }

    #[test]
    fn what_goes_wrong_later_is_another_failure() {
        for (program, part) in
            [(".a", "--jq: cannot index"), ("error(\"x\")", "--jq: x"), ("halt(3)", "halted")]
        {
            let failure = run(program, "[1]").unwrap_err();
            assert_eq!(
                (failure.kind, failure.message.contains(part)),
                (Kind::Error, true),
                "{}",
                failure.message
            );
        }
    }

    #[test]
    fn a_reader_that_goes_ends_a_program_without_an_end() {
        let mut count = 0;
        let gone = Jq::new("repeat(1)").unwrap().run("null".to_owned(), |_| {
            count += 1;
            if count < 1000 { Ok(()) } else { Err(Failure::new(Kind::ReaderGone, "")) }
        });
        assert_eq!(gone.unwrap_err().kind, Kind::ReaderGone);
    }
}
