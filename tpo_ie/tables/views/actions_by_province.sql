-- An act in two provinces counts once for each; one without a province stands in the row without one.
SELECT
    province,
    pillar,
    category,
    status,
    count(DISTINCT action_key) AS actions,
    count(DISTINCT document_id) AS documents,
    min(month) AS first_month,
    max(month) AS last_month
FROM (
    SELECT *, unnest(CASE WHEN len(provinces) > 0 THEN provinces ELSE [NULL] END) AS province
    FROM actions
    WHERE NOT negated
)
SEMI JOIN counted_documents USING (document_id)
GROUP BY province, pillar, category, status
ORDER BY province NULLS LAST, pillar, category, status
