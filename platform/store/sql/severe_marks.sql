SELECT operation FROM severe_key ORDER BY operation
