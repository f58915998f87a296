-- An act of two agencies counts once for each; one of an agency and its head once.
SELECT
    agency_key,
    min(agency_name) AS agency_name,
    min(province) AS province,
    month,
    pillar,
    category,
    status,
    count(DISTINCT action_key) AS actions,
    count(DISTINCT document_id) AS documents
FROM action_arguments
SEMI JOIN counted_documents USING (document_id)
WHERE role = 'actor' AND agency_type = 'AGENCY' AND NOT negated
GROUP BY agency_key, month, pillar, category, status
ORDER BY agency_name, agency_key, month, pillar, category, status
