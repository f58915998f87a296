SELECT
    agency_key,
    min(agency_name) AS agency_name,
    min(province) AS province,
    min(office) AS office,
    office_status,
    person_key,
    min(person_name) AS person_name,
    min(report_date) AS first_seen,
    max(report_date) AS last_seen,
    count(DISTINCT document_id) AS documents
FROM officials
SEMI JOIN counted_documents USING (document_id)
GROUP BY agency_key, lower(office), office_status, person_key
ORDER BY agency_name, agency_key, lower(office), first_seen, person_key, office_status
