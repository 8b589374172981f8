-- Things an operator administers: a few columns to find them by, the rest one document.
create table budget (
    id text primary key,
    doc text not null,
    created_at_ms bigint not null,
    updated_at_ms bigint not null
);
create table customer (
    id text primary key,
    budget_id text,
    doc text not null,
    created_at_ms bigint not null,
    updated_at_ms bigint not null
);
create index customer_by_budget on customer (budget_id);
create table team (
    id text primary key,
    doc text not null,
    created_at_ms bigint not null,
    updated_at_ms bigint not null
);
create table staff_user (
    id text primary key,
    doc text not null,
    created_at_ms bigint not null,
    updated_at_ms bigint not null
);
create table api_key (
    hash text primary key,
    key_alias text unique,
    user_id text,
    team_id text,
    budget_id text,
    doc text not null,
    created_at_ms bigint not null,
    updated_at_ms bigint not null
);
create index api_key_by_user on api_key (user_id);
create index api_key_by_team on api_key (team_id);
create index api_key_by_created on api_key (created_at_ms, hash);
create table deleted_api_key (
    hash text primary key,
    doc text not null,
    deleted_by text not null,
    deleted_at_ms bigint not null
);

-- The ledger: one immutable line for each thing that changed a balance.
create table entry (
    -- In SQLite this very spelling makes the number the row itself: one tree less to write.
    seq integer primary key,
    id text not null,
    request_id text not null,
    kind text not null,
    status text not null,
    at_ms bigint not null,
    started_at_ms bigint not null,
    key_hash text,
    user_id text,
    team_id text,
    customer_id text,
    tags text,
    call_type text not null,
    model_group text not null,
    model text not null,
    provider text not null,
    model_id text not null,
    input_tokens bigint not null,
    output_tokens bigint not null,
    usage text,
    cost_picos bigint not null,
    held_picos bigint not null,
    price_version text not null,
    duration_ms bigint not null,
    detail text
);
create index entry_by_request on entry (request_id);
create index entry_by_customer on entry (customer_id);
create index entry_by_key on entry (key_hash);

-- The running state of one scope in one window. Balances are picos in text: no overflow, no rounding.
create table account (
    kind text not null,
    id text not null,
    span text not null,
    posted text not null,
    lifetime text not null,
    since_seq bigint not null,
    reset_at_ms bigint,
    primary key (kind, id, span)
);

-- Calls that were sent to a provider and have not ended. What is left here after a crash is settled at its floor.
create table hold (
    id integer primary key,
    sent_at_ms bigint not null,
    doc text not null
);

-- Daily roll-ups, written in the same transaction as the entries they sum.
-- Money is whole dollars and a rest below one, so that sums stay integers that cannot overflow.
create table daily_spend (
    day text not null,
    kind text not null,
    id text not null,
    key_hash text not null,
    model_group text not null,
    model text not null,
    provider text not null,
    dollars bigint not null,
    picos bigint not null,
    input_tokens bigint not null,
    output_tokens bigint not null,
    cache_read_tokens bigint not null,
    cache_write_tokens bigint not null,
    requests bigint not null,
    failed_requests bigint not null,
    primary key (kind, id, day, key_hash, model_group, model, provider)
);
