-- Of the calls that cost nothing, those that were refused: the others failed at a provider.
alter table daily_spend add column refused_requests bigint not null default 0;
