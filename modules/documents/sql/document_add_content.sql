INSERT INTO document_content (operation, hash, bytes, packed) VALUES ($1, $2, $3, $4) ON CONFLICT (operation, hash) DO NOTHING
