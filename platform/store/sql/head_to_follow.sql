select node, head_seq, head_hash, entries from store_node
