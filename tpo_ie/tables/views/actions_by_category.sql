SELECT
    pillar,
    category,
    status,
    negated,
    count(*) AS actions,
    count(DISTINCT document_id) AS documents,
    min(month) AS first_month,
    max(month) AS last_month
FROM actions
SEMI JOIN counted_documents USING (document_id)
GROUP BY pillar, category, status, negated
ORDER BY pillar, category, status, negated
