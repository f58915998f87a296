SELECT
    date_trunc('month', report_date)::DATE AS month,
    source,
    relevance,
    count(*) AS documents
FROM counted_documents
GROUP BY ALL
ORDER BY month NULLS LAST, source, relevance
