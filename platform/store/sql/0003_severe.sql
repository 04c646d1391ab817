-- Which key an operation's severe texts were closed with (store/seal.hpp): a mark of it, never the key.
CREATE TABLE severe_key (
    operation TEXT NOT NULL PRIMARY KEY,
    mark      TEXT NOT NULL
);
