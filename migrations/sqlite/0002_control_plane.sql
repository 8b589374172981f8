-- Members of teams, each with a role, and limits of its own through its budget.
create table team_member (
    team_id text not null,
    user_id text not null,
    budget_id text,
    doc text not null,
    created_at_ms bigint not null,
    updated_at_ms bigint not null,
    primary key (team_id, user_id)
);
create index team_member_by_user on team_member (user_id);
create index team_member_by_budget on team_member (budget_id) where budget_id is not null;
-- They were kept inside the team before, where anything could stand: what names nobody is left out,
-- and what is no role or no address means nothing. `case` decides before it looks inside.
insert into team_member (team_id, user_id, doc, created_at_ms, updated_at_ms)
select team.id,
       json_extract(member.value, '$.user_id'),
       json_object(
           'team', team.id,
           'user', json_extract(member.value, '$.user_id'),
           'email', case when json_type(member.value, '$.user_email') = 'text'
                         then json_extract(member.value, '$.user_email') end,
           'role', case when json_extract(member.value, '$.role') = 'admin' then 'admin' else 'user' end,
           'created_at', team.created_at_ms,
           'updated_at', team.updated_at_ms
       ),
       team.created_at_ms,
       team.updated_at_ms
from team, json_each(team.doc, '$.extra.members_with_roles') as member
where case when member.type = 'object'
           then json_type(member.value, '$.user_id') = 'text' and json_extract(member.value, '$.user_id') <> ''
      end
on conflict do nothing;

-- Labels that somebody gave a budget.
create table tag (
    id text primary key,
    doc text not null,
    created_at_ms bigint not null,
    updated_at_ms bigint not null
);

-- Teams and keys under one budget.
create table organization (
    id text primary key,
    doc text not null,
    created_at_ms bigint not null,
    updated_at_ms bigint not null
);
alter table entry add column organization_id text;

-- Finding users by their address, and teams by their organization, without reading every document.
alter table staff_user add column email text;
alter table staff_user add column role text;
alter table staff_user add column alias text;
alter table staff_user add column sso_user_id text;
-- Everything a search looks at, in lower case.
alter table staff_user add column search text;
update staff_user set
    email = lower(json_extract(doc, '$.email')),
    role = json_extract(doc, '$.role'),
    alias = json_extract(doc, '$.alias'),
    sso_user_id = json_extract(doc, '$.extra.sso_user_id'),
    search = lower(id || char(10) || coalesce(json_extract(doc, '$.email'), '')
        || char(10) || coalesce(json_extract(doc, '$.alias'), ''));
create index staff_user_by_email on staff_user (email);
create index staff_user_by_created on staff_user (created_at_ms, id);
alter table api_key add column organization_id text;
update api_key set organization_id = nullif(json_extract(doc, '$.extra.organization_id'), '');
create index api_key_by_organization on api_key (organization_id);

-- Teams are found by their name, in lower case, and by their organization.
alter table team add column alias text;
alter table team add column organization_id text;
-- The budget of its members.
alter table team add column member_budget_id text;
update team set
    member_budget_id = json_extract(doc, '$.metadata.team_member_budget_id'),
    alias = lower(json_extract(doc, '$.alias')),
    organization_id = nullif(json_extract(doc, '$.extra.organization_id'), '');
create index team_by_alias on team ((coalesce(alias, '')), id);
create index team_by_organization on team (organization_id, id);
create index team_by_member_budget on team (member_budget_id) where member_budget_id is not null;
create index team_by_created on team (created_at_ms, id);
