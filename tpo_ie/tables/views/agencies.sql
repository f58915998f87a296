SELECT
    shared_key AS agency_key,
    min(shared_name) AS agency_name,
    min(registry_id) AS registry_id,
    min(agency_kind) AS kind,
    min(agency_level) AS level,
    min(agency_parent) AS parent,
    min(region) AS region,
    min(province) AS province,
    count(DISTINCT document_id) AS documents,
    sum(mention_count)::BIGINT AS mentions,
    min(report_date) AS first_seen,
    max(report_date) AS last_seen
FROM entities
SEMI JOIN counted_documents USING (document_id)
WHERE type = 'AGENCY' AND shared_key IS NOT NULL
GROUP BY shared_key
ORDER BY documents DESC, agency_key
