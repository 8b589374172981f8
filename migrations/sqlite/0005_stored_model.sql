-- Models that were added while the server ran. Secrets in the document are sealed.
create table stored_model (
    id text primary key,
    model_name text not null,
    doc text not null,
    created_at_ms bigint not null,
    updated_at_ms bigint not null
);
