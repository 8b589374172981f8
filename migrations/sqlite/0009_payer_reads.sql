-- Lines of one user or one team. Calls of neither are in no index.
create index entry_by_user on entry (user_id) where user_id is not null;
create index entry_by_team on entry (team_id) where team_id is not null;

-- Whose customers are on a budget.
create index api_key_by_customer_budget on api_key (json_extract(doc, '$.end_user_budget_id'))
    where json_extract(doc, '$.end_user_budget_id') is not null;
