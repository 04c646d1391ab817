-- All of an account but the one that asks; none is spared where $2 is ''.
DELETE FROM account_session WHERE account = $1 AND digest <> $2
