// The filters beside the views.

function makeFilters() {
  const search = el("input", {
    type: "search",
    id: "search",
    value: state.text,
    placeholder: t("search_hint"),
    autocomplete: "off",
    input: later(() => change({ text: search.value.trim() }), 180),
  });
  const dates = ["from", "to"].map((end) =>
    el("input", {
      type: "date",
      id: end,
      value: state[end] === null ? "" : toISO(state[end]),
      change: (event) => change({ [end]: fromISO(event.target.value) }),
    }),
  );
  const categories = categoryBoxes();
  const statuses = boxes(
    "statuses",
    STATUS_KEYS.map((_, code) => code),
    statusName,
    BIT.status,
    statusCode,
  );
  const region = el(
    "select",
    {
      id: "region",
      change: () => {
        if (region.value) toggle("provinces", Number(region.value));
        region.value = "";
      },
    },
    el("option", { value: "" }, t("add_province")),
    provinceChoices(),
  );
  const body = el("input", {
    id: "agency",
    list: "agency-names",
    placeholder: t("agency_hint"),
    autocomplete: "off",
    change: () => {
      const number = agencyNumbers().get(body.value.trim().toLowerCase());
      if (number !== undefined && !state.bodies.has(number)) toggle("bodies", number);
      if (number !== undefined) body.value = "";
    },
  });
  const chips = { provinces: el("div.chips"), bodies: el("div.chips") };
  const reset = el("button.reset", { type: "button", click: () => change(NOTHING_CHOSEN()) }, t("reset"));
  const form = el(
    "form",
    { submit: (event) => event.preventDefault(), "aria-label": t("filters") },
    field("search", t("search"), search),
    el(
      "fieldset.dates",
      {},
      el("legend", {}, t("dates")),
      field("from", t("from"), dates[0]),
      field("to", t("to"), dates[1]),
    ),
    field("region", t("province"), region, chips.provinces),
    field(
      "agency",
      t("agency"),
      body,
      el(
        "datalist",
        { id: "agency-names" },
        [...agencyNumbers().values()].map((n) => el("option", { value: BODIES.name[n] })),
      ),
      chips.bodies,
    ),
    el("fieldset", {}, el("legend", {}, t("category")), categories.node),
    el("fieldset", {}, el("legend", {}, t("status")), statuses.node),
    reset,
  );
  const wide = window.matchMedia("(min-width: 62rem)");
  const node = el(
    "details.filters",
    { id: "filters", open: wide.matches },
    el("summary", {}, t("filters"), " ", el("span.badge", { id: "filter-count" })),
    form,
  );
  return {
    node,
    update() {
      if (document.activeElement !== search) search.value = state.text;
      dates.forEach((input, index) => {
        const day = [state.from, state.to][index];
        input.value = day === null ? "" : toISO(day);
      });
      fill(
        chips.provinces,
        [...state.provinces].map((n) => chip("provinces", n, n === NO_PROVINCE ? t("no_province") : provinceName(n))),
      );
      fill(
        chips.bodies,
        [...state.bodies].map((n) => chip("bodies", n, BODIES.name[n])),
      );
      categories.update();
      statuses.update();
      reset.disabled = !choice.filtered;
      const active = [
        state.from !== null || state.to !== null,
        state.text,
        state.provinces.size,
        state.bodies.size,
        state.categories.size,
        state.statuses.size,
      ].filter(Boolean).length;
      node.querySelector("#filter-count").textContent = active ? num(active) : "";
    },
  };
}

const field = (id, label, ...controls) => el("div.field", {}, el("label", { for: id }, label), controls);

const chip = (name, value, label) =>
  el(
    "button.chip",
    { type: "button", "aria-label": t("remove_filter", { name: label }), click: () => toggle(name, value) },
    label,
    el("span", { "aria-hidden": "true" }, " ×"),
  );

function provinceChoices() {
  const order = DATA.provinces
    .map((_, number) => number)
    .sort((a, b) => provinceName(a).localeCompare(provinceName(b), "id"));
  return [...order, NO_PROVINCE].map((number) =>
    el("option", { value: String(number) }, number === NO_PROVINCE ? t("no_province") : provinceName(number)),
  );
}

/** Bodies that act or are partners, by name in small letters, those with most actions first. */
const agencyNumbers = (() => {
  let found = null;
  return () => {
    if (found) return found;
    const counts = new Map();
    for (let action = 0; action < ACTION_COUNT; action += 1) {
      for (const body of [...ACTIONS.actors[action], ...ACTIONS.partners[action]])
        counts.set(body, (counts.get(body) || 0) + 1);
    }
    found = new Map(
      [...counts]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 5000)
        .map(([body]) => [BODIES.name[body].toLowerCase(), body]),
    );
    return found;
  };
})();

/** Boxes to tick, each with the number of actions under the other filters. */
function boxes(name, values, label, bit, valueOf) {
  const lines = new Map(
    values.map((value) => {
      const input = el("input", {
        type: "checkbox",
        "data-filter": `${name}-${value}`,
        change: () => toggle(name, value),
      });
      const count = el("span.count");
      return [value, { input, count, node: el("label.tick", {}, input, el("span", {}, label(value)), count) }];
    }),
  );
  return {
    node: el(
      "div.ticks",
      {},
      [...lines.values()].map((line) => line.node),
    ),
    lines,
    update() {
      const counts = new Map();
      eachBut(bit, (action) => counts.set(valueOf(action), (counts.get(valueOf(action)) || 0) + 1));
      for (const [value, line] of lines) {
        line.input.checked = state[name].has(value);
        line.count.textContent = num(counts.get(value) || 0);
        line.node.classList.toggle("empty", !counts.get(value));
      }
    },
  };
}

/** Boxes of categories under their pillars; a pillar's box stands for all its categories. */
function categoryBoxes() {
  const all = boxes(
    "categories",
    DATA.categories.map((_, n) => n),
    categoryName,
    BIT.category,
    (action) => ACTIONS.category[action],
  );
  const pillars = DATA.pillars.map((_, pillar) => {
    const members = PILLAR_OF.flatMap((p, n) => (p === pillar ? [n] : []));
    const input = el("input", {
      type: "checkbox",
      "data-filter": `pillar-${pillar}`,
      change: () => togglePillar(pillar),
    });
    const node = el(
      "details.pillar",
      {},
      el("summary", {}, el("span.dot", { "data-pillar": pillar }), pillarName(pillar)),
      el(
        "div.ticks",
        {},
        members.map((n) => all.lines.get(n).node),
      ),
    );
    return {
      members,
      input,
      node: el("div.pillar-line", {}, el("label", {}, input, el("span.hidden", {}, pillarName(pillar))), node),
    };
  });
  return {
    node: el(
      "div",
      {},
      pillars.map((p) => p.node),
    ),
    update() {
      all.update();
      for (const { members, input } of pillars) {
        const ticked = members.filter((n) => state.categories.has(n)).length;
        input.checked = ticked === members.length;
        input.indeterminate = ticked > 0 && ticked < members.length;
      }
    },
  };
}

/** Choose all categories of a pillar, or none of them when all are chosen. */
function togglePillar(pillar) {
  const members = PILLAR_OF.flatMap((p, n) => (p === pillar ? [n] : []));
  const categories = new Set(state.categories);
  const whole = members.every((n) => categories.has(n));
  for (const n of members)
    if (whole) categories.delete(n);
    else categories.add(n);
  change({ categories });
}
