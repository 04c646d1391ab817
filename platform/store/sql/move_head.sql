update store_node set head_seq = $2, head_hash = $3, entries = $4 where node = $1
