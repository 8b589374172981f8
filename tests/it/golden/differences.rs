//! Where an answer differs from LiteLLM's on purpose.

/// One difference: in which recording (`*`: any), at which steps (none: any), what (a `*` at the end
/// stands for anything), and why.
pub struct Difference(&'static str, &'static [usize], &'static [&'static str], &'static str);

impl Difference {
    pub fn covers(&self, recording: &str, step: usize, what: &str) -> bool {
        let Self(of, steps, patterns, _) = self;
        let is_meant = |pattern: &&str| match pattern.strip_suffix('*') {
            Some(begin) => what.starts_with(begin),
            None => what == *pattern,
        };
        (*of == "*" || recording.starts_with(of))
            && (steps.is_empty() || steps.contains(&step))
            && patterns.iter().any(is_meant)
    }

    /// The row in the documentation.
    pub fn line(&self) -> String {
        let Self(recording, steps, patterns, why) = self;
        let steps: Vec<String> = steps.iter().map(ToString::to_string).collect();
        let patterns: Vec<String> = patterns.iter().map(|pattern| format!("`{pattern}`")).collect();
        let recording = if *recording == "*" { "all" } else { recording };
        let steps = if steps.is_empty() { "all".to_owned() } else { steps.join(", ") };
        format!("| {recording} | {steps} | {} | {why} |", patterns.join("<br>"))
    }
}

const MOCK_TOKENS: &str = "The mock is always 10 + 20 tokens; LiteLLM's counts a prompt (8) once the payer has a \
                           budget of its own.";
const OWN_MEMBERS: &str = "What the provider sends is passed on byte for byte; LiteLLM moves members it does not know \
                           into `provider_specific_fields`.";

/// Every difference.
pub const DIFFERENCES: &[Difference] = &[
    Difference(
        "*",
        &[],
        &["header x-litellm-callback-duration-ms: LiteLLM only"],
        "Nothing that a callback does delays an answer, so there is nothing to tell.",
    ),
    Difference(
        "*",
        &[],
        &["header x-litellm-timeout: LiteLLM only"],
        "The operator has set the timeout, or the caller has with its own `x-litellm-timeout`.",
    ),
    Difference(
        "*",
        &[],
        &[
            "body.held: ours only",
            "body.info.held: ours only",
            "body.keys[].held: ours only",
            "body.effective_max_budget: ours only",
        ],
        "What calls under way hold, and the cap in force: clients that do not know the members leave them alone.",
    ),
    Difference(
        "*",
        &[],
        &[
            "body.owner: ours only",
            "body[].owner: ours only",
            "body.litellm_budget_table.owner: ours only",
            "body.keys[].litellm_budget_table.owner: ours only",
            "body[].customer_count: ours only",
            "body[].highest_use: ours only",
        ],
        "Whose own a budget is, how many customers are on it, and which of them has used most of it.",
    ),
    Difference("04", &[5], &["body.usage.*", "header x-litellm-response-cost*"], MOCK_TOKENS),
    Difference(
        "04",
        &[6],
        &["status 500 -> 400 bad_request"],
        "A budget that does not exist is the caller's mistake, and the answer names the field.",
    ),
    Difference("05", &[2], &["status 400 -> 200"], "`model_max_budget` needs no licence."),
    Difference(
        "07",
        &[16],
        &["status 401 -> 200"],
        "A key that belongs to nobody sees what it has spent itself.",
    ),
    Difference(
        "07",
        &[20],
        &["body.error.message: *"],
        "Each JSON parser has its own words for the place of a mistake.",
    ),
    Difference(
        "07",
        &[22],
        &["status 500 -> 400 invalid_request_error"],
        "A body that is no object is the caller's mistake.",
    ),
    Difference(
        "08",
        &[8],
        &["status 403 -> 400 internal_server_error"],
        "`tags` need no licence. What is left to refuse is the key: it has 15 characters, and 16 are the least.",
    ),
    Difference(
        "08",
        &[9],
        &["body.litellm_budget_table.model_max_budget: {} -> null"],
        "A budget without model budgets shows `null`, however it was made.",
    ),
    Difference(
        "08",
        &[11, 13, 34],
        &["body.error.message: *"],
        "The text itself, not a printed Python dictionary.",
    ),
    Difference(
        "08",
        &[14],
        &["status 500 -> 400 internal_server_error"],
        "A bad duration is the caller's mistake, like the bad numbers before it.",
    ),
    Difference("08", &[22, 26], &["body.usage.*", "header x-litellm-response-cost*"], MOCK_TOKENS),
    Difference(
        "08",
        &[23, 25],
        &["body.spend: 0.0 -> 0.0007", "body.total_spend: 0.0 -> 0.0007"],
        "Spend is exact as soon as a call has been answered; LiteLLM writes it in batches.",
    ),
    Difference("08", &[28, 29], &["status 500 -> 200"], "Regenerating a key needs no licence."),
    Difference(
        "12",
        &[8, 20, 25],
        &["body.choices[]*", "body.usage.*", "header x-litellm-response-cost*"],
        "A call that names no cap gets a quarter of a small token limit for its answer. LiteLLM forwards the same \
         cap, but its mock does not keep to it; ours does.",
    ),
    Difference(
        "12",
        &[9],
        &["status 429 -> 200"],
        "The call before has used 20 of 40 tokens and not 30, so this one still fits.",
    ),
    Difference(
        "12",
        &[10, 11, 12, 26, 27],
        &["body.error.message: *"],
        "`Remaining` is what is left after the shorter answers.",
    ),
    Difference(
        "12",
        &[16, 17, 18, 20, 21, 22],
        &["header x-litellm-key-*", "header x-ratelimit-api_key-*", "body.error.message: *"],
        "A user's rate is the user's: one count for all of its keys, and the refusal names the user. LiteLLM copies \
         it to the key that `/user/new` makes.",
    ),
    Difference(
        "12",
        &[23],
        &["body.budget_fallbacks: ours only"],
        "A team, too, can name models that stand in for one whose budget is spent.",
    ),
    Difference(
        "14",
        &[1, 6, 7, 16, 17, 18],
        &[
            "body.choices[].message.provider_specific_fields: LiteLLM only",
            "body.choices[].provider_specific_fields: LiteLLM only",
            "body.choices[].message.refusal: ours only",
        ],
        OWN_MEMBERS,
    ),
    Difference(
        "14",
        &[3],
        &["event.choices: 1 items -> 0", "event.usage.completion_tokens_details: LiteLLM only"],
        "The usage event is the provider's, with `choices: []` as OpenAI documents it, plus `usage.cost`.",
    ),
    Difference(
        "14",
        &[5],
        &["event.usage.*"],
        "A streamed answer of the mock costs what the same answer costs whole; LiteLLM's mock counts differently in \
         streams.",
    ),
    Difference(
        "14",
        &[13, 14],
        &["body.usage.*"],
        "What the provider sends is passed on byte for byte; LiteLLM adds empty members.",
    ),
    Difference("17", &[7, 8, 9, 10], &["body.usage.*", "header x-litellm-response-cost*"], MOCK_TOKENS),
    Difference(
        "17",
        &[12],
        &["header x-ratelimit-end_user-limit-*"],
        "A changed budget holds from the next call on; LiteLLM sees it about a minute later.",
    ),
    Difference(
        "17",
        &[13],
        &["status 200 -> 422 budget_exceeded"],
        "The cap is hard: 0.0007 of 0.001 is spent, and this call would cost 0.0007.",
    ),
    Difference(
        "17",
        &[14, 16],
        &["status 429 -> 422 budget_exceeded"],
        "The rate was raised with the change above; what refuses is the budget.",
    ),
    Difference("17", &[15, 17], &["body.spend: 0.0014 -> 0.0007"], "The second call was refused."),
];
