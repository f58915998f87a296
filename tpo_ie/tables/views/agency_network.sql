-- Undirected: the smaller key comes first. Links of a body with itself do not count.
WITH links AS (
    SELECT
        head_key AS a, head_name AS a_name, head_type AS a_type,
        tail_key AS b, tail_name AS b_name, tail_type AS b_type,
        document_id, report_date, 'relation' AS origin
    FROM relations
    WHERE type = 'cooperates_with'
    UNION ALL
    SELECT DISTINCT
        actor.agency_key, actor.agency_name, actor.agency_type,
        partner.agency_key, partner.agency_name, partner.agency_type,
        actor.document_id, actor.report_date,
        CASE WHEN actor.status IN ('done', 'ongoing') THEN 'action' ELSE 'intention' END || ' ' || actor.action_key
    FROM action_arguments AS actor
    JOIN action_arguments AS partner USING (action_key)
    WHERE actor.role = 'actor' AND partner.role = 'partner' AND NOT actor.negated
        AND actor.agency_key IS NOT NULL AND partner.agency_key IS NOT NULL
),
pairs AS (
    SELECT
        least(a, b) AS a,
        greatest(a, b) AS b,
        if(a < b, a_name, b_name) AS a_name,
        if(a < b, b_name, a_name) AS b_name,
        if(a < b, a_type, b_type) AS a_type,
        if(a < b, b_type, a_type) AS b_type,
        document_id,
        report_date,
        origin
    FROM links
    SEMI JOIN counted_documents USING (document_id)
    WHERE a <> b
)
SELECT
    a AS agency_a_key,
    min(a_name) AS agency_a,
    min(a_type) AS agency_a_type,
    b AS agency_b_key,
    min(b_name) AS agency_b,
    min(b_type) AS agency_b_type,
    count(DISTINCT document_id) AS documents,
    count(*) FILTER (origin = 'relation') AS relations,
    count(DISTINCT origin) FILTER (origin LIKE 'action %') AS actions,
    count(DISTINCT origin) FILTER (origin LIKE 'intention %') AS intended_actions,
    min(report_date) AS first_seen,
    max(report_date) AS last_seen
FROM pairs
GROUP BY a, b
ORDER BY documents DESC, agency_a_key, agency_b_key
