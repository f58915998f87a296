// Actions by province: a tile for each, placed like the provinces.

const SHADES = 5;

function makeTiles() {
  const grid = el("div.tiles", { role: "group", "aria-label": t("map") });
  const buttons = DATA.provinces.map(([name, short, column, row], number) => {
    const count = el("span.value", { "aria-hidden": "true" });
    const words = el("span.hidden");
    const button = el(
      "button.tile",
      {
        type: "button",
        vars: { "--column": column + 1, "--row": row + 1 },
        "data-province": short,
        click: () => toggle("provinces", number),
      },
      el("span.code", {}, short),
      count,
      words,
    );
    grid.append(button);
    return { button, count, words, name };
  });
  const key = el("p.shades");
  const none = el("button.link", { type: "button", click: () => toggle("provinces", NO_PROVINCE) });
  const list = el("ol.ranking");
  const node = panel(
    "map",
    t("by_province"),
    [],
    el("p.sub", {}, t("by_province_note")),
    grid,
    key,
    el("details.figures", {}, el("summary", {}, t("as_list")), list),
    el("p.note", {}, none),
  );
  return {
    node,
    update() {
      const counts = DATA.provinces.map(() => 0);
      let without = 0;
      eachBut(BIT.province, (action) => {
        for (const number of ACTIONS.provinces[action]) counts[number] += 1;
        without += ACTIONS.provinces[action].length ? 0 : 1;
      });
      const limits = shadeLimits(counts);
      buttons.forEach(({ button, count, words, name }, number) => {
        const shade = counts[number] ? limits.filter((limit) => counts[number] >= limit).length : 0;
        button.dataset.shade = shade;
        button.setAttribute("aria-pressed", String(state.provinces.has(number)));
        words.textContent = ` ${name}: ${counted(counts[number], "action")}`;
        button.title = `${name}: ${num(counts[number])}`;
        count.textContent = counts[number] ? num(counts[number]) : "";
      });
      fill(
        key,
        limits.map((limit, n) =>
          el(
            "span",
            { "data-shade": n + 1 },
            n + 1 < limits.length && limits[n + 1] - 1 > limit
              ? `${num(limit)}–${num(limits[n + 1] - 1)}`
              : n + 1 < limits.length
                ? num(limit)
                : `≥ ${num(limit)}`,
          ),
        ),
      );
      none.textContent = t("without_province", { count: num(without) });
      none.setAttribute("aria-pressed", String(state.provinces.has(NO_PROVINCE)));
      const order = counts
        .map((_, n) => n)
        .filter((n) => counts[n])
        .sort((a, b) => counts[b] - counts[a]);
      fill(
        list,
        order.map((n) => el("li", {}, `${provinceName(n)} (${DATA.provinces[n][1]}): ${num(counts[n])}`)),
      );
    },
  };
}

/** Return from which count each shade is used: shares of the provinces that have any. */
function shadeLimits(counts) {
  const some = counts.filter(Boolean).sort((a, b) => a - b);
  const limits = Array.from({ length: SHADES }, (_, n) => some[Math.floor((n * some.length) / SHADES)]).filter(
    (value) => value !== undefined,
  );
  return [...new Set(limits)];
}
