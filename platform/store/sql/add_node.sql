insert into store_node (node, made_at, head_seq, head_hash, entries) values ($1, $2, 0, '', 0)
