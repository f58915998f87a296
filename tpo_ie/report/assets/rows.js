// The table of actions. Only rows in sight exist; all rows are of one height, so that a place tells the row.

const ORDERS = {
  date: (action) => ACTIONS.day[action] ?? -Infinity,
  action: (action) => ACTIONS.category[action] * 10 + statusCode(action),
  who: (action) => (ACTIONS.actors[action].length ? BODIES.name[ACTIONS.actors[action][0]] : "\uffff"),
  article: (action) => DATA.articles.title[ACTIONS.article[action]],
};
const SPARE = 6;
const PRINTED = 200;

function makeRows() {
  let order = { key: "date", descending: true };
  let sorted = [];
  const body = el("tbody");
  const above = el("tr.spacer", { "aria-hidden": "true" }, el("td", { colspan: 5 }));
  const below = el("tr.spacer", { "aria-hidden": "true" }, el("td", { colspan: 5 }));
  const heads = ["date", "action", "who", "evidence", "article"].map((key) =>
    el(
      "th",
      { scope: "col", class: `col-${key}` },
      ORDERS[key]
        ? el(
            "button.sort",
            {
              type: "button",
              "data-sort": key,
              click: () => {
                order = { key, descending: order.key === key ? !order.descending : key === "date" };
                sort();
                scroller.scrollTop = 0;
                paint(true);
              },
            },
            t(`column.${key}`),
          )
        : t(`column.${key}`),
    ),
  );
  const table = el(
    "table.rows",
    {},
    el("caption.hidden", {}, t("actions_table")),
    el("thead", {}, el("tr", { "aria-rowindex": 1 }, heads)),
    body,
  );
  const scroller = el(
    "div.scroller",
    {
      tabindex: 0,
      role: "region",
      "aria-label": t("actions_table"),
      scroll: () => paint(),
      keydown: (event) => move(event),
    },
    table,
  );
  const printed = el("p.note.print-only");
  const node = panel(
    "actions",
    t("actions_found"),
    downloadButtons("actions", async () => {
      await loadAll();
      return actionTable(sorted);
    }),
    el("p.sub", {}, t("actions_note")),
    scroller,
    printed,
  );
  let drawn = [-1, -1];
  let whole = false;

  const rowHeight = () =>
    parseFloat(getComputedStyle(scroller).getPropertyValue("--row")) *
    parseFloat(getComputedStyle(document.documentElement).fontSize);
  function sort() {
    const value = ORDERS[order.key];
    const keys = new Map(choice.actions.map((action) => [action, value(action)]));
    const sign = order.descending ? -1 : 1;
    const compare =
      typeof keys.values().next().value === "string"
        ? (a, b) => keys.get(a).localeCompare(keys.get(b), "id")
        : (a, b) => keys.get(a) - keys.get(b) || 0;
    sorted = [...choice.actions].sort((a, b) => sign * compare(a, b) || a - b);
    heads.forEach((head, n) => {
      const key = ["date", "action", "who", "evidence", "article"][n];
      if (ORDERS[key])
        head.setAttribute("aria-sort", key === order.key ? (order.descending ? "descending" : "ascending") : "none");
    });
  }
  function paint(force = false) {
    const height = rowHeight();
    const first = whole ? 0 : Math.max(0, Math.floor(scroller.scrollTop / height) - SPARE);
    const last = whole
      ? Math.min(sorted.length, PRINTED)
      : Math.min(sorted.length, first + Math.ceil(scroller.clientHeight / height) + 2 * SPARE);
    if (!force && first === drawn[0] && last === drawn[1]) return;
    drawn = [first, last];
    const focused = document.activeElement?.closest?.("tr[data-action]")?.dataset.action;
    above.firstChild.style.height = `${first * height}px`;
    below.firstChild.style.height = `${whole ? 0 : (sorted.length - last) * height}px`;
    table.setAttribute("aria-rowcount", sorted.length + 1);
    fill(
      body,
      above,
      sorted.slice(first, last).map((action, n) => actionRow(action, first + n)),
      below,
    );
    if (!sorted.length) fill(body, el("tr", {}, el("td.none", { colspan: 5 }, t("nothing"))));
    if (focused) body.querySelector(`tr[data-action="${focused}"] button.open`)?.focus({ preventScroll: true });
  }
  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = document.activeElement?.closest?.("tr[data-action]");
    if (!step || !row) return;
    event.preventDefault();
    const next = Number(row.getAttribute("aria-rowindex")) - 2 + step;
    if (next < 0 || next >= sorted.length) return;
    const height = rowHeight();
    const top = next * height;
    const space = scroller.clientHeight - table.tHead.offsetHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    if (top + height > scroller.scrollTop + space) scroller.scrollTop = top + height - space;
    paint();
    body.querySelector(`tr[data-action="${sorted[next]}"] button.open`)?.focus({ preventScroll: true });
  }
  new ResizeObserver(() => {
    if (scroller.isConnected) paint(true);
  }).observe(scroller);
  return {
    node,
    printAll(on) {
      whole = on;
      printed.textContent =
        on && sorted.length > PRINTED ? t("printed_note", { shown: num(PRINTED), all: num(sorted.length) }) : "";
      paint(true);
    },
    update() {
      sort();
      scroller.scrollTop = 0;
      paint(true);
      node.querySelector("h2").textContent = t("actions_found", { count: num(sorted.length) });
    },
    refresh() {
      paint(true);
    },
  };
}

const listed = (numbers, name) => numbers.map(name).join("; ");

function actionRow(action, place) {
  const article = ACTIONS.article[action];
  const evidence = el("span", { lang: "id" }, evidenceNow(action));
  if (!evidence.textContent)
    detailsOf(article).then((details) => {
      evidence.textContent = evidenceIn(details, action);
    });
  const partners = ACTIONS.partners[action].length
    ? ` ${t("with", { names: listed(ACTIONS.partners[action], bodyShort) })}`
    : "";
  const aim = [listed(ACTIONS.targets[action], thingName), listed(ACTIONS.places[action], thingName)]
    .filter(Boolean)
    .join(" · ");
  const cell = (key, ...content) => el("td", { class: `col-${key}` }, el("div.clamp", {}, content));
  return el(
    "tr",
    {
      "data-action": action,
      "aria-rowindex": place + 2,
      class: place % 2 ? "odd" : "even",
      click: (event) => {
        if (!event.target.closest("button") && !String(getSelection())) openArticle(article, action);
      },
    },
    cell(
      "date",
      dayName(ACTIONS.day[action]),
      ACTIONS.dayFrom[action] === 1 ? el("small", {}, ` ${t("of_report")}`) : null,
    ),
    cell(
      "action",
      el(
        "button.open.link",
        { type: "button", click: () => openArticle(article, action) },
        el("span.dot", { "data-pillar": PILLAR_OF[ACTIONS.category[action]] }),
        categoryName(ACTIONS.category[action]),
      ),
      el("span.status", { class: ACTIONS.negated[action] ? "status negated" : "status" }, fullStatus(action)),
      ACTIONS.count[action] === null
        ? null
        : el("span.amount", {}, `${num(ACTIONS.count[action])} ${textOf(ACTIONS.unit[action])}`),
    ),
    cell(
      "who",
      el("b", {}, listed(ACTIONS.actors[action], bodyShort)),
      partners,
      aim ? el("small", {}, ` ${aim}`) : null,
    ),
    cell("evidence", evidence),
    cell("article", DATA.articles.title[article], el("small", {}, ` ${textOf(DATA.articles.source[article])}`)),
  );
}

/** Return the chosen actions as a table to download. */
function actionTable(actions) {
  return {
    head: [
      "date",
      "date_from",
      "pillar",
      "category",
      "status",
      "who",
      "officials",
      "partners",
      "targets",
      "places",
      "provinces",
      "count",
      "unit",
      "evidence",
      "article",
      "article_id",
      "source",
      "reported",
      "address",
    ].map((key) => t(`export.${key}`)),
    rows: actions.map((action) => {
      const article = ACTIONS.article[action];
      return [
        asDate(ACTIONS.day[action]),
        t(`day_from.${ACTIONS.dayFrom[action]}`),
        pillarName(PILLAR_OF[ACTIONS.category[action]]),
        categoryName(ACTIONS.category[action]),
        fullStatus(action),
        listed(ACTIONS.actors[action], bodyName),
        listed(ACTIONS.people[action], (p) => DATA.people.name[p]),
        listed(ACTIONS.partners[action], bodyName),
        listed(ACTIONS.targets[action], thingName),
        listed(ACTIONS.places[action], thingName),
        listed(ACTIONS.provinces[action], provinceName),
        ACTIONS.count[action],
        textOf(ACTIONS.unit[action]),
        evidenceNow(action),
        DATA.articles.title[article],
        DATA.articles.id[article],
        textOf(DATA.articles.source[article]),
        asDate(DATA.articles.day[article]),
        DATA.articles.url[article],
      ];
    }),
  };
}
