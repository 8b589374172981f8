//! A statement as one page of HTML: nothing from elsewhere, nothing that runs, everything escaped.

use std::fmt::Write as _;

use super::account::{Account, moment};
use crate::cli::export::sums::Sum;
use crate::cli::money::{grouped, rounded};
use crate::domain::money::Picos;

const STYLE: &str = include_str!("page.css");

/// The page. The same account makes the same bytes.
pub(super) fn html(account: &Account) -> String {
    let whose = escaped(&account.whose());
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>Usage statement for {whose}, {first} to {last}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <header>\n<h1>Usage statement</h1>\n<dl>\n<dt>Customer</dt><dd>{whose}</dd>\n<dt>Period</dt><dd>{period}</dd>\n\
         <dt>Currency</dt><dd>US dollars (USD)</dd>\n\
         <dt>{name}</dt><dd><strong>{total}</strong> (exactly <code>{exact} USD</code>)</dd>\n</dl>\n</header>\n",
        first = account.period.first,
        last = account.period.last,
        period = account.period.shown(),
        name = if account.so_far().is_some() { "Total so far" } else { "Total" },
        total = cents(account.total()),
        exact = account.total(),
    );
    if let Some(so_far) = account.so_far() {
        push(&mut page, &format!("<p class=\"open\">{}</p>\n", escaped(&so_far)));
    }
    models(&mut page, account);
    days(&mut page, account);
    corrections(&mut page, account);
    totals(&mut page, account);
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

const HEADS: &str = "<th class=\"n\">Requests</th><th class=\"n\">Tokens in</th><th class=\"n\">Of which cached</th>\
                     <th class=\"n\">Tokens out</th><th class=\"n\">Amount</th><th class=\"n\">Exact amount</th>";

fn models(page: &mut String, account: &Account) {
    let models = account.by_model();
    if models.is_empty() {
        return push(page, "<p>No usage in this period.</p>\n");
    }
    table(page, "By model", &format!("<th>Model</th>{HEADS}"));
    for (model, sum) in models {
        push(page, &format!("<tr><td>{}</td>{}</tr>\n", named(model), cells(sum.clone())));
    }
    let all = cells(account.sum.clone());
    push(page, &format!("</tbody>\n<tfoot>\n<tr><td>All models</td>{all}</tr>\n</tfoot>\n</table>\n"));
}

fn days(page: &mut String, account: &Account) {
    if account.used.is_empty() {
        return;
    }
    table(page, "By day", &format!("<th>Day</th><th>Model</th>{HEADS}"));
    for ((day, model), sum) in &account.used {
        let (day, model) = (escaped(day), named(model));
        push(page, &format!("<tr><td>{day}</td><td>{model}</td>{}</tr>\n", cells(sum.clone())));
    }
    push(page, "</tbody>\n</table>\n");
}

fn corrections(page: &mut String, account: &Account) {
    if account.corrections.is_empty() {
        return;
    }
    // Which member of staff did it is for the operator to know.
    let heads = "<th>Time</th><th>Reason</th><th class=\"n\">Amount</th><th class=\"n\">Exact amount</th>";
    table(page, "Adjustments", heads);
    for correction in &account.corrections {
        let (at, note) = (moment(correction.at), escaped(&correction.note));
        let amount = money_cells(correction.amount);
        push(page, &format!("<tr><td>{at}</td><td>{note}</td>{amount}</tr>\n"));
    }
    push(page, "</tbody>\n</table>\n");
}

fn totals(page: &mut String, account: &Account) {
    let Sum { charged, adjusted, .. } = account.sum;
    table(page, "Total", "<th></th><th class=\"n\">Amount</th><th class=\"n\">Exact amount</th>");
    let adjustments = (!account.corrections.is_empty()).then_some(("Adjustments", adjusted));
    for (name, amount) in std::iter::once(("Usage", charged)).chain(adjustments) {
        push(page, &format!("<tr><td>{name}</td>{}</tr>\n", money_cells(amount)));
    }
    push(page, "</tbody>\n");
    let total = money_cells(account.total());
    push(page, &format!("<tfoot>\n<tr><td>Total</td>{total}</tr>\n</tfoot>\n</table>\n<footer>\n"));
    for remark in account.remarks() {
        push(page, &format!("<p>{}</p>\n", escaped(&remark)));
    }
    push(
        page,
        "<p>All amounts are in US dollars, rounded to cents for reading; the exact amounts are the ones that add up. \
         Days are those of UTC; a request counts for the day on which it ended. \
         Cached tokens are part of the tokens in.</p>\n</footer>\n",
    );
}

fn table(page: &mut String, caption: &str, heads: &str) {
    push(
        page,
        &format!("<table>\n<caption>{caption}</caption>\n<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n"),
    );
}

fn cells(sum: Sum) -> String {
    let mut cells = String::new();
    for count in [sum.requests, sum.input_tokens, sum.cache_read_tokens, sum.output_tokens] {
        push(&mut cells, &format!("<td class=\"n\">{}</td>", grouped(count.into())));
    }
    cells + &money_cells(sum.charged)
}

fn money_cells(amount: Picos) -> String {
    format!("<td class=\"n\">{}</td><td class=\"n\"><code>{amount}</code></td>", cents(amount))
}

/// An amount in cents; what is too small to be one is not shown as nothing.
fn cents(amount: Picos) -> String {
    let shown = rounded(amount, 2);
    match shown.as_str() {
        "$0.00" if amount.is_negative() => "-&lt;$0.01".to_owned(),
        "$0.00" if amount != Picos::ZERO => "&lt;$0.01".to_owned(),
        _ => shown,
    }
}

/// The name of a model, or that there is none.
fn named(model: &str) -> String {
    if model.is_empty() { "(not named)".to_owned() } else { escaped(model) }
}

fn push(page: &mut String, text: &str) {
    // Writing to a text cannot fail.
    let _ = page.write_str(text);
}

/// A text that is nothing but text, in an element and in an attribute.
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut escaped, character| {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            character if character.is_control() => escaped.push('\u{fffd}'),
            character => escaped.push(character),
        }
        escaped
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::account::tests::{line, november};
    use super::*;

    #[test]
    fn the_page_as_it_is_sent() {
        let mut account = november("2026-12-01T00:00:00Z");
        let used = |model: &str| json!({"model_group": model, "usage": {"input": 1_200, "cache_read": 34, "output": 7}});
        for line in [
            line(1, "charge", "2026-11-01T00:00:00Z", 1_234_567_000_000_001, &used("gpt-4o")),
            line(2, "charge", "2026-11-02T00:00:00Z", 5_000_000_000, &used("<script>alert(1)</script>")),
            line(
                3,
                "adjust",
                "2026-11-03T10:00:00Z",
                -250_000_000_000,
                &json!({"note": "sorry & \"bye\"", "author": "o'ps"}),
            ),
        ] {
            account.add(&line).unwrap();
        }
        let page = html(&account);
        assert_eq!(page, html(&account));
        assert!(!page.contains("o'ps") && !page.contains("o&#39;ps"), "staff is not named to customers");
        for foreign in ["<script", "http://", "https://", "src=", "@import", "url(", "onclick", "<link"] {
            assert!(!page.contains(foreign), "the page has {foreign}");
        }
        insta::assert_snapshot!(page);
    }

    #[test]
    fn a_month_without_usage_and_one_that_goes_on_say_so() {
        let page = html(&november("2026-11-30T23:59:59Z"));
        assert!(
            page.contains("No usage in this period.") && page.contains("This period has not ended."),
            "{page}"
        );
        assert!(!html(&november("2026-12-01T00:00:00Z")).contains("has not ended"));
        let mut account = november("2026-11-30T23:59:59Z");
        account.add(&line(9, "charge", "2026-11-05T01:02:03.4Z", 4_999_999_999, &json!({}))).unwrap();
        let page = html(&account);
        for part in [
            "<dt>Total so far</dt><dd><strong>&lt;$0.01</strong> (exactly <code>0.004999999999 USD</code>)",
            "What was used until 2026-11-05 01:02:03 UTC is told.",
            "<td>(not named)</td>",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(!page.contains("Adjustments") && !page.contains("ledger"), "{page}");
    }
}
