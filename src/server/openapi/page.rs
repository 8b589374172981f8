//! The page for people, made from the document: it needs no script to be read, and fetches nothing.

use std::fmt::Write as _;
use std::sync::LazyLock;

use axum::http::HeaderValue;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::basic::encoded;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The page may apply its own style and run its own script, by their digests, and nothing else.
pub(super) fn policy() -> HeaderValue {
    static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
        let digest = |text: &str| format!("'sha256-{}'", encoded(&Sha256::digest(text.as_bytes())));
        let policy = format!(
            "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            digest(STYLE),
            digest(SCRIPT)
        );
        // Digests in base64 are always fit for a header.
        HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
    });
    POLICY.clone()
}

/// The whole page.
pub(super) fn html(document: &Value) -> String {
    let mut page =
        Page { out: String::with_capacity(1 << 19), schemas: object(&document["components"]["schemas"]) };
    page.write(document);
    page.out
}

struct Page<'a> {
    out: String,
    schemas: &'a Map<String, Value>,
}

fn object(value: &Value) -> &Map<String, Value> {
    static NONE: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);
    value.as_object().unwrap_or(&NONE)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Text as it may stand anywhere in HTML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Escaped text with `code` between backquotes.
fn prose(text: &str) -> String {
    let parts = escaped(text);
    let parts = parts.split('`').enumerate();
    parts
        .map(|(at, part)| if at % 2 == 1 { format!("<code>{part}</code>") } else { part.to_owned() })
        .collect()
}

/// Writing to a text cannot fail.
macro_rules! put {
    ($page:expr, $($part:tt)*) => { let _ = write!($page.out, $($part)*); };
}

impl Page<'_> {
    fn write(&mut self, document: &Value) {
        let info = &document["info"];
        let title = escaped(text(&info["title"]));
        put!(
            self,
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
             <title>{title}: HTTP routes</title><style>{STYLE}</style></head>\n<body><header><h1>{title} {}</h1><p>{}</p><p>{}</p>\
             <p>The same for programs: <a href=\"openapi.json\">openapi.json</a>. In the examples, <code>LITELLM_URL</code> is the address of this \
             server and <code>LITELLM_KEY</code> your key.</p><nav>",
            escaped(text(&info["version"])),
            prose(text(&info["summary"])),
            prose(text(&info["description"])),
        );
        let tags: Vec<&Value> = document["tags"].as_array().into_iter().flatten().collect();
        let used: Vec<&Value> =
            tags.into_iter().filter(|tag| !grouped(document, &tag["name"]).is_empty()).collect();
        for tag in &used {
            put!(self, "<a href=\"#{0}\">{0}</a> ", escaped(text(&tag["name"])));
        }
        put!(
            self,
            "<a href=\"#refusals\">refusals</a> <a href=\"#shapes\">shapes</a></nav>\
             <p id=\"finder\" hidden><label>Search <input id=\"search\" type=\"search\" autocomplete=\"off\"></label> <output id=\"count\"></output></p></header>\n<main>"
        );
        for tag in &used {
            put!(
                self,
                "<section id=\"{0}\"><h2>{0}</h2><p>{1}</p>\n",
                escaped(text(&tag["name"])),
                prose(text(&tag["description"]))
            );
            for (path, method, operation) in grouped(document, &tag["name"]) {
                self.operation(path, method, operation);
            }
            put!(self, "</section>\n");
        }
        self.refusals(&document["components"]["responses"]);
        self.shapes();
        put!(self, "</main><script>{SCRIPT}</script></body></html>\n");
    }

    fn operation(&mut self, path: &str, method: &str, operation: &Value) {
        let id = escaped(text(&operation["operationId"]));
        put!(
            self,
            "<details id=\"{id}\"><summary><b class=\"{method}\">{}</b> <code>{}</code> <span>{}</span></summary><p>{}</p>",
            method.to_uppercase(),
            escaped(path),
            prose(text(&operation["summary"])),
            prose(text(&operation["description"])),
        );
        let parameters: Vec<&Value> = operation["parameters"].as_array().into_iter().flatten().collect();
        if !parameters.is_empty() {
            self.table_head("Path and query");
            for parameter in parameters {
                let required = parameter["required"] == true;
                self.row(
                    text(&parameter["name"]),
                    required,
                    &parameter["schema"],
                    text(&parameter["description"]),
                );
            }
            put!(self, "</table>");
        }
        let body = &operation["requestBody"]["content"]["application/json"]["schema"];
        if body.is_object() {
            self.members("Body", body);
        }
        put!(self, "<h3>Example</h3><pre>{}</pre>", escaped(&example(path, method, operation)));
        for (kind, content) in object(&operation["responses"]["200"]["content"]) {
            put!(self, "<h3>Answer: <code>{}</code></h3>", escaped(kind));
            let schema = content.get("schema").unwrap_or(&content["itemSchema"]["contentSchema"]);
            if schema["properties"].is_object() {
                self.members("Answer", schema);
            } else {
                put!(self, "<p>{}</p>", self.kind(schema));
            }
        }
        put!(self, "</details>\n");
    }

    fn table_head(&mut self, caption: &str) {
        put!(self, "<table><caption>{caption}</caption><tr><th>Member<th>Kind<th>Meaning");
    }

    fn members(&mut self, caption: &str, schema: &Value) {
        let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().map(text).collect();
        self.table_head(caption);
        for (name, member) in object(&schema["properties"]) {
            let is_required = caption == "Body" && required.contains(&name.as_str());
            self.row(name, is_required, member, text(&member["description"]));
        }
        put!(self, "</table>");
    }

    fn row(&mut self, name: &str, is_required: bool, schema: &Value, meaning: &str) {
        let required = if is_required { " <em>required</em>" } else { "" };
        let kind = self.kind(schema);
        put!(self, "\n<tr><td><code>{}</code>{required}<td>{kind}<td>{}", escaped(name), prose(meaning));
    }

    /// What a schema says in a few words, as HTML.
    fn kind(&self, schema: &Value) -> String {
        if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
            let name = escaped(name);
            return if self.schemas.contains_key(&*name) {
                format!("<a href=\"#shape-{name}\">{name}</a>")
            } else {
                name
            };
        }
        if let Some(words) = schema["enum"].as_array() {
            let words: Vec<String> = words
                .iter()
                .filter(|word| !word.is_null())
                .map(|word| format!("<code>{}</code>", escaped(text(word))))
                .collect();
            return words.join(" or ");
        }
        if let Some(word) = schema["const"].as_str() {
            return format!("<code>{}</code>", escaped(word));
        }
        if let Some(choices) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
            let choices: Vec<String> = choices.iter().map(|choice| self.kind(choice)).collect();
            return choices.join(" or ");
        }
        let kinds: Vec<&str> = match &schema["type"] {
            Value::String(one) => vec![one],
            Value::Array(several) => several.iter().map(text).collect(),
            _ => vec!["anything"],
        };
        let named: Vec<&str> = kinds.iter().copied().filter(|kind| *kind != "null").collect();
        let mut kind = if named.is_empty() { "null".to_owned() } else { escaped(&named.join(" or ")) };
        if schema["items"].is_object() {
            let _ = write!(kind, " of {}", self.kind(&schema["items"]));
        } else if schema["properties"].is_object() {
            let names: Vec<&str> = object(&schema["properties"]).keys().map(String::as_str).collect();
            let _ = write!(kind, " with {}", escaped(&names.join(", ")));
        }
        if kinds.len() > 1 && kinds.contains(&"null") {
            kind += " or null";
        }
        if let Some(most) = schema["maximum"].as_u64() {
            let _ = write!(kind, ", {} to {most}", schema["minimum"]);
        }
        kind
    }

    fn refusals(&mut self, responses: &Value) {
        put!(self, "<section id=\"refusals\"><h2>refusals</h2><table><tr><th>Status<th>When");
        for (status, refusal) in object(responses) {
            put!(self, "\n<tr><td>{}<td>{}", escaped(status), prose(text(&refusal["description"])));
        }
        put!(self, "</table></section>\n");
    }

    fn shapes(&mut self) {
        put!(self, "<section id=\"shapes\"><h2>shapes</h2>\n");
        for (name, schema) in self.schemas {
            let name = escaped(name);
            put!(
                self,
                "<details id=\"shape-{name}\"><summary><b>{name}</b> <span>{}</span></summary>",
                prose(text(&schema["description"]))
            );
            if schema["properties"].is_object() {
                self.members("Members", schema);
            } else {
                put!(self, "<p>{}</p>", self.kind(schema));
            }
            put!(self, "</details>\n");
        }
        put!(self, "</section>");
    }
}

/// The routes of a group: path, method, description.
fn grouped<'a>(document: &'a Value, tag: &Value) -> Vec<(&'a str, &'a str, &'a Value)> {
    let all = object(&document["paths"]).iter().flat_map(|(path, methods)| {
        object(methods).iter().map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
    });
    all.filter(|(_, _, operation)| operation["tags"][0] == *tag).collect()
}

/// A call by curl with what has to be there.
fn example(path: &str, method: &str, operation: &Value) -> String {
    let mut address = path.to_owned();
    for parameter in
        operation["parameters"].as_array().into_iter().flatten().filter(|p| p["required"] == true)
    {
        let name = text(&parameter["name"]);
        if parameter["in"] == "query" {
            let sign = if address.contains('?') { '&' } else { '?' };
            let _ = write!(address, "{sign}{name}={}", name.to_uppercase());
        } else {
            address = address.replace(&format!("{{{name}}}"), &name.to_uppercase());
        }
    }
    let mut call = format!("curl \"$LITELLM_URL{address}\"");
    if operation.get("security").is_none() {
        call += " -H \"Authorization: Bearer $LITELLM_KEY\"";
    }
    let body = &operation["requestBody"]["content"]["application/json"]["schema"];
    if body.is_object() {
        call += &format!(
            " \\\n  -X {} -H 'Content-Type: application/json' -d '{}'",
            method.to_uppercase(),
            example_body(body)
        );
    } else if method != "get" {
        call += &format!(" -X {}", method.to_uppercase());
    }
    call
}

/// The required members of a body; without any, its first.
fn example_body(schema: &Value) -> Value {
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().map(text).collect();
    let members = object(&schema["properties"]).iter();
    let members =
        members.filter(|(name, _)| required.contains(&name.as_str()) || name.as_str() == "max_budget");
    members.map(|(name, member)| (name.clone(), example_value(name, member))).collect::<Map<_, _>>().into()
}

fn example_value(name: &str, schema: &Value) -> Value {
    if name == "messages" {
        return serde_json::json!([{"role": "user", "content": "Hello"}]);
    }
    let kind = schema["type"].as_str().or_else(|| schema["type"][0].as_str()).unwrap_or("string");
    match kind {
        "number" | "integer" => 10.into(),
        "boolean" => true.into(),
        "array" => Value::Array(vec![name.to_uppercase().into()]),
        "object" => Value::Object(Map::new()),
        _ => name.to_uppercase().into(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn whatever_the_document_says_stays_text() {
        let evil = "</script><img onerror=x>'\"&`<b>`";
        let member = json!({"type": "object", "description": evil, "properties": {evil: {"enum": [evil]}}});
        let page = html(&json!({
            "info": {"title": evil, "version": evil, "summary": evil, "description": evil},
            "tags": [{"name": evil, "description": evil}],
            "paths": {evil: {"get": {
                "tags": [evil], "summary": evil, "description": evil, "operationId": evil,
                "parameters": [{"name": evil, "in": "query", "required": true, "description": evil, "schema": member}],
                "requestBody": {"content": {"application/json": {"schema": member}}},
                "responses": {"200": {"content": {evil: {"schema": {"$ref": evil}}}}},
            }}},
            "components": {"schemas": {evil: member}, "responses": {evil: {"description": evil}}},
        }));
        assert!(!page.contains("<img") && !page.contains("<b>`"), "{page}");
        assert_eq!(page.matches("</script>").count(), 1);
    }

    #[test]
    fn kinds_in_a_few_words() {
        let page = Page { out: String::new(), schemas: object(&Value::Null) };
        for (schema, words) in [
            (json!({}), "anything"),
            (json!({"type": "null"}), "null"),
            (json!({"type": ["array", "null"], "items": {"type": "string"}}), "array of string or null"),
            (json!({"type": "integer", "minimum": 1, "maximum": 100}), "integer, 1 to 100"),
            (
                json!({"type": ["string", "null"], "enum": ["a", "b", null]}),
                "<code>a</code> or <code>b</code>",
            ),
            (
                json!({"anyOf": [{"type": "boolean"}, {"type": "object", "properties": {"x": {}}}]}),
                "boolean or object with x",
            ),
            (
                json!({"oneOf": [{"const": "a", "type": "string"}, {"const": "b", "type": "string"}]}),
                "<code>a</code> or <code>b</code>",
            ),
        ] {
            assert_eq!(page.kind(&schema), words);
        }
    }
}
