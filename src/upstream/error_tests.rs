//! The error bodies that LiteLLM was recorded with, and the shapes around them.

use super::*;
use crate::upstream::provider::by_prefix;

fn provider(prefix: &str) -> &'static Provider {
    by_prefix(prefix).unwrap()
}

#[test]
fn the_recorded_answers() {
    for (status, body, group, message, error_type, param) in [
        (
            400,
            r#"{"error":{"message":"bad thing","type":"invalid_request_error","param":"messages","code":null}}"#,
            "err400",
            "litellm.BadRequestError: OpenAIException - bad thing\n\nLiteLLM: model group 'err400' failed with the error above. No fallback was attempted.",
            "invalid_request_error",
            Some("messages"),
        ),
        (
            401,
            r#"{"error":{"message":"Incorrect API key provided","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}"#,
            "err401",
            "litellm.AuthenticationError: AuthenticationError: OpenAIException - Incorrect API key provided\n\nLiteLLM: model group 'err401' failed with the error above. No fallback was attempted.",
            "authentication_error",
            None,
        ),
        (
            429,
            r#"{"error":{"message":"slow down","type":"rate_limit_error","param":"x","code":"rate_limit"}}"#,
            "err429",
            "litellm.RateLimitError: RateLimitError: OpenAIException - slow down\n\nLiteLLM: model group 'err429' failed with the error above. No fallback was attempted.",
            "throttling_error",
            None,
        ),
        (
            500,
            r#"{"error":{"message":"boom","type":"server_error","param":null,"code":null}}"#,
            "err500",
            "litellm.InternalServerError: InternalServerError: OpenAIException - boom\n\nLiteLLM: model group 'err500' failed with the error above. No fallback was attempted.",
            "internal_server_error",
            None,
        ),
    ] {
        let error = classify(provider("openai"), status, body.as_bytes());
        assert_eq!(format!("{}{}", error.message, suffix(group, &[])), message);
        assert_eq!((error.status, error.error_type, error.param.as_deref()), (status, error_type, param));
    }
}

#[test]
fn a_status_becomes_a_kind() {
    use ErrorKind as K;
    for (status, kind, shown, start) in [
        (400, K::BadRequest, 400, "litellm.BadRequestError: GroqException - m"),
        (402, K::BadRequest, 402, "litellm.APIError: APIError: GroqException - m"),
        (403, K::PermissionDenied, 403, "litellm.APIError: APIError: GroqException - m"),
        (404, K::NotFound, 404, "litellm.NotFoundError: NotFoundError: GroqException - m"),
        (408, K::Timeout, 408, "litellm.Timeout: Timeout Error: GroqException - m"),
        (409, K::Conflict, 409, "litellm.APIError: APIError: GroqException - m"),
        (413, K::BadRequest, 413, "litellm.APIError: APIError: GroqException - m"),
        (422, K::UnprocessableEntity, 400, "litellm.BadRequestError: GroqException - m"),
        (499, K::BadRequest, 499, "litellm.APIError: APIError: GroqException - m"),
        (502, K::BadGateway, 502, "litellm.BadGatewayError: BadGatewayError: GroqException - m"),
        (
            503,
            K::ServiceUnavailable,
            503,
            "litellm.ServiceUnavailableError: ServiceUnavailableError: GroqException - m",
        ),
        (504, K::Timeout, 504, "litellm.Timeout: Timeout Error: GroqException - m"),
        (529, K::InternalServer, 529, "litellm.APIError: APIError: GroqException - m"),
        (302, K::BadGateway, 502, "litellm.BadGatewayError: BadGatewayError: GroqException - m"),
        (700, K::BadGateway, 502, "litellm.BadGatewayError: BadGatewayError: GroqException - m"),
    ] {
        let error = classify(provider("groq"), status, br#"{"error":{"message":"m"}}"#);
        assert_eq!((error.kind, error.status, error.message.as_str()), (kind, shown, start), "{status}");
        assert_eq!(error.provider_status, Some(status));
    }
}

#[test]
fn what_is_too_long_and_what_is_refused_is_told_apart() {
    use ErrorKind as K;
    for (status, body, kind) in [
        (400, r#"{"error":{"message":"x","code":"context_length_exceeded"}}"#, K::ContextWindowExceeded),
        (
            400,
            r#"{"error":{"message":"This model's maximum context length is 8192 tokens."}}"#,
            K::ContextWindowExceeded,
        ),
        (
            400,
            r#"{"error":{"message":"prompt is too long: 210000 tokens > 200000"}}"#,
            K::ContextWindowExceeded,
        ),
        (413, r#"{"error":{"message":"x","code":"context_length_exceeded"}}"#, K::ContextWindowExceeded),
        (
            400,
            r#"{"error":{"message":"This model's maximum context length is","code":"string_above_max_length"}}"#,
            K::BadRequest,
        ),
        (500, r#"{"error":{"message":"x","code":"context_length_exceeded"}}"#, K::InternalServer),
        (400, r#"{"error":{"message":"x","code":"content_policy_violation"}}"#, K::ContentPolicyViolation),
        (
            400,
            r#"{"error":{"message":"x","code":"c","innererror":{"code":"ResponsibleAIPolicyViolation"}}}"#,
            K::ContentPolicyViolation,
        ),
        (
            403,
            r#"{"error":{"message":"Your request was rejected as a result of our safety system."}}"#,
            K::ContentPolicyViolation,
        ),
        (429, r#"{"error":{"message":"x","code":"content_filter"}}"#, K::RateLimit),
    ] {
        let error = classify(provider("openai"), status, body.as_bytes());
        assert_eq!(error.kind, kind, "{body}");
        if matches!(kind, K::ContextWindowExceeded | K::ContentPolicyViolation) {
            assert_eq!((error.status, error.error_type), (400, "invalid_request_error"));
        }
    }
    let context = br#"{"error":{"message":"x","code":"context_length_exceeded"}}"#;
    assert_eq!(
        classify(provider("openai"), 400, context).message,
        "litellm.ContextWindowExceededError: litellm.BadRequestError: ContextWindowExceededError: OpenAIException - x"
    );
    assert_eq!(
        classify(provider("azure"), 400, context).message,
        "litellm.ContextWindowExceededError: litellm.BadRequestError: AzureException ContextWindowExceededError - x"
    );
    assert_eq!(
        classify(provider("azure"), 429, b"slow").message,
        "litellm.RateLimitError: AzureException RateLimitError - slow"
    );
}

#[test]
fn failures_without_an_answer() {
    let lost = connection_error(provider("openai"));
    assert_eq!(
        lost.message,
        "litellm.InternalServerError: InternalServerError: OpenAIException - Connection error."
    );
    assert_eq!((lost.status, lost.error_type, lost.health_status()), (500, "internal_server_error", None));

    for (timeout_ms, value) in
        [(6_000_000, "6000.0"), (250, "0.25"), (1, "0.001"), (0, "0.0"), (10_000, "10.0")]
    {
        let late = timeout(timeout_ms);
        assert!(late.message.ends_with(&format!("timeout value={value}")), "{}", late.message);
        assert_eq!((late.status, late.health_status()), (408, Some(408)));
    }
    assert!(missing_key(provider("groq")).message.contains("GROQ_API_KEY"));
    assert!(missing_base(provider("azure")).message.contains("AZURE_API_BASE"));
    assert_eq!(classify(provider("openai"), 500, b"").message.split(" - ").nth(1), Some("Error code: 500"));
    assert!(
        suffix("a", &["b", "c"]).ends_with("failed with the error above. Fallbacks attempted: 'b', 'c'.")
    );
}

#[test]
fn headers_are_passed_on_but_not_those_of_our_own_account() {
    let error = classify(provider("openai"), 429, b"").with_provider_headers([
        ("Retry-After", "7"),
        ("Set-Cookie", "session=1"),
        ("Connection", "close"),
        ("x-request-id", "req_1"),
    ]);
    let names: Vec<_> = error.headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["llm_provider-retry-after", "llm_provider-x-request-id"]);
    assert_eq!(error.retry_after(), Some("7"));
}
