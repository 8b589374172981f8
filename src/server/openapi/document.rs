//! The OpenAPI document, put together from the routes, their members and the shapes of answers.

use std::sync::LazyLock;

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::members::{Member, Reading, read_by};
use super::{by_hand, words};
use crate::admin::{self, Need};
use crate::proxy::{FORWARDING, models};
use crate::server::health;
use crate::upstream::endpoint::Route;
use crate::wire::operation::{Answer, Operation};

/// Who may call a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Access {
    Open,
    /// Any valid key; none where the server has no master key and the caller is on its machine.
    Llm,
    Control(Need),
}

impl Access {
    /// The name and the sentence.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Open => ("none", "Needs no key."),
            Self::Llm => ("llm_key", "Needs any valid key."),
            Self::Control(Need::Master) => ("master", "Needs the master key."),
            Self::Control(Need::OwnWrite) => (
                "own_write",
                "Needs the master key, a proxy admin's, or an internal user's for what is its own.",
            ),
            Self::Control(Need::AdminOrLocal) => (
                "admin_or_local",
                "Needs the master key or a proxy admin's; none from the server's own machine, or where \
                 `public_budget_manager` is set.",
            ),
            Self::Control(Need::Admin) => ("admin", "Needs the master key or a proxy admin's."),
            Self::Control(Need::AdminView) => {
                ("admin_view", "Needs the master key, or the key of one who may look at everything.")
            }
            Self::Control(Need::OwnKey) => ("own_key", "Needs any valid key, and shows what is its own."),
            Self::Control(Need::AnyKey) => ("any_key", "Needs any valid key."),
        }
    }
}

/// A route with the one that its description is written for: many have more than one path.
pub(super) struct Described {
    pub(super) method: &'static str,
    pub(super) path: String,
    access: Access,
    operation: Option<&'static Operation>,
    pub(super) reading: Reading,
}

/// Every route of the server.
pub(super) fn routes() -> Vec<Described> {
    let tables = admin::ROUTES.iter().chain(health::ROUTES).chain(super::ROUTES);
    let guarded = tables.map(|(method, path, need)| described(method, path, Access::Control(*need)));
    let looking = models::ROUTES.iter().map(|path| described("GET", path, Access::Llm));
    let open = health::OPEN.iter().map(|path| described("GET", path, Access::Open));
    FORWARDING
        .iter()
        .flat_map(|(path, route)| forwarding(path, *route))
        .chain(looking)
        .chain(guarded)
        .chain(open)
        .collect()
}

fn described(method: &'static str, path: &str, access: Access) -> Described {
    let known = path.replacen("/end_user/", "/customer/", 1);
    let paths = [path, &known, path.strip_prefix("/v1").unwrap_or(path)];
    let all = || admin::operations().chain(by_hand::OPERATIONS);
    let operation = paths
        .iter()
        .find_map(|path| all().find(|operation| operation.method == method && operation.path == *path));
    let mut reading = read_by(method, path);
    if reading == Reading::default() {
        reading = operation.map(|operation| read_by(method, operation.path)).unwrap_or_default();
    }
    Described { method, path: templated(path), access, operation, reading }
}

/// A route to providers; the one that ends in any model stands for all that can follow.
fn forwarding(path: &str, route: Route) -> Vec<Described> {
    let kinds = by_hand::FORWARDED.iter();
    if let Some(start) = path.strip_suffix("{*model}") {
        return kinds.flat_map(|(kind, end)| forwarding(&format!("{start}{{model}}{end}"), *kind)).collect();
    }
    let known = kinds.filter(|(kind, _)| *kind == route).map(|(_, known)| *known);
    known
        .map(|known| {
            let mut described = Described { path: templated(path), ..described("POST", known, Access::Llm) };
            // Where the path names the model, the body need not.
            described.reading.members.retain(|member| member.name != "model" || !path.contains("{model}"));
            described
        })
        .collect()
}

/// A routed path as templates are written here.
fn templated(path: &str) -> String {
    path.replace("{*", "{")
}

/// The document.
pub fn document() -> &'static Value {
    static DOCUMENT: LazyLock<Value> = LazyLock::new(make);
    &DOCUMENT
}

fn make() -> Value {
    let mut settings = SchemaSettings::draft2020_12().for_serialize();
    settings.definitions_path = "/components/schemas".into();
    let mut shapes = settings.into_generator();
    let mut paths = Map::new();
    for route in routes() {
        let operation = operation(&route, &mut shapes);
        let methods = paths.entry(route.path).or_insert_with(|| json!({}));
        methods[route.method.to_lowercase()] = operation;
    }
    let mut schemas = shapes.take_definitions(true);
    schemas.insert("Error".into(), error());
    schemas.insert("Detail".into(), detail());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "litellm-rs",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "The proxy that enforces what may be spent on LLM calls.",
            "description": words::INTRODUCTION,
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "security": words::KEY_HEADERS.iter().map(|(scheme, _)| json!({*scheme: []})).collect::<Value>(),
        "tags": words::GROUPS.iter().map(|(name, what, _)| json!({"name": name, "description": what})).collect::<Value>(),
        "paths": paths,
        "components": {"schemas": schemas, "responses": refusals(), "securitySchemes": security()},
    })
}

fn operation(route: &Described, shapes: &mut SchemaGenerator) -> Value {
    let (need, sentence) = route.access.words();
    let mut operation = json!({
        "tags": [words::group(&route.path)],
        "summary": route.operation.map(|operation| operation.summary).unwrap_or_default(),
        "description": sentence,
        "operationId": operation_id(route),
        "x-need": need,
    });
    if let Some(first) = route.operation.filter(|first| templated(first.path) != route.path) {
        let note = format!("{sentence} Another name of `{}`.", templated(first.path));
        operation["description"] = json!(note);
    }
    if route.access == Access::Open {
        operation["security"] = json!([]);
    }
    let parameters = parameters(route);
    if !parameters.is_empty() {
        operation["parameters"] = Value::Array(parameters);
    }
    if let Some(body) = body(route) {
        operation["requestBody"] = body;
    }
    operation["responses"] = responses(route, shapes);
    operation
}

fn operation_id(route: &Described) -> String {
    let words: Vec<&str> =
        route.path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    format!("{}_{}", route.method.to_lowercase(), words.join("_"))
}

fn parameters(route: &Described) -> Vec<Value> {
    let placed = |name: &str, place: &str, required: bool, schema: Value| {
        let description = words::meaning(&route.path, name);
        json!({"name": name, "in": place, "required": required, "description": description, "schema": schema})
    };
    let named = route.path.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    let in_path =
        named.map(|(name, _)| placed(name, "path", true, json!({"type": "string", "minLength": 1})));
    let in_query = route.reading.members.iter().filter(|member| member.in_query);
    let in_query = in_query
        .map(|member| placed(member.name, "query", member.is_required, member.kind.schema(member.detail)));
    in_path.chain(in_query).collect()
}

fn body(route: &Described) -> Option<Value> {
    let members: Vec<&Member> = route.reading.members.iter().filter(|member| !member.in_query).collect();
    if members.is_empty() {
        return None;
    }
    let properties: Map<String, Value> =
        members.iter().map(|member| (member.name.to_owned(), property(&route.path, member))).collect();
    let required: Vec<&str> = members.iter().filter(|m| m.is_required).map(|m| m.name).collect();
    let schema = json!({"type": "object", "required": required, "properties": properties});
    Some(json!({
        "required": !route.reading.body_is_optional,
        "content": {"application/json": {"schema": schema}},
    }))
}

/// A member of a body; `null` stands for nothing wherever a member may be left out.
fn property(path: &str, member: &Member) -> Value {
    let mut schema = member.kind.schema(member.detail);
    if !member.is_required
        && let Some(kind) = schema.get_mut("type")
    {
        *kind = json!([kind.take(), "null"]);
        if let Some(Value::Array(words)) = schema.get_mut("enum") {
            words.push(Value::Null);
        }
    }
    schema["description"] = json!(words::meaning(path, member.name));
    schema
}

fn responses(route: &Described, shapes: &mut SchemaGenerator) -> Value {
    let streams = route.reading.members.iter().any(|member| member.name == "stream");
    let mut content = Map::new();
    match route.operation.map(|operation| operation.answer) {
        Some(Answer::Json(shape)) => {
            content.insert("application/json".into(), json!({"schema": shape(shapes)}))
        }
        Some(Answer::JsonOr(shape, kind)) => {
            content.insert("application/json".into(), json!({"schema": shape(shapes)}));
            content.insert(kind.into(), json!({"schema": {"type": "string"}}))
        }
        Some(Answer::Events(shape)) => content
            .insert("text/event-stream".into(), json!({"itemSchema": {"contentSchema": shape(shapes)}})),
        Some(Answer::Other(kind)) => content.insert(kind.into(), json!({"schema": {"type": "string"}})),
        None => content.insert("application/json".into(), json!({"schema": {}})),
    };
    if streams {
        content.insert("text/event-stream".into(), json!({"schema": {"type": "string"}}));
    }
    let mut responses = json!({"200": {"description": "It worked.", "content": content}});
    for (status, ..) in words::REFUSALS {
        let is_due = match *status {
            _ if route.access == Access::Open => false,
            "429" | "4XX" | "5XX" => route.access == Access::Llm || route.path == "/health",
            "412" => route.path == "/set_budget",
            _ => true,
        };
        if is_due {
            responses[*status] = json!({"$ref": format!("#/components/responses/{status}")});
        }
    }
    for (_, status, when, shape) in by_hand::OTHER_ANSWERS.iter().filter(|(path, ..)| *path == route.path) {
        responses[*status] =
            json!({"description": when, "content": {"application/json": {"schema": shape(shapes)}}});
    }
    responses
}

fn refusals() -> Value {
    let either =
        json!({"anyOf": [{"$ref": "#/components/schemas/Error"}, {"$ref": "#/components/schemas/Detail"}]});
    words::REFUSALS
        .iter()
        .map(|(status, when)| {
            let content = json!({"application/json": {"schema": either}});
            ((*status).to_owned(), json!({"description": when, "content": content}))
        })
        .collect()
}

fn error() -> Value {
    json!({
        "type": "object",
        "description": "The usual refusal.",
        "required": ["error"],
        "properties": {"error": {
            "type": "object",
            "required": ["message", "type", "param", "code"],
            "properties": {
                "message": {"type": "string", "description": "For the person who reads it."},
                "type": {"type": "string", "description": "For the program that reads it."},
                "param": {"type": ["string", "null"], "description": "The member at fault."},
                "code": {"type": "string", "description": "The status once more."},
                "budget": {"type": "object", "description": "The numbers that refused a call over money."},
            },
        }},
    })
}

fn detail() -> Value {
    json!({
        "type": "object",
        "description": "The refusal of a body or query of the wrong shape, with one item for each mistake; or a plain text.",
        "required": ["detail"],
        "properties": {"detail": {"anyOf": [
            {"type": "string"},
            {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}},
            {"type": "array", "items": {
                "type": "object",
                "required": ["type", "loc", "msg"],
                "properties": {
                    "type": {"type": "string", "description": "What is wrong, for programs."},
                    "loc": {"type": "array", "description": "The path to the member.", "items": {"type": ["string", "integer"]}},
                    "msg": {"type": "string", "description": "What is wrong, for people."},
                },
            }},
        ]}},
    })
}

fn security() -> Value {
    words::KEY_HEADERS
        .iter()
        .map(|(scheme, header)| {
            let value = match header {
                None => {
                    json!({"type": "http", "scheme": "bearer", "description": "`Authorization: Bearer sk-…`"})
                }
                Some(header) => json!({"type": "apiKey", "in": "header", "name": header}),
            };
            ((*scheme).to_owned(), value)
        })
        .collect()
}
