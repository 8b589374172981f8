//! A server that tells a dashboard a fixed number of events a second, and little else.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime};

use crate::Outcome;

/// How often events are written: all that are due by then, at once.
const BEAT: Duration = Duration::from_millis(10);
/// How many customers there are.
const CUSTOMERS: u64 = 500;

/// The server; its threads end with the process.
pub(crate) struct Scripted {
    pub(crate) url: String,
    told: Arc<AtomicU64>,
}

impl Scripted {
    /// Starts it.
    pub(crate) fn start(rate: u64) -> Outcome<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let url = format!("http://{}", listener.local_addr()?);
        let told = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&told);
        std::thread::spawn(move || {
            for socket in listener.incoming().flatten() {
                let told = Arc::clone(&counted);
                // Whoever hangs up has heard enough.
                std::thread::spawn(move || answer(socket, rate, &told).is_ok());
            }
        });
        Ok(Self { url, told })
    }

    /// How many events were told.
    pub(crate) fn told(&self) -> u64 {
        self.told.load(Ordering::Relaxed)
    }
}

fn answer(mut socket: TcpStream, rate: u64, told: &AtomicU64) -> Outcome<()> {
    let mut reader = BufReader::new(socket.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    let path = first.split(' ').nth(1).unwrap_or_default().split('?').next().unwrap_or_default();
    if path == "/spend/stream" {
        return stream(socket, rate, told);
    }
    let (status, body) = match path {
        "/health/readiness" => ("200 OK", r#"{"status":"healthy"}"#.to_owned()),
        "/health/readiness/details" => {
            let body =
                serde_json::json!({"server_time": now(), "features": ["spend_stream", "spend_overview"]});
            ("200 OK", body.to_string())
        }
        "/key/info" => ("404 Not Found", r#"{"error":{"message":"no row","type":"not_found"}}"#.to_owned()),
        "/spend/overview" => ("200 OK", overview(told.load(Ordering::Relaxed))),
        "/customer/list" => ("200 OK", customers()),
        "/budget/list" => ("200 OK", "[]".to_owned()),
        "/key/list" => ("200 OK", r#"{"keys":[],"total_count":0}"#.to_owned()),
        _ => ("404 Not Found", r#"{"detail":"Not Found"}"#.to_owned()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    socket.write_all(head.as_bytes())?;
    Ok(socket.write_all(body.as_bytes())?)
}

fn stream(mut socket: TcpStream, rate: u64, told: &AtomicU64) -> Outcome<()> {
    socket.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n")?;
    let (began, mut sent) = (Instant::now(), 0);
    loop {
        let due = u64::try_from(began.elapsed().as_millis())? * rate / 1_000;
        let mut text = String::new();
        let at = now();
        while sent < due {
            let seq = told.fetch_add(1, Ordering::Relaxed) + 1;
            text.push_str(&event(seq, &at));
            sent += 1;
        }
        socket.write_all(text.as_bytes())?;
        std::thread::sleep(BEAT);
    }
}

fn event(seq: u64, at: &str) -> String {
    let customer = seq * 7 % CUSTOMERS;
    format!(
        "id: {seq}\nevent: spend\ndata: {{\"request_id\":\"chatcmpl-{seq:012}\",\"ts\":\"{at}\",\"event\":\"spend\",\
         \"customer_id\":\"customer-{customer:04}\",\"key_alias\":\"ci\",\"token_hash\":\"{:064x}\",\
         \"team_id\":\"red\",\"user_id\":null,\"model\":\"gpt-4o-mini\",\"provider\":\"openai\",\
         \"status\":\"exact\",\"prompt_tokens\":812,\"completion_tokens\":301,\"spend\":0.00504,\
         \"customer_spend\":{}.5,\"max_budget\":1000000.0,\"duration_ms\":1204,\"tags\":[\"a\",\"b\"]}}\n\n",
        customer, seq
    )
}

fn overview(as_of: u64) -> String {
    let at = now();
    let none = serde_json::json!({"spend": 0, "requests": 0, "count": 0});
    let since = jiff::Timestamp::now() - jiff::SignedDuration::from_hours(1);
    serde_json::json!({"server_time": at, "as_of": as_of, "window": "1h", "bucket": "1m", "bucket_ms": 60_000,
        "since": since.to_string(), "until": at, "totals": {"spend": 0, "requests": 0}, "buckets": [],
        "customers": [], "models": [], "other_customers": none, "other_models": none, "refusals_since": at})
    .to_string()
}

fn customers() -> String {
    let rows: Vec<_> = (0..CUSTOMERS)
        .map(|number| {
            let budget =
                serde_json::json!({"budget_id": "tier", "max_budget": 1_000_000, "budget_duration": "30d"});
            serde_json::json!({"user_id": format!("customer-{number:04}"), "spend": 1.5, "blocked": false,
                "litellm_budget_table": budget})
        })
        .collect();
    serde_json::Value::from(rows).to_string()
}

fn now() -> String {
    jiff::Timestamp::try_from(SystemTime::now()).map(|at| at.to_string()).unwrap_or_default()
}
