SELECT
    shared_key AS law_key,
    min(name) AS law,
    count(DISTINCT document_id) AS documents,
    sum(mention_count)::BIGINT AS mentions,
    min(report_date) AS first_seen,
    max(report_date) AS last_seen
FROM entities
SEMI JOIN counted_documents USING (document_id)
WHERE type = 'LAW' AND shared_key IS NOT NULL
GROUP BY shared_key
ORDER BY documents DESC, law_key
