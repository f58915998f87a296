-- Persons who have several keys although they may be one: for a reader to decide.
WITH holders AS (
    SELECT
        person_key,
        agency_key,
        lower(office) AS title,
        min(person_name) AS person_name,
        min(office) AS office,
        min(agency_name) AS agency_name,
        split_part(person_key, ' @ ', 1) AS name,
        string_split(split_part(person_key, ' @ ', 1), ' ') AS words,
        list(person_entity) AS entities
    FROM officials
    WHERE person_key <> person_entity
    GROUP BY person_key, agency_key, lower(office)
),
pairs AS (
    SELECT
        if(list_has_any(a.entities, b.entities), 'both in one article', 'same name, other agency') AS reason, a, b
    FROM holders AS a
    JOIN holders AS b ON a.name = b.name AND a.agency_key < b.agency_key
    WHERE len(a.words) > 1 OR list_has_any(a.entities, b.entities)
    UNION ALL
    SELECT 'shorter name, same office' AS reason, a, b
    FROM holders AS a
    JOIN holders AS b ON a.agency_key = b.agency_key AND a.title = b.title
    WHERE len(a.words) < len(b.words) AND list_has_all(b.words, a.words)
)
SELECT
    min(reason) AS reason,
    a.person_key AS person_key,
    min(a.person_name) AS person_name,
    min(a.office) AS office,
    min(a.agency_name) AS agency_name,
    b.person_key AS other_person_key,
    min(b.person_name) AS other_person_name,
    min(b.office) AS other_office,
    min(b.agency_name) AS other_agency_name
FROM pairs
GROUP BY a.person_key, b.person_key
ORDER BY reason, person_key, other_person_key
