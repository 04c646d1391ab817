SELECT document_version.number, document_version.version, document_version.language, document_version.hash, document_version.file,
       document_version.day, document_version.source, document_version.note, document_version.actor, document_version.at,
       document_content.bytes
FROM document_version
JOIN document_content ON document_content.operation = document_version.operation AND document_content.hash = document_version.hash
WHERE document_version.operation = $1 AND (cast($2 as bigint) IS NULL OR document_version.number = cast($2 as bigint))
ORDER BY document_version.number, document_version.version, document_version.language
