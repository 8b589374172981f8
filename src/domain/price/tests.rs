//! The promises of pricing as a whole: golden sums, overrides, terms, and ceilings that hold.

use proptest::prelude::*;
use serde_json::{Map, Value};

use super::*;
use crate::domain::money::Picos;
use crate::domain::time::Millis;
use crate::domain::usage::{SearchSize, Usage};

fn fields(json: &str) -> Map<String, Value> {
    serde_json::from_str(json).unwrap()
}

fn sheet(json: &str) -> PriceSheet {
    PriceSheet::from_fields(&fields(json)).unwrap()
}

fn total(sheet: &PriceSheet, usage: &Usage) -> String {
    sheet.cost(usage, &CostTerms::default()).unwrap().total.to_string()
}

fn tokens(input: u64, output: u64) -> Usage {
    Usage { input, output, requests: 1, ..Usage::default() }
}

fn ratio(text: &str) -> Ratio {
    Ratio::parse(text).unwrap()
}

/// Outside of the off-peak hours below.
const NOON: Millis = Millis(12 * 3_600_000);

const PLAIN: &str = r#"{"input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06}"#;

const RICH: &str = r#"{
    "litellm_provider": "openai", "mode": "chat", "max_input_tokens": 400000, "max_output_tokens": "32000",
    "input_cost_per_token": 3e-06, "output_cost_per_token": "1.5e-05",
    "input_cost_per_token_above_200k_tokens": 6e-06, "output_cost_per_token_above_200k_tokens": 2.25e-05,
    "input_cost_per_token_above_200k_tokens_priority": 1.2e-05,
    "input_cost_per_token_above_272k_tokens": 5e-06,
    "input_cost_per_token_priority": 5e-06, "output_cost_per_token_priority": 3e-05,
    "input_cost_per_token_flex": 1.5e-06, "output_cost_per_token_flex": 7.5e-06,
    "cache_read_input_token_cost": 3e-07, "cache_creation_input_token_cost": 3.75e-06,
    "cache_creation_input_token_cost_above_1hr": 6e-06,
    "cache_creation_input_token_cost_above_1hr_above_200k_tokens": 1.2e-05,
    "input_cost_per_audio_token": 4e-05, "output_cost_per_reasoning_token": 1.7e-05,
    "output_cost_per_audio_token": 8e-05, "input_cost_per_request": 0.0123,
    "output_cost_per_image": 0.04, "input_cost_per_query": 0.001,
    "off_peak_pricing": {"hours_utc": "00:00-06:00", "output_cost_per_token": 1.6e-05},
    "search_context_cost_per_query": {"search_context_size_low": 0.01, "search_context_size_high": 0.03}
}"#;

#[test]
fn the_parts_add_up_to_what_is_billed() {
    let sheet = sheet(RICH);
    let usage = Usage {
        cache_read: 400,
        cache_write: 200,
        cache_write_1h: 100,
        reasoning: 50,
        web_searches: 2,
        web_search_size: SearchSize::High,
        ..tokens(300, 500)
    };
    let terms = CostTerms { at: NOON, ..CostTerms::default() };
    let cost = sheet.cost(&usage, &terms).unwrap();
    let shown = |picos: Picos| picos.to_string();
    // 300 x 3e-06 + 400 x 3e-07 + 200 x 3.75e-06 + 100 x 6e-06, and 0.0123 for the request.
    assert_eq!(shown(cost.input), "0.01467");
    assert_eq!((shown(cost.cache_read), shown(cost.cache_write)), ("0.00012".into(), "0.00135".into()));
    assert_eq!((shown(cost.output), shown(cost.reasoning)), ("0.00835".into(), "0.00085".into()));
    assert_eq!((shown(cost.tools), shown(cost.total)), ("0.06".into(), "0.08302".into()));
    assert_eq!((cost.original, cost.discount, cost.margin), (cost.total, Picos::ZERO, Picos::ZERO));
}

#[test]
fn the_discount_comes_before_the_margin() {
    let terms = CostTerms {
        discount: ratio("0.05"),
        margin: ratio("0.1"),
        margin_fixed: Picos::parse("0.0005").unwrap(),
        ..CostTerms::default()
    };
    let cost = sheet(PLAIN).cost(&tokens(1000, 500), &terms).unwrap();
    assert_eq!(cost.original.to_string(), "0.002");
    assert_eq!(cost.discount.to_string(), "0.0001");
    // A tenth of 0.0019, and the fixed amount.
    assert_eq!(cost.margin.to_string(), "0.00069");
    assert_eq!(cost.total.to_string(), "0.00259");
    // A region makes tokens dearer, tools not.
    let searched = Usage { web_searches: 1, ..tokens(1000, 0) };
    let region = CostTerms { uplift: ratio("1.1"), service_tier: Some(Tier::Flex), ..CostTerms::default() };
    assert_eq!(sheet(RICH).cost(&searched, &region).unwrap().total.to_string(), "0.04518");
}

#[test]
fn a_cost_is_rounded_once() {
    // Each token costs a third of a pico-dollar; three kinds of them cost one.
    let third = r#"{"input_cost_per_token": 3.33333e-13, "output_cost_per_token": 3.33334e-13}"#;
    let usage = Usage { cache_read: 1, ..tokens(1, 1) };
    assert_eq!(total(&sheet(third), &usage), "0.000000000001");
    for (input, picos) in [(1, 0), (2, 1), (3, 1), (4, 1), (5, 2)] {
        let cost = sheet(third).cost(&tokens(input, 0), &CostTerms::default()).unwrap();
        assert_eq!(cost.total, Picos::new(picos), "{input}");
    }
}

#[test]
fn thresholds_price_the_whole_call_and_the_highest_wins() {
    let sheet = sheet(RICH);
    let at = |input, service_tier, boundary_inclusive| {
        let usage = Usage { input, ..Usage::default() };
        let terms = CostTerms { service_tier, boundary_inclusive, at: NOON, ..CostTerms::default() };
        sheet.cost(&usage, &terms).unwrap().total.to_string()
    };
    let priority = Some(Tier::Priority);
    for (input, tier, inclusive, expected) in [
        (200_000, None, false, "0.6"),
        (200_000, None, true, "1.2"),
        (200_001, None, false, "1.200006"),
        (272_000, None, false, "1.632"),
        (272_001, None, false, "1.360005"),
        (200_000, priority, false, "1.0"),
        (200_001, priority, false, "2.400012"),
        // No priority price above 272k: the standard price for such prompts.
        (272_001, priority, false, "1.360005"),
        (272_001, Some(Tier::Balanced), false, "1.360005"),
        (200_000, Some(Tier::Batches), false, "0.3"),
        (200_001, Some(Tier::Batches), false, "0.600003"),
    ] {
        assert_eq!(at(input, tier, inclusive), expected, "{input} {tier:?} {inclusive}");
    }
}

#[test]
fn a_tier_that_prices_output_prices_reasoning_with_it() {
    let sheet = sheet(RICH);
    let thought = Usage { reasoning: 1000, ..Usage::default() };
    for (tier, expected) in [(None, "0.017"), (Some(Tier::Flex), "0.0075"), (Some(Tier::Batches), "0.0085")] {
        let terms = CostTerms { service_tier: tier, at: NOON, ..CostTerms::default() };
        assert_eq!(sheet.cost(&thought, &terms).unwrap().total.to_string(), expected, "{tier:?}");
    }
}

#[test]
fn a_graduated_table_prices_everything_from_one_band() {
    let sheet = sheet(
        r#"{"output_cost_per_token": 9e-06, "cache_read_input_token_cost": 9e-06, "tiered_pricing": [
            {"range": [32000, "128000"], "input_cost_per_token": 2e-06, "output_cost_per_token": 4e-06,
             "cache_read_input_token_cost": 5e-07, "output_cost_per_reasoning_token": 8e-06},
            {"range": [0, 32000.0], "input_cost_per_token": 1e-06},
            {"range": [128000, 256000], "input_cost_per_token": 3e-06, "output_cost_per_token": 5e-06}]}"#,
    );
    let cached = |cache_read| Usage { cache_read, ..Usage::default() };
    for (usage, expected) in [
        (tokens(32_000, 0), "0.032"),
        (tokens(32_001, 0), "0.064002"),
        // Beyond the last band is the last band.
        (tokens(300_000, 1000), "0.905"),
        (tokens(1000, 1000), "0.01"),
        (cached(32_000), "0.032"),
        (cached(100_000), "0.05"),
        (cached(200_000), "0.6"),
        (Usage { reasoning: 1000, ..tokens(100_000, 0) }, "0.208"),
        (Usage { reasoning: 1000, ..tokens(200_000, 0) }, "0.605"),
    ] {
        assert_eq!(total(&sheet, &usage), expected, "{usage:?}");
    }
    let batch = CostTerms { service_tier: Some(Tier::Batches), ..CostTerms::default() };
    assert_eq!(sheet.cost(&tokens(32_001, 0), &batch).unwrap().total.to_string(), "0.032001");
}

#[test]
fn a_custom_token_price_is_the_whole_price() {
    let base = sheet(RICH);
    let custom = |json: &str| base.overridden_by(&fields(json)).unwrap();
    let flat = custom(r#"{"input_cost_per_token": 2e-07, "output_cost_per_token": "6e-07"}"#);
    let used = Usage { cache_read: 1000, reasoning: 1000, input_audio: 1000, ..Usage::default() };
    assert_eq!(total(&flat, &used), "0.001");
    assert_eq!(total(&flat, &tokens(1_000_000, 0)), "0.2");
    assert_eq!((flat.max_output_tokens(), flat.provider()), (Some(32_000), Some("openai")));
    // The provider bills its tools apart; a size without a price costs what the next one does.
    assert_eq!(total(&flat, &Usage { web_searches: 1, ..Usage::default() }), "0.03");

    let with_cache = custom(r#"{"input_cost_per_token": 2e-07, "cache_read_input_token_cost": 0}"#);
    assert_eq!(total(&with_cache, &used), "0.0152");
    // The output price that was not custom stays: 1000 x 1.5e-05.
    assert_eq!(total(&with_cache, &tokens(0, 1000)), "0.015");
}

#[test]
fn other_custom_prices_lie_over_the_table() {
    let base = sheet(RICH);
    let custom = |json: &str| base.overridden_by(&fields(json)).unwrap();
    let cheaper = custom(r#"{"cache_read_input_token_cost": 1e-07, "max_output_tokens": 10}"#);
    assert_eq!(total(&cheaper, &Usage { cache_read: 1000, ..tokens(0, 0) }), "0.0124");
    assert_eq!(cheaper.max_output_tokens(), Some(10));
    let untouched = custom(r#"{"model": "x", "input_cost_per_token": null}"#);
    assert_eq!(total(&untouched, &tokens(1000, 0)), total(&base, &tokens(1000, 0)));
    let by_time = custom(r#"{"input_cost_per_second": 0.001}"#);
    assert_eq!(total(&by_time, &Usage { duration_ms: 1500, ..tokens(1000, 1000) }), "0.0015");
}

#[test]
fn free_is_explicit() {
    let base = sheet(RICH);
    for (json, is_priced, is_free) in [
        ("{}", false, false),
        (r#"{"max_tokens": 5}"#, false, false),
        (r#"{"input_cost_per_token": 0}"#, true, true),
        (r#"{"input_cost_per_token": 0, "output_cost_per_token": "0.0"}"#, true, true),
        (r#"{"input_cost_per_token": 0, "output_cost_per_token": 1e-09}"#, true, false),
        (r#"{"input_cost_per_token": 0, "input_cost_per_request": 0.005}"#, true, false),
        (r#"{"input_cost_per_token": 0, "tiered_pricing": [{"input_cost_per_query": 1}]}"#, true, false),
    ] {
        let sheet = sheet(json);
        assert_eq!((sheet.is_priced(), sheet.is_free()), (is_priced, is_free), "{json}");
    }
    let declared = r#"{"input_cost_per_token": 0, "output_cost_per_token": 0}"#;
    assert!(base.overridden_by(&fields(declared)).unwrap().is_free());
    assert!(!base.is_free());
    let unpriced = sheet("{}");
    assert_eq!(unpriced.cost(&tokens(1, 1), &CostTerms::default()), Err(PriceError::Unpriced));
}

#[test]
fn a_price_that_cannot_be_read_names_its_field() {
    for (json, message) in [
        (r#"{"input_cost_per_token": -1e-06}"#, "`input_cost_per_token`: cannot be negative"),
        (r#"{"output_cost_per_token": "NaN"}"#, "`output_cost_per_token`: not a decimal number"),
        (r#"{"output_cost_per_token": true}"#, "`output_cost_per_token`: expected a number"),
        (r#"{"input_cost_per_image": 1e300}"#, "`input_cost_per_image`: the number is too large"),
        (r#"{"tiered_pricing": {}}"#, "`tiered_pricing`: expected a list"),
        (r#"{"max_tokens": -1}"#, "`max_tokens`: cannot be negative"),
        (
            r#"{"regional_endpoint_uplift_multiplier": -1}"#,
            "`regional_endpoint_uplift_multiplier`: cannot be",
        ),
        (
            r#"{"search_context_cost_per_query": {"search_context_size_low": -1}}"#,
            "`search_context_size_low`: cannot be negative",
        ),
    ] {
        let error = PriceSheet::from_fields(&fields(json)).unwrap_err().to_string();
        assert!(error.starts_with(message), "{error}");
    }
    let dear = sheet(r#"{"input_cost_per_token": 1000000}"#);
    let cost = |input| dear.cost(&tokens(input, 0), &CostTerms::default());
    assert!(cost(1_000_000).is_ok());
    assert_eq!(cost(u64::MAX), Err(PriceError::TooLarge));
    let boundless = dear.ceiling(u64::MAX, 1, &CostTerms::default());
    assert_eq!((boundless.cost(0), boundless.tokens_for(Picos::MAX)), (None, 0));
}

#[test]
fn the_older_name_of_the_cache_price_yields_to_the_newer() {
    let cached = Usage { cache_read: 1_000_000, ..Usage::default() };
    for json in [
        r#"{"input_cost_per_token": 1e-06, "input_cost_per_token_cache_hit": 2e-07}"#,
        r#"{"cache_read_input_token_cost": 2e-07, "input_cost_per_token_cache_hit": 9e-07}"#,
    ] {
        assert_eq!(total(&sheet(json), &cached), "0.2", "{json}");
    }
}

#[test]
fn a_ceiling_takes_the_dearest_rate_that_can_come_up() {
    let sheet = sheet(RICH);
    let terms = CostTerms { at: NOON, ..CostTerms::default() };
    let text = |input_tokens_max| Asked {
        reach: Reach::TEXT,
        units: Usage { requests: 1, ..Usage::default() },
        ..Asked::anything(input_tokens_max, 1)
    };
    let short = sheet.ceiling_for(&text(1000), &terms);
    // Cache writes at 3.75e-06; reasoning at 1.7e-05 is dearer than text, also off-peak.
    assert_eq!(short.input.to_string(), "0.00375");
    assert_eq!(short.output_atto_per_token.to_string(), "0.000017");
    assert_eq!(short.fixed.to_string(), "0.0123");
    assert_eq!(sheet.ceiling_for(&text(200_001), &terms).input.to_string(), "1.200006");

    let anything = sheet.ceiling(1000, 2, &terms);
    assert_eq!(anything.input.to_string(), "0.04");
    assert_eq!(anything.output_atto_per_token.to_string(), "0.00016");
    // The request, a query, and an image for each of two answers.
    assert_eq!(anything.fixed.to_string(), "0.0933");
    let flex = CostTerms { service_tier: Some(Tier::Flex), ..terms };
    assert_eq!(sheet.ceiling_for(&text(1000), &flex), short);
    let batch = CostTerms { service_tier: Some(Tier::Batches), ..terms };
    assert_eq!(sheet.ceiling_for(&text(1000), &batch).input.to_string(), "0.001875");
}

#[test]
fn the_tokens_that_fit_are_exact_at_the_boundary() {
    let ceiling = sheet(PLAIN).ceiling(1000, 1, &CostTerms::default());
    for (money, fitting) in [
        ("0.001", 0),
        ("0.001001999999", 0),
        ("0.001002", 1),
        ("0.001003999999", 1),
        ("0.0009", 0),
        ("-1", 0),
    ] {
        assert_eq!(ceiling.tokens_for(Picos::parse(money).unwrap()), fitting, "{money}");
    }
    assert_eq!(ceiling.cost(0), Some(Picos::parse("0.001").unwrap()));
    let free = sheet(r#"{"input_cost_per_token": 0}"#).ceiling(1000, 1, &CostTerms::default());
    assert_eq!((free.tokens_for(Picos::ZERO), free.cost(u64::MAX)), (u64::MAX, Some(Picos::ZERO)));
}

fn any_rate() -> impl Strategy<Value = String> + Clone {
    (0..2_000_000_u64, 9..19_i32).prop_map(|(digits, exponent)| format!("{digits}e-{exponent}"))
}

fn any_sheet() -> impl Strategy<Value = PriceSheet> {
    const NAMES: [&str; 18] = [
        "input_cost_per_token",
        "output_cost_per_token",
        "cache_read_input_token_cost",
        "cache_creation_input_token_cost",
        "cache_creation_input_token_cost_above_1hr",
        "input_cost_per_audio_token",
        "output_cost_per_reasoning_token",
        "output_cost_per_audio_token",
        "output_cost_per_image_token",
        "input_cost_per_token_above_128k_tokens",
        "output_cost_per_token_above_200k_tokens",
        "cache_creation_input_token_cost_above_1hr_above_200k_tokens",
        "input_cost_per_token_priority",
        "output_cost_per_token_priority",
        "input_cost_per_token_above_200k_tokens_priority",
        "output_cost_per_token_batches",
        "input_cost_per_request",
        "output_cost_per_image",
    ];
    let band = (any_rate(), any_rate());
    let rates = proptest::collection::vec(proptest::option::of(any_rate()), NAMES.len());
    (rates, any_rate(), proptest::option::weighted(0.3, [band.clone(), band.clone()]), proptest::bool::ANY)
        .prop_map(|(rates, off_peak, bands, is_off_peak)| {
            let mut fields = Map::new();
            fields.insert("input_cost_per_query".into(), Value::from("0"));
            for (name, rate) in NAMES.iter().zip(rates) {
                fields.extend(rate.map(|rate| ((*name).to_owned(), Value::from(rate))));
            }
            if is_off_peak {
                let text =
                    format!(r#"{{"hours_utc": "00:00-12:00", "output_cost_per_token": "{off_peak}"}}"#);
                fields.insert("off_peak_pricing".into(), serde_json::from_str(&text).unwrap());
            }
            if let Some(bands) = bands {
                let bands = bands.iter().enumerate().map(|(index, (input, output))| {
                    serde_json::json!({"range": [index * 32_000, (index + 1) * 32_000],
                        "input_cost_per_token": input, "output_cost_per_token": output})
                });
                fields.insert("tiered_pricing".into(), bands.collect());
            }
            PriceSheet::from_fields(&fields).unwrap()
        })
}

fn any_terms() -> impl Strategy<Value = CostTerms> {
    let tier =
        proptest::sample::select(vec![None, Some(Tier::Priority), Some(Tier::Flex), Some(Tier::Batches)]);
    let billion = 0..3_000_000_000_u64;
    (tier, billion.clone(), 0..1_100_000_000_u64, billion, 0..1_000_000_i128, proptest::bool::ANY).prop_map(
        |(service_tier, uplift, discount, margin, margin_fixed, boundary_inclusive)| CostTerms {
            service_tier,
            uplift: Ratio::from_parts_per_billion(uplift),
            discount: Ratio::from_parts_per_billion(discount),
            margin: Ratio::from_parts_per_billion(margin),
            margin_fixed: Picos::new(margin_fixed),
            at: Millis(0),
            boundary_inclusive,
        },
    )
}

fn any_usage() -> impl Strategy<Value = Usage> {
    let input = proptest::array::uniform6(prop_oneof![Just(0), 0..300_000_u64, Just(128_000), Just(200_000)]);
    let output = proptest::array::uniform5(prop_oneof![Just(0), 0..5000_u64]);
    (input, output, 0..=2_u64).prop_map(|(input, output, images)| Usage {
        input: input[0],
        cache_read: input[1],
        cache_write: input[2],
        cache_write_1h: input[3],
        input_audio: input[4],
        cache_read_audio: input[5],
        output: output[0],
        reasoning: output[1],
        output_audio: output[2],
        output_image: output[3],
        output_video: output[4],
        images,
        queries: 1,
        requests: 1,
        ..Usage::default()
    })
}

proptest! {
    #[test]
    fn no_call_costs_more_than_its_ceiling(
        sheet in any_sheet(),
        usage in any_usage(),
        terms in any_terms(),
        slack in prop_oneof![Just((0, 0)), (0..100_000_u64, 0..100_u64)],
        noon in proptest::bool::ANY,
    ) {
        let asked_at = CostTerms { at: if noon { NOON } else { Millis(0) }, ..terms };
        let ceiling = sheet.ceiling(usage.input_total() + slack.0, 2, &asked_at);
        let cost = sheet.cost(&usage, &terms).unwrap();
        prop_assert!(Some(cost.total) <= ceiling.cost(usage.output_total() + slack.1), "{:?}", cost);
        prop_assert_eq!(cost.input.plus(cost.output).and_then(|sum| sum.plus(cost.tools)), Some(cost.original));
        prop_assert_eq!(cost.original.minus(cost.discount).and_then(|rest| rest.plus(cost.margin)), Some(cost.total));
        for part in [cost.input, cost.output, cost.tools, cost.discount, cost.margin] {
            prop_assert!(!part.is_negative(), "{:?}", cost);
        }
        // A tier's call that the provider served at the standard one is covered as well.
        if terms.service_tier != Some(Tier::Batches) {
            let standard = sheet.cost(&usage, &CostTerms { service_tier: None, ..terms }).unwrap();
            prop_assert!(Some(standard.total) <= ceiling.cost(usage.output_total()));
        }
    }

    #[test]
    fn tokens_for_is_the_exact_inverse_of_cost(
        input in 0..1_000_000_i128,
        fixed in 0..1_000_000_i128,
        rate in prop_oneof![1..3_000_000_i128, 1..i128::MAX],
        money in prop_oneof![0..3_000_000_i128, 0..i128::MAX],
    ) {
        let ceiling = Ceiling {
            input: Picos::new(input),
            output_atto_per_token: Rate::new(rate),
            fixed: Picos::new(fixed),
        };
        let money = Picos::new(money);
        let fits = |tokens| ceiling.cost(tokens).is_some_and(|cost| cost <= money);
        let tokens = ceiling.tokens_for(money);
        prop_assert!(tokens == 0 || fits(tokens));
        prop_assert!(tokens == u64::MAX || !fits(tokens + 1));
    }
}
