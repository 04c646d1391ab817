SELECT taken, operation, at, account, path, format, asked, class, approval, lines FROM export_taken
WHERE operation IN ($1, '') AND at >= $2 ORDER BY taken DESC LIMIT $3
