-- A document of the library. `number` counts within the operation; its lasting id is "d" and the number. `sensitivity` is
-- that of access: 0 low, 1 moderate, 2 high, 3 severe. `body` is '' where it is of the operation as a whole.
CREATE TABLE document (
    operation   TEXT NOT NULL,
    number      {count} NOT NULL,
    kind        TEXT NOT NULL,
    title       TEXT NOT NULL,
    body        TEXT NOT NULL,
    sensitivity {count} NOT NULL CHECK (sensitivity BETWEEN 0 AND 3),
    at          {count} NOT NULL,
    PRIMARY KEY (operation, number)
);

-- One version in one language: received, so it is never changed.
CREATE TABLE document_version (
    operation TEXT NOT NULL,
    number    {count} NOT NULL,
    version   {count} NOT NULL,
    language  TEXT NOT NULL,
    hash      TEXT NOT NULL,
    file      TEXT NOT NULL,
    day       TEXT,
    source    TEXT NOT NULL,
    note      TEXT NOT NULL,
    actor     TEXT NOT NULL,
    at        {count} NOT NULL,
    PRIMARY KEY (operation, number, version, language)
);

-- The bytes of a file, packed, once for however many versions hold the same.
CREATE TABLE document_content (
    operation TEXT NOT NULL,
    hash      TEXT NOT NULL,
    bytes     {count} NOT NULL,
    packed    {blob} NOT NULL,
    PRIMARY KEY (operation, hash)
);

-- Published: every version of every document.
CREATE VIEW documents_kept AS
    SELECT document.operation, 'd' || cast(document.number AS TEXT) AS document, document.kind, document.title,
           document_version.version, document_version.language, document.sensitivity, document_version.day, document.body,
           document_version.source, document_version.at
    FROM document JOIN document_version
         ON document_version.operation = document.operation AND document_version.number = document.number;
