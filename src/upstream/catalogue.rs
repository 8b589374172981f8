//! The catalogue: which deployments stand behind a model name.
//!
//! Built from all specs at once, reporting every mistake; never changed, only replaced. A name is an alias, a public name
//! or fits a wildcard. Who may use a name is not known here.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::deployment::{Deployment, DeploymentSpec, Env, digest, unknown_provider};
use super::endpoint::Route;
use super::error::UpstreamError;
use super::pattern::Pattern;
use super::provider;

/// A deployment, and the model that a call asks of it.
#[derive(Clone, Debug)]
pub struct Target {
    /// The deployment.
    pub deployment: Arc<Deployment>,
    /// The model as the provider calls it.
    pub upstream_model: Arc<str>,
}

impl Target {
    /// The address of a route, or why the deployment cannot be called.
    pub fn url(&self, route: Route) -> Result<String, UpstreamError> {
        self.deployment.url(route, &self.upstream_model)
    }

    /// `provider/model`, for `x-litellm-model-name` and the price lookup.
    pub fn full_name(&self) -> String {
        format!("{}/{}", self.deployment.provider.prefix, self.upstream_model)
    }
}

/// The deployments behind one name; never none.
#[derive(Clone, Debug)]
pub struct Group {
    /// The name: what an alias stands for, and what was asked for where a wildcard fits.
    pub name: Arc<str>,
    /// The deployments, in the order of the configuration.
    pub targets: Vec<Target>,
}

impl Group {
    /// The same group with one deployment alone, if it is among them.
    pub fn only(&self, id: &str) -> Option<Self> {
        let target = self.targets.iter().find(|target| &*target.deployment.id == id)?;
        Some(Self { name: Arc::clone(&self.name), targets: vec![target.clone()] })
    }

    /// The same group with these deployments alone, by their indexes.
    pub fn those(&self, indexes: &[usize]) -> Self {
        let among = |target: &&Target| indexes.contains(&target.deployment.index);
        Self { name: Arc::clone(&self.name), targets: self.targets.iter().filter(among).cloned().collect() }
    }
}

/// A name as `/models` lists it.
#[derive(Clone, Copy, Debug)]
pub struct PublicName<'c> {
    /// The name, or a pattern.
    pub name: &'c str,
    /// Whether it is a pattern.
    pub wildcard: bool,
    /// The first deployment behind it.
    pub deployment: &'c Arc<Deployment>,
}

impl<'c> PublicName<'c> {
    /// `chat`, `embedding`, …
    pub fn mode(&self) -> Option<&'c str> {
        self.deployment.spec.mode.as_deref()
    }
}

/// All deployments, by the names that lead to them.
#[derive(Debug, Default)]
pub struct Catalogue {
    deployments: Vec<Arc<Deployment>>,
    names: Vec<(Arc<str>, usize)>,
    groups: HashMap<Arc<str>, Arc<Group>>,
    /// The most specific first.
    wildcards: Vec<Wildcard>,
    aliases: BTreeMap<String, String>,
    /// Names and patterns of deployments that nobody may call.
    blocked: Vec<(Arc<str>, Option<Pattern>)>,
}

/// One deployment behind a pattern.
#[derive(Debug)]
struct Wildcard {
    public: Pattern,
    behind: Behind,
}

/// One deployment for each provider that can be called.
type Offered = Vec<Arc<Deployment>>;

/// What a pattern leads to.
#[derive(Debug)]
enum Behind {
    /// One model, whatever fits.
    Fixed(Arc<Deployment>),
    /// The model whose name is filled in.
    Filled(Arc<Deployment>, Pattern),
    /// Any provider that can be called; the caller's name says which.
    Any(Offered),
}

impl Catalogue {
    /// Builds the catalogue, or names every mistake.
    pub fn new(
        specs: Vec<DeploymentSpec>,
        aliases: &BTreeMap<String, String>,
        env: Env<'_>,
    ) -> Result<Self, Vec<String>> {
        let mut builder = Builder::new(env);
        for (index, spec) in specs.into_iter().enumerate() {
            let place = format!("model_list[{index}] ({})", spec.model_name.escape_debug());
            if let Err(reason) = builder.add(index, spec) {
                builder.mistakes.push(format!("{place}: {reason}"));
            }
        }
        builder.finish(aliases)
    }

    /// What is wrong with a deployment, told without its neighbours.
    pub fn check(spec: DeploymentSpec, env: Env<'_>) -> Result<(), String> {
        Builder::new(env).add(0, spec)
    }

    /// The deployments behind a name.
    pub fn resolve(&self, requested: &str) -> Option<Arc<Group>> {
        let name = self.aliases.get(requested).map_or(requested, String::as_str);
        if let Some(group) = self.groups.get(name) {
            return Some(Arc::clone(group));
        }
        // A pattern is no way around a block.
        if self.blocked.iter().any(|(blocked, _)| **blocked == *name) {
            return None;
        }
        let mut fitting = self
            .wildcards
            .iter()
            .filter_map(|wildcard| wildcard.target(name).map(|target| (&wildcard.public, target)));
        let (pattern, first) = fitting.next()?;
        let equals = fitting.filter(|(other, _)| *other == pattern).map(|(_, target)| target);
        let targets = std::iter::once(first).chain(equals).collect();
        Some(Arc::new(Group { name: name.into(), targets }))
    }

    /// Whether a name leads nowhere because everything behind it is blocked.
    pub fn is_blocked(&self, requested: &str) -> bool {
        let name = self.aliases.get(requested).map_or(requested, String::as_str);
        let fits = |(blocked, pattern): &(Arc<str>, Option<Pattern>)| {
            **blocked == *name || pattern.as_ref().is_some_and(|pattern| pattern.star(name).is_some())
        };
        self.blocked.iter().any(fits) && self.resolve(requested).is_none()
    }

    /// Whether a call could name this model.
    pub fn offers(&self, name: &str) -> bool {
        self.listed_as(name).is_some()
    }

    /// The public name or pattern that a model is listed under.
    pub fn listed_as(&self, name: &str) -> Option<&str> {
        let mut names = self.public_names().map(|known| known.name);
        names.find(|known| match known.strip_suffix('*') {
            Some(prefix) => name.starts_with(prefix),
            None => *known == name,
        })
    }

    /// Whether one of the deployments behind `model` is in this access group.
    pub fn in_access_group(&self, group_name: &str, model: &str) -> bool {
        let in_group = |target: &Target| target.deployment.spec.access_groups.iter().any(|g| g == group_name);
        self.resolve(model).is_some_and(|group| group.targets.iter().any(in_group))
    }

    /// Every name, patterns and aliases included, in the order of the configuration.
    pub fn public_names(&self) -> impl Iterator<Item = PublicName<'_>> {
        let own = self.names.iter().filter_map(|(name, index)| {
            let deployment = self.deployments.get(*index)?;
            Some(PublicName { name, wildcard: name.contains('*'), deployment })
        });
        let new = |alias: &&String| !self.names.iter().any(|(name, _)| **name == ***alias);
        let aliases = self.aliases.iter().filter(move |(alias, _)| new(alias)).filter_map(|(alias, name)| {
            let index = self.resolve(name)?.targets.first()?.deployment.index;
            Some(PublicName { name: alias, wildcard: false, deployment: self.deployments.get(index)? })
        });
        own.chain(aliases)
    }

    /// Every deployment, by its index.
    pub fn deployments(&self) -> &[Arc<Deployment>] {
        &self.deployments
    }

    /// The deployment of an id.
    pub fn by_id(&self, id: &str) -> Option<&Arc<Deployment>> {
        self.deployments.iter().find(|deployment| &*deployment.id == id)
    }

    /// What will fail when it is called, one line each, for the log at the start.
    pub fn warnings(&self) -> Vec<String> {
        let defects = self.deployments.iter().filter(|deployment| !leads_anywhere(&deployment.spec));
        let defects = defects.filter_map(|deployment| {
            let (defect, spec) = (deployment.defect()?, &deployment.spec);
            Some(format!("calls to `{}` ({}) will fail: {defect}", spec.model_name, spec.model))
        });
        let nowhere =
            |wildcard: &&Wildcard| matches!(&wildcard.behind, Behind::Any(offered) if offered.is_empty());
        let nowhere = self.wildcards.iter().filter(nowhere).map(|wildcard| {
            format!(
                "calls to `{}` (*) will fail: the environment has no provider's key",
                wildcard.public.fill("*")
            )
        });
        defects.chain(nowhere).collect()
    }
}

/// Whether a spec leads to any provider that the environment has a key of.
fn leads_anywhere(spec: &DeploymentSpec) -> bool {
    // A key or an address belongs to one provider and must never be sent to another one.
    spec.model == "*" && spec.custom_llm_provider.is_none()
}

impl Wildcard {
    fn target(&self, name: &str) -> Option<Target> {
        let star = self.public.star(name)?;
        match &self.behind {
            Behind::Fixed(deployment) => Some(Target {
                deployment: Arc::clone(deployment),
                upstream_model: Arc::clone(&deployment.upstream_model),
            }),
            Behind::Filled(deployment, model) => {
                // `*` before `openai/*` takes both `gpt-4o` and `openai/gpt-4o`.
                let own =
                    star.strip_prefix(deployment.provider.prefix).and_then(|rest| rest.strip_prefix('/'));
                let star = own.filter(|_| self.public.specificity() == 0).unwrap_or(star);
                Some(Target { deployment: Arc::clone(deployment), upstream_model: model.fill(star).into() })
            }
            Behind::Any(offered) => {
                let (provider, model) = provider::resolve(star, None).ok()?;
                let deployment = offered.iter().find(|known| known.provider == provider)?;
                Some(Target { deployment: Arc::clone(deployment), upstream_model: model.into() })
            }
        }
    }
}

/// A catalogue under construction.
struct Builder<'e> {
    env: Env<'e>,
    catalogue: Catalogue,
    groups: HashMap<Arc<str>, Vec<Target>>,
    ids: HashSet<Arc<str>>,
    named: HashSet<Arc<str>>,
    mistakes: Vec<String>,
}

impl<'e> Builder<'e> {
    fn new(env: Env<'e>) -> Self {
        Self {
            env,
            catalogue: Catalogue::default(),
            groups: HashMap::new(),
            ids: HashSet::new(),
            named: HashSet::new(),
            mistakes: Vec::new(),
        }
    }

    fn add(&mut self, index: usize, spec: DeploymentSpec) -> Result<(), String> {
        if spec.model_name.trim().is_empty() {
            return Err("model_name must not be empty".to_owned());
        }
        let id = self.id(&spec)?;
        let name: Arc<str> = spec.model_name.as_str().into();
        let public = pattern(&name, "model_name")?;
        let model = pattern(&spec.model, "model")?;
        if public.is_none() && model.is_some() {
            return Err("model has a `*`, but model_name has none".to_owned());
        }
        let (deployment, offered) = self.deployment(index, id, spec)?;
        let deployment = Arc::new(deployment);
        if deployment.spec.blocked {
            self.catalogue.blocked.push((name, public));
            self.catalogue.deployments.push(deployment);
            return Ok(());
        }
        match public {
            Some(public) => {
                let behind = match (offered, Pattern::parse(&deployment.upstream_model)) {
                    (Some(offered), _) => Behind::Any(offered),
                    (None, Some(model)) => Behind::Filled(Arc::clone(&deployment), model),
                    (None, None) => Behind::Fixed(Arc::clone(&deployment)),
                };
                self.catalogue.wildcards.push(Wildcard { public, behind });
            }
            None => {
                let upstream_model = Arc::clone(&deployment.upstream_model);
                let target = Target { deployment: Arc::clone(&deployment), upstream_model };
                self.groups.entry(Arc::clone(&name)).or_default().push(target);
            }
        }
        if self.named.insert(Arc::clone(&name)) {
            self.catalogue.names.push((name, self.catalogue.deployments.len()));
        }
        self.catalogue.deployments.push(deployment);
        Ok(())
    }

    /// The deployment of a spec; where it leads anywhere, also one for each provider it may lead to.
    fn deployment(
        &self,
        index: usize,
        id: Arc<str>,
        mut spec: DeploymentSpec,
    ) -> Result<(Deployment, Option<Offered>), String> {
        if spec.model != "*" {
            return Ok((Deployment::new(index, id, spec, self.env)?, None));
        }
        if spec.api_key.is_some() || spec.api_base.is_some() {
            spec.custom_llm_provider.get_or_insert_with(|| "openai".to_owned());
        }
        let at = |provider| Deployment::at(index, Arc::clone(&id), spec.clone(), self.env, provider, "*");
        let named = spec.custom_llm_provider.as_deref().unwrap_or("openai");
        let deployment = at(provider::by_prefix(named).ok_or_else(|| unknown_provider(&spec))?)?;
        let offered = || provider::PROVIDERS.iter().map(at).filter_map(Result::ok);
        let offered =
            leads_anywhere(&spec).then(|| offered().filter(Deployment::is_offered).map(Arc::new).collect());
        Ok((deployment, offered))
    }

    fn id(&mut self, spec: &DeploymentSpec) -> Result<Arc<str>, String> {
        if let Some(given) = &spec.id {
            let given: Arc<str> = given.as_str().into();
            let new = self.ids.insert(Arc::clone(&given));
            return if new { Ok(given) } else { Err(format!("the id `{given}` is used twice")) };
        }
        let mut ordinal = 0;
        loop {
            let id: Arc<str> = digest(spec, ordinal).into();
            if self.ids.insert(Arc::clone(&id)) {
                return Ok(id);
            }
            ordinal += 1;
        }
    }

    fn finish(mut self, aliases: &BTreeMap<String, String>) -> Result<Catalogue, Vec<String>> {
        let catalogue = &mut self.catalogue;
        catalogue.groups = self
            .groups
            .into_iter()
            .map(|(name, targets)| (Arc::clone(&name), Arc::new(Group { name, targets })))
            .collect();
        // Stable, so deployments of equal patterns keep the order of the configuration.
        catalogue.wildcards.sort_by_key(|wildcard| std::cmp::Reverse(wildcard.public.specificity()));
        for (alias, name) in aliases {
            // Asked before the aliases are there, so that an alias never leads to another one.
            if catalogue.resolve(name).is_none() {
                self.mistakes.push(format!(
                    "model_group_alias: `{alias}` stands for `{name}`, which is not in model_list"
                ));
            }
        }
        catalogue.aliases = aliases.clone();
        // The catalogue's positions must be those of the specs, so that side tables fit.
        if self.mistakes.is_empty() { Ok(self.catalogue) } else { Err(self.mistakes) }
    }
}

/// The pattern of a text; `None` when it has no `*`.
fn pattern(text: &str, member: &str) -> Result<Option<Pattern>, String> {
    match (text.contains('*'), Pattern::parse(text)) {
        (false, _) => Ok(None),
        (true, Some(pattern)) => Ok(Some(pattern)),
        (true, None) => Err(format!("{member} may have one `*`, not more")),
    }
}

#[cfg(test)]
#[path = "catalogue_tests.rs"]
mod tests;
