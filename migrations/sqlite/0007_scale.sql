-- A million customers: every order a list can have, and every search, through an index.

-- The search index names rows by number, and only a declared one survives a `vacuum`.
create table numbered_customer (
    seq integer primary key,
    id text not null unique,
    budget_id text,
    alias text not null default '',
    created_at_ms bigint not null,
    updated_at_ms bigint not null,
    doc text not null
);
insert into numbered_customer (id, budget_id, alias, created_at_ms, updated_at_ms, doc)
select id, budget_id, coalesce(json_extract(doc, '$.alias'), ''), created_at_ms, updated_at_ms, doc
from customer order by created_at_ms, id;
drop table customer;
alter table numbered_customer rename to customer;
create index customer_by_budget on customer (budget_id);
create index customer_by_alias on customer (alias, id);
create index customer_by_created on customer (created_at_ms, id);
create index customer_by_updated on customer (updated_at_ms, id);

-- Parts of ids and names, three characters and longer, however they are written.
create virtual table customer_search using fts5(
    id, alias, content = 'customer', content_rowid = 'seq', tokenize = 'trigram', columnsize = 0
);
insert into customer_search (customer_search) values ('rebuild');

-- Customers in the order of their spend. An account says whether its customer is listed, so that
-- the order needs no look at the customer. Balances are text: their length in front sorts them.
alter table account add column listed bigint not null default 0;
alter table account add column posted_rank text;
update account set listed = 1 where kind = 'customer' and span = '' and id in (select id from customer);
insert into account (kind, id, span, posted, lifetime, since_seq, listed)
select 'customer', id, '', '0', '0', 0, 1 from customer where true
on conflict (kind, id, span) do nothing;
update account
set posted_rank = case when posted < '0' then '' else substr('0' || length(posted), -2) || posted end
where kind = 'customer' and span = '';
-- All that the order needs stands in the index, the condition's column too.
create index account_by_spend on account (posted_rank, id, listed) where listed = 1;

-- Counting a million rows takes longer than reading a page of them.
create table row_count (name text primary key, rows bigint not null);
insert into row_count (name, rows) select 'customer', count(*) from customer;

create trigger customer_came after insert on customer begin
    insert into customer_search (rowid, id, alias) values (new.seq, new.id, new.alias);
    insert into account (kind, id, span, posted, lifetime, since_seq, posted_rank, listed)
    values ('customer', new.id, '', '0', '0', 0, '010', 1)
    on conflict (kind, id, span) do update set listed = 1;
    update row_count set rows = rows + 1 where name = 'customer';
end;
create trigger customer_renamed after update of alias on customer when old.alias <> new.alias begin
    insert into customer_search (customer_search, rowid, id, alias)
    values ('delete', old.seq, old.id, old.alias);
    insert into customer_search (rowid, id, alias) values (new.seq, new.id, new.alias);
end;
create trigger customer_left after delete on customer begin
    insert into customer_search (customer_search, rowid, id, alias)
    values ('delete', old.seq, old.id, old.alias);
    -- What was ever spent stays; an account that nothing happened on goes with its customer.
    delete from account
    where kind = 'customer' and id = old.id and span = '' and posted = '0' and lifetime = '0'
      and since_seq = 0 and reset_at_ms is null;
    update account set listed = 0 where kind = 'customer' and id = old.id and span = '';
    update row_count set rows = rows - 1 where name = 'customer';
end;

-- Budgets: one for each customer with a limit of its own.
alter table budget add column max_budget_rank text not null default '';
update budget
set max_budget_rank = substr('0' || length(json_extract(doc, '$.limits.max_budget')), -2)
    || json_extract(doc, '$.limits.max_budget')
where json_extract(doc, '$.limits.max_budget') is not null;
create index budget_by_max on budget (max_budget_rank, id);
create index budget_by_created on budget (created_at_ms, id);
create index budget_by_updated on budget (updated_at_ms, id);

create index api_key_by_budget on api_key (budget_id);
create index api_key_by_updated on api_key (updated_at_ms, hash);
