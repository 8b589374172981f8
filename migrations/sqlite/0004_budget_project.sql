-- Budgets that programs keep for themselves, a dictionary for each project. The digest is the
-- document's version: who changes it can say which one was read.
create table budget_project (
    name text primary key,
    doc text not null,
    digest text not null,
    created_at_ms bigint not null,
    updated_at_ms bigint not null
);
