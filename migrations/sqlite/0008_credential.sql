-- Provider credentials that models share by name. Secrets in the document are sealed.
create table credential (
    name text primary key,
    doc text not null,
    created_at_ms bigint not null,
    updated_at_ms bigint not null
);
