-- What was decided in the life of the bodies. `since` is from when it holds, `at` when it was entered, both as instants
-- ("2026-03-31T14:05:09Z"). Nothing here is changed or taken away; `takes_back` names the decision that this one takes back.
CREATE TABLE body_decision (
    operation    TEXT NOT NULL,
    decision     {count} NOT NULL,
    body         TEXT NOT NULL,
    kind         TEXT NOT NULL,
    action       TEXT NOT NULL,
    since        TEXT NOT NULL,
    at           TEXT NOT NULL,
    actor        TEXT NOT NULL,
    acting_role  TEXT NOT NULL,
    on_behalf_of TEXT NOT NULL,
    basis        TEXT NOT NULL,
    reason       TEXT NOT NULL,
    takes_back   {count} NOT NULL,
    PRIMARY KEY (operation, decision)
);

CREATE TABLE body_advice (
    operation TEXT NOT NULL,
    decision  {count} NOT NULL,
    place     {count} NOT NULL,
    who       TEXT NOT NULL,
    said      TEXT NOT NULL,
    document  TEXT NOT NULL,
    PRIMARY KEY (operation, decision, place)
);

CREATE TABLE body_document (
    operation TEXT NOT NULL,
    decision  {count} NOT NULL,
    place     {count} NOT NULL,
    document  TEXT NOT NULL,
    PRIMARY KEY (operation, decision, place)
);

-- What a decision makes true of a body: its state, name, parent, a lead, a post, a finding … The latest that holds stands;
-- an empty value ends it. A decision may speak of several bodies (a merge). `more` is JSON for people to read.
CREATE TABLE body_fact (
    operation TEXT NOT NULL,
    decision  {count} NOT NULL,
    body      TEXT NOT NULL,
    aspect    TEXT NOT NULL,
    name      TEXT NOT NULL,
    value     TEXT NOT NULL,
    partner   TEXT NOT NULL,
    document  TEXT NOT NULL,
    due       TEXT NOT NULL,
    note      TEXT NOT NULL,
    more      TEXT NOT NULL,
    PRIMARY KEY (operation, decision, body, aspect, name)
);
CREATE INDEX body_fact_of_body ON body_fact (operation, body, aspect, name);

-- Names of those who hold a post, apart from the record: they can be taken away without touching it.
CREATE TABLE post_holder (
    operation TEXT NOT NULL,
    holder    TEXT NOT NULL,
    name      TEXT NOT NULL,
    at        {count} NOT NULL,
    PRIMARY KEY (operation, holder)
);

-- @sqlite
CREATE TRIGGER body_decision_no_update BEFORE UPDATE ON body_decision BEGIN
    SELECT raise(abort, 'a decision is never changed');
END;
CREATE TRIGGER body_decision_no_delete BEFORE DELETE ON body_decision BEGIN
    SELECT raise(abort, 'a decision is never taken away');
END;
CREATE TRIGGER body_fact_no_update BEFORE UPDATE ON body_fact BEGIN
    SELECT raise(abort, 'a decision is never changed');
END;
CREATE TRIGGER body_fact_no_delete BEFORE DELETE ON body_fact BEGIN
    SELECT raise(abort, 'a decision is never taken away');
END;

-- @postgres
CREATE FUNCTION body_decision_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a decision is never changed or taken away';
END $$;
CREATE TRIGGER body_decision_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON body_decision
    FOR EACH STATEMENT EXECUTE FUNCTION body_decision_refuse();
CREATE TRIGGER body_fact_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON body_fact
    FOR EACH STATEMENT EXECUTE FUNCTION body_decision_refuse();

-- @both
-- Published: every decision. A decision that takes another back is itself never taken back.
CREATE VIEW structure_decisions AS
    SELECT made.operation, made.decision, made.body, made.kind, made.action, made.since, made.at, made.actor, made.acting_role,
           made.on_behalf_of, made.basis, made.reason, made.takes_back,
           (SELECT min(later.since) FROM body_decision AS later
            WHERE later.operation = made.operation AND later.takes_back = made.decision) AS taken_back_at
    FROM body_decision AS made;

CREATE VIEW structure_advice AS
    SELECT body_advice.operation, body_advice.decision, body_decision.body, body_advice.place, body_advice.who, body_advice.said,
           body_advice.document
    FROM body_advice JOIN body_decision
         ON body_decision.operation = body_advice.operation AND body_decision.decision = body_advice.decision;

CREATE VIEW structure_documents AS
    SELECT body_document.operation, body_document.decision, body_decision.body, body_document.document
    FROM body_document JOIN body_decision
         ON body_decision.operation = body_document.operation AND body_decision.decision = body_document.decision;

CREATE VIEW body_fact_timed AS
    SELECT body_fact.operation, body_fact.body, body_fact.aspect, body_fact.name, body_fact.value, body_fact.partner,
           body_fact.document, body_fact.due, body_fact.note, body_fact.more, body_fact.decision, structure_decisions.since,
           structure_decisions.taken_back_at
    FROM body_fact JOIN structure_decisions
         ON structure_decisions.operation = body_fact.operation AND structure_decisions.decision = body_fact.decision;

-- The moments at which something may begin to hold: a decision, or one that takes it back and so restores what was.
CREATE VIEW body_moment AS
    SELECT operation, body, aspect, name, since FROM body_fact_timed
    UNION
    SELECT operation, body, aspect, name, taken_back_at FROM body_fact_timed WHERE taken_back_at IS NOT NULL;

CREATE VIEW body_moment_decided AS
    SELECT moment.operation, moment.body, moment.aspect, moment.name, moment.since,
           lead(moment.since) OVER (PARTITION BY moment.operation, moment.body, moment.aspect, moment.name
                                    ORDER BY moment.since) AS until,
           (SELECT fact.decision FROM body_fact_timed AS fact
            WHERE fact.operation = moment.operation AND fact.body = moment.body AND fact.aspect = moment.aspect
              AND fact.name = moment.name AND fact.since <= moment.since
              AND (fact.taken_back_at IS NULL OR fact.taken_back_at > moment.since)
            ORDER BY fact.since DESC, fact.decision DESC LIMIT 1) AS decision
    FROM body_moment AS moment;

-- Published: what held when. A fact that was restored stands here twice.
CREATE VIEW structure_facts AS
    SELECT fact.operation, fact.body, fact.aspect, fact.name, fact.value, fact.partner, fact.document, fact.due, fact.note,
           fact.more, fact.decision, span.since, span.until
    FROM body_moment_decided AS span JOIN body_fact AS fact
         ON fact.operation = span.operation AND fact.decision = span.decision AND fact.body = span.body
            AND fact.aspect = span.aspect AND fact.name = span.name;

CREATE VIEW structure_states AS
    SELECT operation, body, value AS state, decision, since, until FROM structure_facts WHERE aspect = 'state' AND value <> '';
CREATE VIEW structure_leads AS
    SELECT operation, body, partner, value AS role, note AS label, document, decision, since, until
    FROM structure_facts WHERE aspect = 'lead' AND value <> '';
CREATE VIEW structure_posts AS
    SELECT operation, body, name AS post, value AS standing, partner, note AS holder, decision, since, until
    FROM structure_facts WHERE aspect = 'post' AND value <> '';
CREATE VIEW structure_terms AS
    SELECT operation, body, document, decision, since, until FROM structure_facts WHERE aspect = 'terms' AND document <> '';
CREATE VIEW structure_findings AS
    SELECT operation, body, name AS criterion, value AS finding, note AS evidence, document, decision, since, until
    FROM structure_facts WHERE aspect = 'finding' AND value <> '';
CREATE VIEW structure_consultations AS
    SELECT operation, body, name AS party, value AS said, document, decision, since
    FROM body_fact_timed WHERE aspect = 'consulted' AND taken_back_at IS NULL;
CREATE VIEW structure_reviews AS
    SELECT operation, body, value AS outcome, due AS next_due, note AS why, decision, since
    FROM body_fact_timed WHERE aspect = 'review' AND taken_back_at IS NULL;
CREATE VIEW structure_plans AS
    SELECT operation, body, name AS part, note AS text, value AS status, due, partner, document, decision, since, until
    FROM structure_facts WHERE aspect = 'plan' AND value <> '';
CREATE VIEW structure_relations AS
    SELECT operation, body, name AS other, value AS relation, decision, since, until
    FROM structure_facts WHERE aspect = 'relation' AND value <> '';
