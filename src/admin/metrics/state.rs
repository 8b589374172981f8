//! The state of this moment: deployments, and the ledger under everything.

use std::sync::PoisonError;

use crate::app::App;
use crate::domain::account::Terms;
use crate::domain::scope::{AccountKey, Scope};
use crate::metrics::{Family, Labels, Number};
use crate::upstream::deployment::Deployment;
use crate::upstream::health::Standing;

/// Every gauge that is about no caller.
pub(super) async fn families(app: &App) -> Vec<Family> {
    let mut all = deployments(app);
    let terms = Terms::uncapped(AccountKey::main(Scope::Global));
    let ledger = app.ledger.health();
    let count = |count: usize| Number::count(count as u64);
    let one = |mut family: Family, number: Number| {
        family.add(Labels::none(), number);
        family
    };
    all.extend(
        [
            (
                "litellm_in_memory_spend_update_queue_size",
                "Charges on their way to disk.",
                count(ledger.queued),
            ),
            ("litellm_rs_open_holds", "Calls that hold money.", count(ledger.open_holds)),
            ("litellm_rs_waiting_calls", "Calls in line for money that others hold.", count(ledger.waiting)),
            ("litellm_rs_accounts_in_memory", "Accounts that are on the book.", count(ledger.accounts)),
            ("litellm_rs_live_watchers", "Readers of the live stream of spend.", count(ledger.watchers)),
            (
                "litellm_rs_journal_queue",
                "Operations of the journal on their way to disk.",
                count(ledger.queued),
            ),
            (
                "litellm_rs_ledger_writable",
                "Whether the last commit of the ledger worked.",
                Number::count(u64::from(ledger.writable)),
            ),
        ]
        .map(|(name, help, number)| one(Family::gauge(name, help), number)),
    );
    all.extend(
        [
            ("litellm_rs_journal_rows_total", "Lines of the ledger written.", ledger.rows),
            ("litellm_rs_journal_commits_total", "Transactions of the ledger written.", ledger.commits),
        ]
        .map(|(name, help, so_many)| one(Family::counter(name, help), Number::count(so_many))),
    );
    if let Some(free) = app.ledger.disk().free_bytes() {
        let family = Family::gauge("litellm_rs_disk_free_bytes", "Room on the disk of the ledger.");
        all.push(one(family, Number::count(free)));
    }
    let mut commits =
        Family::histogram("litellm_rs_journal_commit_seconds", "How long a transaction of the ledger took.");
    commits.add_times(Labels::none(), &app.ledger.metrics().commits());
    all.push(commits);
    // It is on the book from the first call on, and before that there is nothing to read.
    if let Ok(balance) = app.ledger.balance(&terms).await {
        let family = Family::gauge("litellm_rs_held_dollars", "Money that calls under way hold.");
        all.push(one(family, Number::dollars(balance.pending)));
    }
    all
}

fn deployments(app: &App) -> Vec<Family> {
    let mut state = Family::gauge(
        "litellm_deployment_state",
        "How a deployment does: 0 well, 1 failed in this minute, 2 left alone for a while.",
    );
    let mut tpm = Family::gauge("litellm_deployment_tpm_limit", "Tokens a minute a deployment is made for.");
    let mut rpm =
        Family::gauge("litellm_deployment_rpm_limit", "Requests a minute a deployment is made for.");
    let now = app.now();
    for deployment in app.models.now().catalogue.deployments() {
        let labels = labels(deployment);
        let standing =
            app.health.lock().unwrap_or_else(PoisonError::into_inner).standing(&deployment.id, now);
        let number = match standing {
            Standing::Well => 0,
            Standing::Failing => 1,
            Standing::Cooling => 2,
        };
        state.add(labels.clone(), Number::count(number));
        for (family, limit) in [(&mut tpm, deployment.spec.tpm), (&mut rpm, deployment.spec.rpm)] {
            if let Some(limit) = limit {
                family.add(labels.clone(), Number::count(limit));
            }
        }
    }
    vec![state, tpm, rpm]
}

fn labels(deployment: &Deployment) -> Labels {
    Labels::none()
        .with("litellm_model_name", format!("{}/{}", deployment.provider.prefix, deployment.upstream_model))
        .with("model_id", &*deployment.id)
        .with("api_base", deployment.shown_base().unwrap_or_default())
        .with("api_provider", deployment.provider.prefix)
}
