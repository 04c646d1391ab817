update store_node set head_seq = $2, head_hash = $3, entries = entries + 1 where node = $1
