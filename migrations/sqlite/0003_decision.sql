-- Why calls were refused or got less than they asked for; the newest hundred thousand.
create table decision (
    seq integer primary key,
    request_id text not null,
    doc text not null
);
create index decision_by_request on decision (request_id);
