-- Whether a session, or the session that a token was made in, was proven by a second factor.
ALTER TABLE account_session ADD COLUMN second_factor {count} NOT NULL DEFAULT 0;
ALTER TABLE access_token ADD COLUMN second_factor {count} NOT NULL DEFAULT 0;

-- What holds in the whole house, kept: the latest stands, the journal says who, when and why. `value` is JSON.
CREATE TABLE house_setting (
    name   TEXT NOT NULL PRIMARY KEY,
    value  TEXT NOT NULL,
    reason TEXT NOT NULL,
    set_by TEXT NOT NULL,
    at     {count} NOT NULL
);
