select hash from journal where seq = $1 and node in (select node from store_node)
