//! A program that gives each of its users a budget and stops asking models for those who have
//! spent it. It needs no network: the model is a function, and the budgets are in a file.
//!
//! ```text
//! cargo run --example budget_manager
//! ```

use std::error::Error;

use litellm_rs::budget_manager::{BudgetDuration, BudgetManager, Picos, USER_COST_FILE};
use serde_json::{Value, json};

const MODEL: &str = "gpt-4o-mini";
const USER: &str = "ishaan";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::temp_dir().join(format!("budget-manager-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let ended = run(&mut BudgetManager::local(folder.join(USER_COST_FILE))?);
    println!("\n{}", std::fs::read_to_string(folder.join(USER_COST_FILE))?);
    std::fs::remove_dir_all(folder)?;
    ended
}

fn run(manager: &mut BudgetManager) -> Result<(), Box<dyn Error>> {
    // What was spent is forgotten every 28 days; at the start, because nobody else would look.
    manager.update_budget_all_users()?;
    if !manager.is_valid_user(USER) {
        let budget = Picos::parse("0.0001")?;
        manager.create_budget(budget, USER, Some(BudgetDuration::Monthly), None)?;
    }
    for question in ["What is a ledger?", "And an account?", "And a budget?", "Thank you!"] {
        let messages = [json!({"role": "user", "content": question})];
        // Look before the call: what was spent, and this prompt. The answer's price comes on top.
        let (projected, total) =
            (manager.projected_cost(MODEL, &messages, USER)?, manager.get_total_budget(USER)?);
        if projected > total {
            println!("{question:20} refused: {projected} of {total} USD would be spent");
            continue;
        }
        let answer = ask(&messages);
        let budget = manager.update_cost(USER, &answer)?;
        println!("{question:20} {} of {} USD", budget.current_cost, budget.total_budget);
    }
    Ok(())
}

/// Stands for a call of a model, and answers what OpenAI would.
fn ask(messages: &[Value]) -> Value {
    json!({
        "model": MODEL,
        "choices": [{"message": {"role": "assistant", "content": format!("{} messages", messages.len())}}],
        "usage": {"prompt_tokens": 12, "completion_tokens": 60, "total_tokens": 72},
    })
}
