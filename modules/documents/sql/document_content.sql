SELECT bytes, packed FROM document_content WHERE operation = $1 AND hash = $2
