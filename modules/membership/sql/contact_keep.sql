INSERT INTO contact (operation, contact, name, title, post, partner, body, place, phones, mails, languages, sensitivity, published,
                     said_by, source, confirmed, account, ended, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
ON CONFLICT (operation, contact) DO UPDATE
SET name = excluded.name, title = excluded.title, post = excluded.post, partner = excluded.partner, body = excluded.body,
    place = excluded.place, phones = excluded.phones, mails = excluded.mails, languages = excluded.languages,
    sensitivity = excluded.sensitivity, published = excluded.published, said_by = excluded.said_by, source = excluded.source,
    confirmed = excluded.confirmed, account = excluded.account, ended = excluded.ended, at = excluded.at
