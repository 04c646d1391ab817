-- An emergency in a country. `languages` are codes joined by blanks, in the order of how often they are met.
CREATE TABLE operation (
    operation TEXT NOT NULL PRIMARY KEY,
    name      TEXT NOT NULL,
    iso3      TEXT NOT NULL,
    iso2      TEXT NOT NULL,
    onset     TEXT,
    languages TEXT NOT NULL,
    at        {count} NOT NULL
);

-- How figures are made where guidance leaves a choice; what is not here has its default (lists/settings.csv).
CREATE TABLE operation_setting (
    operation TEXT NOT NULL,
    name      TEXT NOT NULL,
    value     TEXT NOT NULL,
    at        {count} NOT NULL,
    PRIMARY KEY (operation, name)
);

-- The stretches that reports are made for, where they were set by hand.
CREATE TABLE reporting_cycle (
    operation TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day  TEXT NOT NULL,
    due       TEXT NOT NULL,
    at        {count} NOT NULL,
    PRIMARY KEY (operation, first_day, last_day)
);

-- Published: the country of an operation.
CREATE VIEW operations_known AS
    SELECT operation, name, iso3, iso2, onset, languages FROM operation;
