-- Who this node is, and the head of its journal: kept beside the journal so that a truncated end is found.
create table store_node (
    node text not null primary key,
    made_at {count} not null,
    head_seq {count} not null,
    head_hash text not null,
    entries {count} not null
);

-- One chain per node: the journal is the platform's, so the node stands first and not the operation.
create table journal (
    node text not null,
    seq {count} not null check (seq > 0),
    operation text not null,
    at {count} not null,
    nature text not null check (nature in ('received', 'decided', 'kept')),
    kind text not null,
    subject text not null,
    body text not null,
    actor text not null,
    reason text not null,
    prev text not null,
    hash text not null,
    primary key (node, seq)
);

create index journal_by_operation on journal (operation, seq);
create index journal_by_kind on journal (operation, kind, seq);
create index journal_by_subject on journal (operation, subject, seq);

-- @sqlite
create trigger journal_no_update before update on journal begin
    select raise(abort, 'an entry of the journal is never changed');
end;
create trigger journal_no_delete before delete on journal begin
    select raise(abort, 'an entry of the journal is never taken away');
end;
-- "insert or replace" takes a row away without asking the trigger above.
create trigger journal_no_replace before insert on journal
when exists (select 1 from journal where node = new.node and seq = new.seq) begin
    select raise(abort, 'an entry of the journal is never written twice');
end;
create trigger store_node_no_delete before delete on store_node begin
    select raise(abort, 'the head of the journal is never taken away');
end;

-- @postgres
create function journal_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'an entry of the journal is never changed or taken away';
end $$;
create trigger journal_no_change before update or delete or truncate on journal
    for each statement execute function journal_refuse();
create trigger store_node_no_delete before delete or truncate on store_node
    for each statement execute function journal_refuse();
