-- Of the calls that cost nothing, those that were refused: the others failed at a provider. Sums of
-- before do not tell them apart; there is none in those.
alter table daily_spend add column refused_requests bigint;
