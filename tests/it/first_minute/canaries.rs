//! What nobody may find in a log, nor in the book: prompts, answers, keys. Canaries are planted in
//! every place where they occur, every way of failing included, and then looked for.

use crate::support::{Answer, Home, Upstream};

const PROMPT: &str = "canary-prompt-81f2";
const COMPLETION: &str = "canary-completion-4c07";
const MASTER_KEY: &str = "sk-canary-master-key-93ab7f";
const VIRTUAL_KEY: &str = "sk-canary-virtual-key-55e0c1";
const WRONG_KEY: &str = "sk-canary-wrong-key-0d2b6a";
const PROVIDER_KEY: &str = "sk-canary-provider-key-7719fe";

fn config(provider: &str, nobody: &str) -> String {
    let params =
        format!("api_key: {PROVIDER_KEY}, input_cost_per_token: 0.00001, output_cost_per_token: 0.00003");
    format!(
        "model_list:
  - model_name: says
    litellm_params: {{model: mock/says, mock_response: {COMPLETION}, input_cost_per_token: 0.00001, output_cost_per_token: 0.00003}}
  - model_name: provider
    litellm_params: {{model: openai/provider, api_base: {provider}/v1, {params}}}
  - model_name: nobody
    litellm_params: {{model: openai/nobody, api_base: {nobody}/v1, {params}}}
router_settings: {{num_retries: 0, disable_cooldowns: true}}
litellm_settings: {{set_verbose: true}}
general_settings: {{master_key: {MASTER_KEY}}}
"
    )
}

/// Everything a provider can say that repeats what it was sent.
fn echoes() -> Vec<Answer> {
    let json = vec![("content-type", "application/json")];
    let raw = |status, body: String| Answer::Raw { status, headers: json.clone(), body };
    let error = |status| {
        let message = format!("Incorrect API key provided: {PROVIDER_KEY}. You said: {PROMPT}");
        raw(status, format!(r#"{{"error":{{"message":"{message}","type":"t","param":null,"code":"c"}}}}"#))
    };
    let answer = format!(
        r#"{{"id":"a1","object":"chat.completion","model":"m","choices":[{{"index":0,"message":{{"role":"assistant","content":"{COMPLETION}"}},"finish_reason":"stop"}}]}}"#
    );
    vec![
        error(400),
        error(401),
        error(429),
        error(500),
        raw(502, format!("<html>{PROMPT} {PROVIDER_KEY}</html>")),
        raw(200, format!("no json, but {COMPLETION} of {PROMPT}")),
        raw(200, answer),
        Answer::HalfBody,
        Answer::Stream { words: 3, usage: true, done: true },
        Answer::Cut { words: 3 },
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn no_key_no_prompt_and_no_completion_is_logged_or_kept() {
    nothing_sings(Home::new()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn not_even_when_every_library_tells_all_it_knows() {
    let log = nothing_sings(Home::new().with("LITELLM_RS_LOG", "trace")).await;
    assert!(log.contains(" TRACE "), "{log}");
}

async fn nothing_sings(home: Home) -> String {
    let provider = Upstream::start(Answer::Cut { words: 1 }).await;
    let server = home.serve_with(
        &config(&provider.url, &super::closed_port()),
        &["--detailed_debug", "--database", home.data().join("ledger.db").to_str().unwrap()],
    );
    let ask = |key: &str, model: &str, more: &[&str]| {
        let usual = ["--url", &server.url, "--retries", "0", "--api-key", key, "chat", model, PROMPT];
        home.run(&[&usual, more].concat())
    };
    let system = ["--system", PROMPT, "--customer", "acme"];
    let generate = ["--url", &server.url, "--api-key", MASTER_KEY, "key", "generate", "--key", VIRTUAL_KEY];
    assert!(home.run(&generate).printed().contains(VIRTUAL_KEY));

    assert!(ask(VIRTUAL_KEY, "says", &system).printed().contains(COMPLETION));
    assert!(ask(MASTER_KEY, "says", &["--no-stream"]).printed().contains(COMPLETION));
    assert_eq!(ask(WRONG_KEY, "says", &system).code, 3);
    assert_eq!(ask("canary-without-prefix-31c4", "says", &[]).code, 3);
    assert_ne!(ask(VIRTUAL_KEY, "no-such-model", &[]).code, 0);
    assert_ne!(ask(VIRTUAL_KEY, "nobody", &[]).code, 0);
    for echo in echoes() {
        let how: &[&str] =
            if matches!(echo, Answer::Stream { .. } | Answer::Cut { .. }) { &[] } else { &["--no-stream"] };
        provider.next([echo.clone()]);
        let answered = ask(VIRTUAL_KEY, "provider", how);
        assert!(!answered.stderr.contains(PROVIDER_KEY), "{echo:?} tells the caller: {}", answered.stderr);
    }
    let unreadable = format!("{{\"model\": \"says\", \"messages\": \"{PROMPT}\", \"key\": {VIRTUAL_KEY}");
    let post = ["--url", &server.url, "--api-key", VIRTUAL_KEY, "api", "POST", "/v1/chat/completions", "-d"];
    assert_ne!(home.run(&[&post[..], &[&unreadable]].concat()).code, 0);
    assert_eq!(provider.seen().len(), echoes().len(), "every echo was heard");

    let log = server.stop();
    assert!(log.contains("listening on"), "{log}");
    assert_clean("the log", log.as_bytes());
    for file in std::fs::read_dir(home.data()).unwrap() {
        let path = file.unwrap().path();
        assert_clean(&path.display().to_string(), &std::fs::read(&path).unwrap());
    }
    log
}

/// No canary sings here, not even half of a key.
fn assert_clean(place: &str, bytes: &[u8]) {
    for canary in [
        PROMPT,
        COMPLETION,
        "canary-master",
        "canary-virtual",
        "canary-wrong",
        "canary-provider",
        "canary-without-prefix",
    ] {
        let found = bytes.windows(canary.len()).position(|window| window == canary.as_bytes());
        if let Some(at) = found {
            let around = &bytes[at.saturating_sub(200)..(at + 200).min(bytes.len())];
            panic!("{canary} in {place}: …{}…", String::from_utf8_lossy(around));
        }
    }
}
