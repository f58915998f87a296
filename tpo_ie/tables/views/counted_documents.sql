SELECT document_id, title, source, report_date, relevance
FROM documents
WHERE duplicate_of IS NULL
