-- What fills the sentence of a held row, parted by the sign 0x1f, so that it can be told in the language of who reads; "" in
-- rows from before, whose sentence stands in `candidates` in English.
ALTER TABLE held_row ADD COLUMN args TEXT NOT NULL DEFAULT '';
