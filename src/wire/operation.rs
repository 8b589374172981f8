//! How a route is described: one line of what it does, and the shape of its answer.
//!
//! A module of handlers keeps a table of these beside its handlers; what a route reads is not in
//! it, because the readers themselves tell that.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// What a route does and answers.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// The method, in capitals.
    pub method: &'static str,
    /// The path as it is routed.
    pub path: &'static str,
    /// What it does, in one line.
    pub summary: &'static str,
    /// What comes back.
    pub answer: Answer,
}

/// What comes back from a route.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    /// JSON of this shape.
    Json(fn(&mut SchemaGenerator) -> Schema),
    /// Server-sent events, each with JSON of this shape.
    Events(fn(&mut SchemaGenerator) -> Schema),
    /// JSON of this shape, or something else by its content type, as the query asks.
    JsonOr(fn(&mut SchemaGenerator) -> Schema, &'static str),
    /// Something else, by its content type.
    Other(&'static str),
}

/// A GET that answers `T`.
pub const fn get<T: JsonSchema>(path: &'static str, summary: &'static str) -> Operation {
    on::<T>("GET", path, summary)
}

/// A POST that answers `T`.
pub const fn post<T: JsonSchema>(path: &'static str, summary: &'static str) -> Operation {
    on::<T>("POST", path, summary)
}

/// Any other method that answers `T`.
pub const fn on<T: JsonSchema>(method: &'static str, path: &'static str, summary: &'static str) -> Operation {
    Operation { method, path, summary, answer: Answer::Json(SchemaGenerator::subschema_for::<T>) }
}

/// A GET that answers a stream of events, each with a `T`.
pub const fn events<T: JsonSchema>(path: &'static str, summary: &'static str) -> Operation {
    let answer = Answer::Events(SchemaGenerator::subschema_for::<T>);
    Operation { method: "GET", path, summary, answer }
}

/// A GET that answers a `T`, or something that is not JSON.
pub const fn json_or<T: JsonSchema>(
    path: &'static str,
    summary: &'static str,
    content_type: &'static str,
) -> Operation {
    let answer = Answer::JsonOr(SchemaGenerator::subschema_for::<T>, content_type);
    Operation { method: "GET", path, summary, answer }
}

/// A GET that answers something that is not JSON.
pub const fn other(path: &'static str, summary: &'static str, content_type: &'static str) -> Operation {
    Operation { method: "GET", path, summary, answer: Answer::Other(content_type) }
}

/// An answer of one of two shapes.
#[derive(Debug)]
pub struct Either<A, B>(std::marker::PhantomData<(A, B)>);

impl<A: JsonSchema, B: JsonSchema> JsonSchema for Either<A, B> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}Or{}", A::schema_name(), B::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (one, other) = (generator.subschema_for::<A>(), generator.subschema_for::<B>());
        json_schema!({"anyOf": [one, other]})
    }
}
