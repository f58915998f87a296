// Officials with their offices, those named in most articles first.

function makeOfficials() {
  const body = el("tbody");
  let shown = SHOWN;
  let ranked = [];
  const more = el(
    "button.quiet",
    {
      type: "button",
      click: () => {
        shown += SHOWN;
        paint();
      },
    },
    t("more"),
  );
  const node = panel(
    "officials",
    t("top_officials"),
    downloadButtons("officials", async () => ({
      head: [
        t("person"),
        t("office"),
        t("agency"),
        t("note"),
        t("number.articles"),
        t("number.actions"),
        t("number.quotes"),
      ],
      rows: ranked.flatMap((p) =>
        p.offices.map((office) => [
          p.name,
          office.title,
          bodyName(office.body),
          noteOn(p, office),
          p.articles,
          p.actions,
          p.quotes,
        ]),
      ),
    })),
    el("p.sub", {}, t("top_officials_note")),
    el(
      "table.people",
      {},
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          ["person_office", "number.articles", "number.actions", "number.quotes"].map((key) =>
            el("th", { scope: "col" }, t(key)),
          ),
        ),
      ),
      body,
    ),
    el("p.note", {}, more),
  );

  function paint() {
    fill(
      body,
      ranked.slice(0, shown).map((p) =>
        el(
          "tr",
          {},
          el(
            "th",
            { scope: "row" },
            el(
              "button.link",
              { type: "button", title: t("search_for"), click: () => change({ text: p.name }) },
              p.name,
            ),
            p.accused ? el("small.accused", {}, t("accused")) : null,
            p.offices
              .slice(0, 3)
              .map((office) =>
                el(
                  "div.office",
                  {},
                  office.title,
                  ", ",
                  el(
                    "button.link",
                    { type: "button", click: () => toggle("bodies", office.body) },
                    bodyName(office.body),
                  ),
                  office.past ? ` (${t("past")})` : "",
                ),
              ),
          ),
          el("td", {}, num(p.articles)),
          el("td", {}, num(p.actions)),
          el("td", {}, num(p.quotes)),
        ),
      ),
    );
    if (!ranked.length) fill(body, el("tr", {}, el("td.none", { colspan: 4 }, t("nothing"))));
    more.hidden = shown >= ranked.length;
  }
  return {
    node,
    update() {
      ranked = rankOfficials();
      paint();
    },
  };
}

const noteOn = (person, office) =>
  [office.past ? t("past") : "", person.accused ? t("accused") : ""].filter(Boolean).join("; ");

/** Return officials of the chosen articles with offices and counts. */
function rankOfficials() {
  const { article, person, title, office, past, body, flag } = DATA.officials;
  const found = new Map();
  for (let row = 0; row < article.length; row += 1) {
    if (!rowChosen(article[row], body[row])) continue;
    const entry =
      found.get(person[row]) ||
      found
        .set(person[row], {
          name: DATA.people.name[person[row]],
          seen: new Set(),
          posts: new Map(),
          accused: false,
          actions: 0,
          quotes: 0,
        })
        .get(person[row]);
    entry.seen.add(article[row]);
    entry.accused ||= flag[row] === ACCUSED;
    const key = `${office[row]}|${body[row]}|${past[row]}`;
    const post =
      entry.posts.get(key) ||
      entry.posts
        .set(key, {
          title: textOf(office[row]) || textOf(title[row]),
          body: body[row],
          past: past[row] === 1,
          count: 0,
        })
        .get(key);
    post.count += 1;
  }
  for (const action of choice.actions)
    for (const one of ACTIONS.people[action]) {
      const entry = found.get(one);
      if (entry) entry.actions += 1;
    }
  DATA.quotes.person.forEach((one, row) => {
    const entry = found.get(one);
    if (entry && choice.articles[DATA.quotes.article[row]]) entry.quotes += 1;
  });
  return [...found.values()]
    .map((entry) => ({
      ...entry,
      articles: entry.seen.size,
      offices: [...entry.posts.values()].sort((a, b) => b.count - a.count),
    }))
    .sort((a, b) => b.articles - a.articles || b.actions - a.actions || a.name.localeCompare(b.name));
}
