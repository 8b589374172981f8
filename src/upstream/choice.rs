//! Which deployment of a group answers a call: LiteLLM's simple shuffle.
//!
//! The random number, the clock and who is cooling down come from the caller, so a test can say
//! what is chosen.

use super::catalogue::{Group, Target};
use super::deployment::{Deployment, DeploymentSpec};
use super::error::{ErrorKind, UpstreamError};
use crate::domain::time::Millis;

/// The type of the error where the budgets of all deployments are spent.
pub const BUDGET_EXCEEDED: &str = "budget_exceeded";

/// What a call asks for.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// Only deployments of this region (`allowed_model_region`).
    pub region: Option<&'a str>,
    /// The indexes of deployments that this call has tried already.
    pub tried: &'a [usize],
    /// The indexes of deployments whose budget has no room for this call.
    pub full: &'a [usize],
    /// Now.
    pub now: Millis,
    /// Any number, each as likely as the other.
    pub random: u64,
}

/// Why nobody is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoChoice {
    /// None of the deployments is in the region that the customer allows.
    NotInRegion,
    /// Those that could be called have spent their budget.
    OverBudget,
    /// All of them are left alone for a while.
    AllCooling {
        /// When the first one may be called again.
        retry_after_s: u64,
    },
}

/// Chooses among the deployments that are in the region and not cooling down: those not tried
/// yet before those that were, then the lowest `order`, then at random by weight.
pub fn choose<'g>(
    group: &'g Group,
    ask: Ask<'_>,
    cooling_until: impl Fn(&Deployment) -> Option<Millis>,
) -> Result<&'g Target, NoChoice> {
    let mut pool: Vec<&Target> = Vec::with_capacity(group.targets.len());
    let mut first_free: Option<Millis> = None;
    let mut any_full = false;
    for target in group.targets.iter().filter(|target| is_in_region(&target.deployment.spec, ask.region)) {
        if ask.full.contains(&target.deployment.index) {
            any_full = true;
            continue;
        }
        match cooling_until(&target.deployment).filter(|until| *until > ask.now) {
            Some(until) => first_free = Some(first_free.map_or(until, |first| first.min(until))),
            None => pool.push(target),
        }
    }
    let Some(any) = pool.first().copied() else {
        if any_full {
            return Err(NoChoice::OverBudget);
        }
        return Err(first_free.map_or(NoChoice::NotInRegion, |until| NoChoice::AllCooling {
            retry_after_s: until.since(ask.now).div_ceil(1000).max(1),
        }));
    };
    if pool.iter().any(|target| !is_tried(target, &ask)) {
        pool.retain(|target| !is_tried(target, &ask));
    }
    let lowest = pool.iter().map(|target| order(target)).min();
    pool.retain(|target| Some(order(target)) == lowest);
    Ok(draw(&pool, ask.random).unwrap_or(any))
}

fn is_in_region(spec: &DeploymentSpec, region: Option<&str>) -> bool {
    region
        .is_none_or(|wanted| spec.region_name.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(wanted)))
}

fn is_tried(target: &Target, ask: &Ask<'_>) -> bool {
    ask.tried.contains(&target.deployment.index)
}

/// Without an order, a deployment goes last.
fn order(target: &Target) -> u32 {
    target.deployment.spec.order.unwrap_or(u32::MAX)
}

/// One of them at random: by the first kind of weight that any of them has, else evenly.
fn draw<'g>(pool: &[&'g Target], random: u64) -> Option<&'g Target> {
    let kinds: [fn(&DeploymentSpec) -> Option<u64>; 3] =
        [|spec| spec.weight, |spec| spec.rpm, |spec| spec.tpm];
    for kind in kinds {
        let weight = |target: &&Target| u128::from(kind(&target.deployment.spec).unwrap_or(0));
        let total: u128 = pool.iter().map(weight).sum();
        if total == 0 {
            continue;
        }
        let mut point = scale(random, total);
        for target in pool {
            match point.checked_sub(weight(target)) {
                Some(rest) => point = rest,
                None => return Some(target),
            }
        }
    }
    let at = scale(random, pool.len() as u128);
    usize::try_from(at).ok().and_then(|at| pool.get(at).copied())
}

/// A random number brought into `0..total`, without favouring the small ones.
fn scale(random: u64, total: u128) -> u128 {
    // The sum of a few 64-bit weights may need more than 64 bits; then the lowest ones are lost.
    match u128::from(random).checked_mul(total) {
        Some(product) => product >> 64,
        None => (total >> 64).saturating_mul(u128::from(random)),
    }
}

impl NoChoice {
    /// What the caller is told.
    pub fn into_error(self, group: &str) -> UpstreamError {
        match self {
            Self::NotInRegion => UpstreamError::new(
                ErrorKind::BadRequest,
                400,
                format!(
                    "No deployments available for selected model in the allowed region. Passed model={group}."
                ),
            ),
            Self::OverBudget => UpstreamError {
                error_type: BUDGET_EXCEEDED,
                ..UpstreamError::new(
                    ErrorKind::RateLimit,
                    429,
                    format!(
                        "No deployments available - crossed budget: the budgets of the providers and deployments of \
                         {group} are spent or held by calls under way. Passed model={group}."
                    ),
                )
            },
            Self::AllCooling { retry_after_s } => {
                let message = format!(
                    "No deployments available for selected model, Try again in {retry_after_s} seconds. \
                     Passed model={group}. All of its deployments are cooling down."
                );
                let mut error = UpstreamError::new(ErrorKind::RateLimit, 429, message);
                error.headers.push(("retry-after".to_owned(), retry_after_s.to_string()));
                error
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::upstream::sample::{catalogue, spec};

    const NOW: Millis = Millis(1_000_000);
    const STEPS: u64 = 1_000;

    fn group(specs: Vec<DeploymentSpec>) -> Arc<Group> {
        catalogue(specs).resolve("g").unwrap()
    }

    fn with(change: impl FnOnce(&mut DeploymentSpec)) -> DeploymentSpec {
        let mut spec = spec("g", "openai/m");
        change(&mut spec);
        spec
    }

    fn ask(tried: &[usize]) -> Ask<'_> {
        Ask { region: None, tried, full: &[], now: NOW, random: 0 }
    }

    /// How often each deployment is chosen, over evenly spread random numbers.
    fn shares(group: &Group, tried: &[usize], cooling: &[usize]) -> Vec<u64> {
        let mut shares = vec![0; group.targets.len()];
        for step in 0..STEPS {
            let random = u64::MAX / STEPS * step + u64::MAX / STEPS / 2;
            let ask = Ask { random, ..ask(tried) };
            let until = |d: &Deployment| cooling.contains(&d.index).then(|| NOW.plus_ms(1));
            shares[choose(group, ask, until).unwrap().deployment.index] += 1;
        }
        shares
    }

    #[test]
    fn calls_are_shared_by_weight_then_rpm_then_tpm_then_evenly() {
        let plain = || with(|_| ());
        for (specs, expected) in [
            (vec![plain(), plain()], [500, 500]),
            (vec![with(|s| s.weight = Some(9)), with(|s| s.weight = Some(1))], [900, 100]),
            (vec![with(|s| s.rpm = Some(300)), with(|s| s.rpm = Some(100))], [750, 250]),
            (vec![with(|s| s.tpm = Some(100)), with(|s| s.tpm = Some(400))], [200, 800]),
            (
                vec![
                    with(|s| (s.weight, s.rpm) = (Some(1), Some(900))),
                    with(|s| (s.weight, s.rpm) = (Some(1), Some(1))),
                ],
                [500, 500],
            ),
            // Who has no weight among those who have is not asked; weights of nothing are none.
            (vec![with(|s| s.weight = Some(1)), plain()], [1000, 0]),
            (vec![with(|s| s.weight = Some(0)), plain()], [500, 500]),
        ] {
            let shares = shares(&group(specs), &[], &[]);
            assert_eq!(shares, expected);
        }
    }

    #[test]
    fn the_lowest_order_goes_first() {
        let group = group(vec![
            with(|_| ()),
            with(|s| s.order = Some(2)),
            with(|s| s.order = Some(1)),
            with(|s| s.order = Some(1)),
        ]);
        for (tried, cooling, expected) in [
            (vec![], vec![], [0, 0, 500, 500]),
            (vec![2], vec![], [0, 0, 0, 1000]),
            (vec![2], vec![3], [0, 1000, 0, 0]),
            (vec![2, 3, 1], vec![], [1000, 0, 0, 0]),
            // All were tried: the order begins again.
            (vec![0, 1, 2, 3], vec![3], [0, 0, 1000, 0]),
        ] {
            assert_eq!(shares(&group, &tried, &cooling), expected, "{tried:?} {cooling:?}");
        }
    }

    #[test]
    fn when_all_are_cooling_the_first_to_be_free_is_told() {
        let group = group(vec![with(|_| ()), with(|_| ())]);
        for (first_ms, second_ms, expected) in
            [(1, 9_000, 1), (1_000, 9_000, 1), (1_001, 9_000, 2), (9_000, 5_000, 5)]
        {
            let until = |d: &Deployment| Some(NOW.plus_ms(if d.index == 0 { first_ms } else { second_ms }));
            let refused = choose(&group, ask(&[]), until).unwrap_err();
            assert_eq!(refused, NoChoice::AllCooling { retry_after_s: expected });
        }
        assert!(choose(&group, ask(&[]), |_| Some(NOW)).is_ok());

        let error = NoChoice::AllCooling { retry_after_s: 5 }.into_error("g");
        assert!(error.message.starts_with(
            "No deployments available for selected model, Try again in 5 seconds. Passed model=g. "
        ));
        assert_eq!((error.status, error.retry_after()), (429, Some("5")));
    }

    #[test]
    fn a_customers_region_is_kept() {
        let group = group(vec![with(|_| ()), with(|s| s.region_name = Some("EU".into()))]);
        let in_region = |region| Ask { region: Some(region), ..ask(&[1]) };
        assert_eq!(choose(&group, in_region("eu"), |_| None).unwrap().deployment.index, 1);
        assert_eq!(choose(&group, in_region("us"), |_| None).unwrap_err(), NoChoice::NotInRegion);
        assert_eq!(NoChoice::NotInRegion.into_error("g").status, 400);
    }

    proptest! {
        #[test]
        fn somebody_is_chosen_while_anybody_is_free(
            weights in proptest::collection::vec(proptest::option::of(any::<u64>()), 1..6),
            cooling in any::<u8>(),
            random: u64,
        ) {
            let group = group(weights.iter().map(|weight| with(|s| s.weight = *weight)).collect());
            let is_cooling = |index: usize| cooling & (1 << index) != 0;
            let until = |d: &Deployment| is_cooling(d.index).then(|| NOW.plus_ms(1));
            match choose(&group, Ask { random, ..ask(&[]) }, until) {
                Ok(target) => prop_assert!(!is_cooling(target.deployment.index)),
                Err(_) => prop_assert!((0..weights.len()).all(is_cooling)),
            }
        }
    }
}
