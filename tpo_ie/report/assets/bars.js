// The agencies with most actions, as bars divided by pillar.

const SHOWN = 12;

function makeAgencies() {
  const list = el("ol.bars");
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
    "agencies",
    t("top_agencies"),
    downloadButtons("agencies", async () => ({
      head: [t("agency"), t("registry_id"), t("province"), ...DATA.pillars.map((_, p) => pillarName(p)), t("total")],
      rows: ranked.map(({ body, counts, total }) => [
        BODIES.name[body],
        BODIES.id[body],
        BODIES.province[body] < 0 ? null : provinceName(BODIES.province[body]),
        ...counts,
        total,
      ]),
    })),
    el("p.sub", {}, t("top_agencies_note")),
    list,
    el("p.note", {}, more),
  );

  function paint() {
    const most = ranked[0]?.total || 1;
    fill(
      list,
      ranked.slice(0, shown).map(({ body, counts, total }) =>
        el(
          "li",
          {},
          el(
            "button.bar",
            {
              type: "button",
              "aria-pressed": String(state.bodies.has(body)),
              title: BODIES.name[body],
              "data-body": body,
              click: () => toggle("bodies", body),
            },
            el("span.name", {}, BODIES.name[body]),
            el("span.hidden", {}, `: ${counted(total, "action")}`),
            el("span.value", { "aria-hidden": "true" }, num(total)),
            el(
              "span.stack",
              { "aria-hidden": "true" },
              counts.map((count, pillar) =>
                count ? el("span", { "data-pillar": pillar, vars: { "--share": `${(100 * count) / most}%` } }) : null,
              ),
            ),
          ),
        ),
      ),
    );
    if (!ranked.length) fill(list, el("li.none", {}, t("nothing")));
    more.hidden = shown >= ranked.length;
  }
  return {
    node,
    update() {
      const found = new Map();
      eachBut(BIT.body, (action) => {
        for (const body of ACTIONS.actors[action]) {
          const entry =
            found.get(body) || found.set(body, { body, counts: DATA.pillars.map(() => 0), total: 0 }).get(body);
          entry.counts[PILLAR_OF[ACTIONS.category[action]]] += 1;
          entry.total += 1;
        }
      });
      // Chosen agencies stay in sight.
      const first = (entry) => (state.bodies.has(entry.body) ? 1 : 0);
      ranked = [...found.values()].sort(
        (a, b) => first(b) - first(a) || b.total - a.total || BODIES.name[a.body].localeCompare(BODIES.name[b.body]),
      );
      if (state.bodies.size) ranked = [...ranked.filter(first), ...ranked.filter((entry) => !first(entry))];
      paint();
    },
  };
}
