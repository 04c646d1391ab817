-- What the server itself has to remember. None of it is a fact of the field, so none of it passes the journal.

-- Files that were sent and wait to be used; their bytes lie in the spool, under the id.
create table http_upload (
    id text not null primary key,
    operation text not null,
    subject text not null,
    name text not null,
    bytes {count} not null,
    at {count} not null
);

-- The answer to a request that writes, by the key that its sender gave it: a repeated request gets it again.
create table http_answer (
    subject text not null,
    given_key text not null,
    digest text not null,
    status {count} not null,
    type text not null,
    body text not null,
    at {count} not null,
    primary key (subject, given_key)
);

create table http_job (
    id text not null primary key,
    operation text not null,
    subject text not null,
    verb text not null,
    path text not null,
    params text not null,
    state text not null check (state in ('waiting', 'running', 'done', 'refused', 'interrupted')),
    server text not null,
    asked_at {count} not null,
    begun_at {count},
    ended_at {count},
    status {count},
    type text,
    body text
);

create index http_job_by_subject on http_job (subject, asked_at);
create index http_job_by_state on http_job (state);
