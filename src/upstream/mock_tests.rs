//! The mock's answers against recorded ones, and its caps.

use super::*;

const HELLO: &str = "Hello from the mock";
const ID: &str = "chatcmpl-1";

fn call(route: Route) -> MockCall<'static> {
    MockCall::new(route, ID, 1_795_305_033, "gpt-3.5-turbo")
}

fn json_of(answer: MockAnswer) -> Value {
    match answer.body {
        MockBody::Json(value) => value,
        MockBody::Stream { .. } => panic!("a stream"),
    }
}

fn stream_of(answer: MockAnswer) -> (Vec<String>, String) {
    match answer.body {
        MockBody::Json(_) => panic!("not a stream"),
        MockBody::Stream { chunks, usage } => {
            (chunks.iter().map(ToString::to_string).collect(), usage.to_string())
        }
    }
}

#[test]
fn the_recorded_answers() {
    let chat = json_of(answer(Some(HELLO), &call(Route::Chat)).unwrap());
    assert_eq!(
        chat.to_string(),
        r#"{"id":"chatcmpl-1","created":1795305033,"model":"gpt-3.5-turbo","object":"chat.completion","choices":[{"finish_reason":"stop","index":0,"message":{"content":"Hello from the mock","role":"assistant"}}],"usage":{"completion_tokens":20,"prompt_tokens":10,"total_tokens":30}}"#
    );
    let completion = json_of(answer(Some(HELLO), &call(Route::Completions)).unwrap());
    assert_eq!(
        completion.to_string(),
        r#"{"id":"chatcmpl-1","object":"text_completion","created":1795305033,"model":"gpt-3.5-turbo","choices":[{"finish_reason":"stop","index":0,"text":"Hello from the mock","logprobs":null}],"usage":{"completion_tokens":20,"prompt_tokens":10,"total_tokens":30,"completion_tokens_details":null,"prompt_tokens_details":null}}"#
    );
}

#[test]
fn the_recorded_stream() {
    let (chunks, usage) =
        stream_of(answer(Some(HELLO), &MockCall { stream: true, ..call(Route::Chat) }).unwrap());
    let head = r#"{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1795305033,"model":"gpt-3.5-turbo","choices":"#;
    let mut expected =
        vec![format!(r#"{head}[{{"index":0,"delta":{{"role":"assistant","content":"Hel"}}}}]}}"#)];
    for piece in ["lo ", "fro", "m t", "he ", "moc", "k"] {
        expected.push(format!(r#"{head}[{{"index":0,"delta":{{"content":"{piece}"}}}}]}}"#));
    }
    expected.push(format!(r#"{head}[{{"index":0,"delta":{{}},"finish_reason":"stop"}}]}}"#));
    assert_eq!(chunks, expected);
    assert_eq!(
        usage,
        r#"{"id":"chatcmpl-1","created":1795305033,"model":"gpt-3.5-turbo","object":"chat.completion.chunk","choices":[{"index":0,"delta":{}}],"usage":{"completion_tokens":20,"prompt_tokens":10,"total_tokens":30,"completion_tokens_details":{"reasoning_tokens":0,"text_tokens":20}}}"#
    );
}

#[test]
fn an_answer_keeps_within_the_output_cap() {
    for (cap, choices, tokens, text, reason) in [
        (None, 1, 20, HELLO, "stop"),
        (Some(21), 1, 20, HELLO, "stop"),
        (Some(20), 1, 20, HELLO, "stop"),
        (Some(19), 1, 19, "Hello from the moc", "length"),
        (Some(5), 1, 5, "Hell", "length"),
        (Some(1), 1, 1, "", "length"),
        (Some(0), 1, 0, "", "length"),
        (Some(5), 3, 15, "Hell", "length"),
        (None, 0, 20, HELLO, "stop"),
    ] {
        let call = MockCall { output_cap: cap, choices, ..call(Route::Chat) };
        let answer = answer(Some(HELLO), &call).unwrap();
        assert_eq!(answer.completion_tokens, tokens, "{cap:?}");
        let body = json_of(answer);
        assert_eq!(body["choices"].as_array().map(Vec::len), Some(choices.max(1) as usize));
        assert_eq!(body["choices"][0]["message"]["content"], text, "{cap:?}");
        assert_eq!(body["choices"][0]["finish_reason"], reason, "{cap:?}");
        assert_eq!(body["usage"]["total_tokens"], 10 + tokens);
    }
}

#[test]
fn a_stream_says_and_costs_what_the_plain_answer_does() {
    for route in [Route::Chat, Route::Completions] {
        for (text, cap, choices) in [(HELLO, None, 1), ("schöne Grüße", Some(7), 2), ("", None, 1)] {
            let plain = MockCall { output_cap: cap, choices, ..call(route) };
            let streamed = MockCall { stream: true, ..plain };
            let (plain, streamed) =
                (answer(Some(text), &plain).unwrap(), answer(Some(text), &streamed).unwrap());
            assert_eq!(plain.completion_tokens, streamed.completion_tokens);
            let MockBody::Stream { chunks, usage } = streamed.body else { panic!("not a stream") };
            let plain = json_of(plain);
            assert_eq!(usage["usage"]["total_tokens"], plain["usage"]["total_tokens"]);
            let member = |choice: &Value| {
                let text = [&choice["delta"]["content"], &choice["message"]["content"], &choice["text"]];
                text.into_iter().find_map(Value::as_str).unwrap_or_default().to_owned()
            };
            for choice in plain["choices"].as_array().unwrap() {
                let of_choice = chunks.iter().map(|chunk| &chunk["choices"][0]);
                let said: String = of_choice.filter(|c| c["index"] == choice["index"]).map(member).collect();
                assert_eq!(said, member(choice));
            }
        }
    }
}

#[test]
fn embeddings_are_small_and_always_the_same() {
    let call = MockCall { inputs: &["a", "b", "a"], dimensions: Some(3), ..call(Route::Embeddings) };
    let answer_of = |call: &MockCall<'_>| answer(None, call).unwrap();
    assert_eq!((answer_of(&call).prompt_tokens, answer_of(&call).completion_tokens), (10, 0));
    let body = json_of(answer_of(&call));
    let keys: Vec<_> = body.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["model", "data", "object", "usage"]);
    assert_eq!(body["data"][0]["embedding"], body["data"][2]["embedding"]);
    assert_ne!(body["data"][0]["embedding"], body["data"][1]["embedding"]);
    assert_eq!(body["data"][2]["index"], 2);
    assert_eq!(
        body["usage"].to_string(),
        r#"{"completion_tokens":0,"prompt_tokens":10,"total_tokens":10,"completion_tokens_details":null,"prompt_tokens_details":null}"#
    );
    for (dimensions, expected) in [(None, 8), (Some(0), 1), (Some(40), 40), (Some(4097), 4096)] {
        let body = json_of(answer_of(&MockCall { dimensions, ..call }));
        assert_eq!(body["data"][0]["embedding"].as_array().unwrap().len(), expected);
    }
    let encoded = json_of(answer_of(&MockCall { base64: true, ..call }));
    assert_eq!(encoded["data"][0]["embedding"].as_str().map(str::len), Some(16));
}

#[test]
fn base64_is_padded() {
    for (vector, text) in [
        (vec![], ""),
        (vec![1.0], "AACAPw=="),
        (vec![1.0, -0.5], "AACAPwAAAL8="),
        (vec![0.0, 0.0, 0.0], "AAAAAAAAAAAAAAAA"),
    ] {
        assert_eq!(base64_of(&vector), text);
    }
}

#[test]
fn a_failure_can_be_configured() {
    for (text, status, error_type, message) in [
        (
            "litellm.RateLimitError",
            429,
            "throttling_error",
            "litellm.RateLimitError: this is a mock rate limit error",
        ),
        (
            "litellm.InternalServerError",
            500,
            "internal_server_error",
            "litellm.InternalServerError: this is a mock internal server error",
        ),
        (
            "litellm.ContextWindowExceededError",
            400,
            "invalid_request_error",
            "litellm.ContextWindowExceededError: litellm.BadRequestError: this is a mock context window exceeded error",
        ),
    ] {
        let error = answer(Some(text), &call(Route::Chat)).unwrap_err();
        assert_eq!((error.status, error.error_type, error.message.as_str()), (status, error_type, message));
    }
    assert_eq!(answer(None, &call(Route::Speech)).unwrap_err().status, 400);
    let default = json_of(answer(None, &call(Route::Chat)).unwrap());
    assert_eq!(default["choices"][0]["message"]["content"], TEXT);
}
