SELECT
    speaker_key,
    min(speaker_name) AS speaker_name,
    min(speaker_type) AS speaker_type,
    min(title) AS title,
    agency_key,
    min(agency_name) AS agency_name,
    count(*) AS quotes,
    count(*) FILTER (kind = 'direct') AS direct,
    count(*) FILTER (kind = 'indirect') AS indirect,
    count(*) FILTER (kind = 'mixed') AS mixed,
    sum(end_char - start_char)::BIGINT AS characters,
    count(DISTINCT document_id) AS documents,
    min(report_date) AS first_seen,
    max(report_date) AS last_seen
FROM quotes
SEMI JOIN counted_documents USING (document_id)
GROUP BY speaker_key, agency_key
ORDER BY quotes DESC, speaker_key
