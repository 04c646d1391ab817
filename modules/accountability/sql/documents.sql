-- Every version of every document. What is of high sensitivity is named by its id alone.
SELECT body, document, kind, CASE WHEN sensitivity > 1 THEN document ELSE title END, version, coalesce(day, ''), at
FROM documents_kept WHERE operation = $1 ORDER BY document, version
