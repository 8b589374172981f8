-- The proxy's own id of a call, where `request_id` is the provider's.
alter table entry add column call_id text;

-- Who is told of what, and how. A profile never changes; a changed setting makes the next version.
create table destination (
    id integer primary key,
    name text not null unique,
    kind text not null,
    version bigint not null,
    state text not null,
    reason text,
    by_operator bigint not null default 0,
    batch_limit bigint,
    last_ok_at_ms bigint,
    last_error text,
    last_error_at_ms bigint
);
create table delivery_profile (
    destination_id bigint not null,
    version bigint not null,
    doc text not null,
    created_at_ms bigint not null,
    primary key (destination_id, version)
) without rowid;

-- What happened besides spending; written once with all that is told of it.
create table event (
    seq integer primary key autoincrement,
    id text not null unique,
    once text not null unique,
    kind text not null,
    at_ms bigint not null,
    customer_id text,
    doc text not null
);
create index event_by_at on event (at_ms);

-- What each destination is owed: `source` 0 is a line of the ledger, 1 an event. There are no bodies here: a
-- body follows from the line and the profile. The order of the key is the order of writing, so
-- the rows of a batch lie side by side.
create table delivery (
    destination_id bigint not null,
    source bigint not null,
    source_seq bigint not null,
    part bigint not null,
    version bigint not null,
    state text not null,
    attempts bigint not null default 0,
    next_at_ms bigint not null,
    first_sent_at_ms bigint,
    last_status bigint,
    last_error text,
    done_at_ms bigint,
    facts text,
    primary key (destination_id, source, source_seq, part)
) without rowid;
create index delivery_due on delivery (destination_id, next_at_ms, source, source_seq, part) where state = 'pending';
create index delivery_odd on delivery (destination_id, state, source_seq)
    where state in ('dead', 'skipped', 'unknown', 'dropped');

-- What operators did to deliveries.
create table delivery_audit (
    seq integer primary key autoincrement,
    at_ms bigint not null,
    author text not null,
    action text not null,
    destination_id bigint not null,
    source bigint,
    source_seq bigint,
    part bigint,
    note text
);
create index delivery_audit_by_source on delivery_audit (source_seq, destination_id);
