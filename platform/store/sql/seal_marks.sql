SELECT operation FROM seal_key ORDER BY operation
