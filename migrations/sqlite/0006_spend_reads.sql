-- The daily sums also tell which call was made and how long calls took.
create table daily_sum (
    day text not null,
    kind text not null,
    id text not null,
    key_hash text not null,
    model_group text not null,
    model text not null,
    provider text not null,
    call_type text not null,
    dollars bigint not null,
    picos bigint not null,
    input_tokens bigint not null,
    output_tokens bigint not null,
    cache_read_tokens bigint not null,
    cache_write_tokens bigint not null,
    requests bigint not null,
    failed_requests bigint not null,
    response_ms bigint not null,
    timed_requests bigint not null,
    primary key (kind, id, day, key_hash, model_group, model, provider, call_type)
);
insert into daily_sum
select day, kind, id, key_hash, model_group, model, provider, '', dollars, picos, input_tokens, output_tokens,
       cache_read_tokens, cache_write_tokens, requests, failed_requests, 0, 0
from daily_spend;
drop table daily_spend;
alter table daily_sum rename to daily_spend;

-- Everybody of a kind on some days. A sum that grows does not touch it, only the first call of a day does.
create index daily_spend_by_day on daily_spend (kind, day);

-- Lines of some days. They come in this order, so a new one is put at the end.
create index entry_by_at on entry (at_ms);
