select node, seq from journal where node not in (select node from store_node) order by node, seq limit 1
