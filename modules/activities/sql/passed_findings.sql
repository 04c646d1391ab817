-- What was let pass in an operation.
SELECT code, words FROM passed_finding WHERE operation = $1
