-- Which key an operation's sealed texts were closed with (store/seal.hpp): a mark of it, never the key.
CREATE TABLE seal_key (
    operation TEXT NOT NULL PRIMARY KEY,
    mark      TEXT NOT NULL
);
