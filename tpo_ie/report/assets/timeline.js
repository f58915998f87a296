// Actions over time, stacked by pillar.

const TIMELINE = { height: 220, left: 44, right: 8, top: 10, bottom: 26 };
const TAIL = 0.005; // lone early reports would squeeze the rest; they are counted in a note

function makeTimeline() {
  const box = el("div.chart");
  const note = el("p.note");
  const units = el(
    "span.choice",
    { role: "group", "aria-label": t("unit") },
    Object.keys(UNITS).map((unit) =>
      el("button.quiet", { type: "button", "data-unit": unit, click: () => change({ unit }) }, t(`unit.${unit}`)),
    ),
  );
  const legend = el(
    "ul.legend",
    {},
    DATA.pillars.map((_, pillar) =>
      el(
        "li",
        {},
        el(
          "button.key",
          {
            type: "button",
            "data-key": pillar,
            click: () => togglePillar(pillar),
          },
          el("span.dot", { "data-pillar": pillar }),
          pillarName(pillar),
        ),
      ),
    ),
  );
  const figures = el("details.figures", { toggle: () => update() }, el("summary", {}, t("as_table")), el("div.scroll"));
  const node = panel(
    "timeline",
    t("over_time"),
    units,
    el("p.sub", {}, t("over_time_note")),
    legend,
    box,
    note,
    figures,
  );

  let lastWidth = 0;
  function update() {
    const data = periods();
    lastWidth = box.clientWidth;
    for (const button of units.children) button.setAttribute("aria-pressed", String(button.dataset.unit === data.unit));
    for (const button of legend.querySelectorAll("button")) {
      const members = PILLAR_OF.flatMap((p, n) => (p === Number(button.dataset.key) ? [n] : []));
      button.setAttribute("aria-pressed", String(members.every((n) => state.categories.has(n))));
    }
    fill(box, data.rows.length ? draw(data, box.clientWidth || 700) : el("p.none", {}, t("nothing")));
    note.textContent = [
      data.before ? t("before_note", { count: num(data.before) }) : "",
      data.undated ? t("undated_note", { count: num(data.undated) }) : "",
    ]
      .filter(Boolean)
      .join(" ");
    if (figures.open) {
      fill(
        figures.lastChild,
        el(
          "table",
          {},
          el(
            "thead",
            {},
            el(
              "tr",
              {},
              [t(`unit.${data.unit}`), ...DATA.pillars.map((_, p) => pillarName(p)), t("total")].map((h) =>
                el("th", { scope: "col" }, h),
              ),
            ),
          ),
          el(
            "tbody",
            {},
            data.rows
              .filter((row) => row.total)
              .map((row) =>
                el(
                  "tr",
                  {},
                  el("th", { scope: "row" }, UNITS[data.unit].name(row.period)),
                  row.counts.map((n) => el("td", {}, num(n))),
                  el("td", {}, num(row.total)),
                ),
              ),
          ),
        ),
      );
    }
  }
  new ResizeObserver(
    later(() => {
      if (box.isConnected && box.clientWidth !== lastWidth) update();
    }, 150),
  ).observe(box);
  return { node, update };
}

/** Count actions by period and pillar, the filter on dates aside. */
function periods() {
  const days = [];
  let undated = 0;
  eachBut(BIT.date, (action) => {
    if (ACTIONS.day[action] === null) undated += 1;
    else days.push(ACTIONS.day[action]);
  });
  if (!days.length) return { rows: [], undated, before: 0, unit: state.unit || "month" };
  days.sort((a, b) => a - b);
  const first = days[Math.floor(days.length * TAIL)];
  const last = days[days.length - 1];
  const months = UNITS.month.of(last) - UNITS.month.of(first);
  const unit = state.unit || (months <= 48 ? "month" : months <= 150 ? "quarter" : "year");
  const { of } = UNITS[unit];
  const start = of(first);
  const rows = Array.from({ length: of(last) - start + 1 }, (_, n) => ({
    period: start + n,
    counts: DATA.pillars.map(() => 0),
    total: 0,
  }));
  let before = 0;
  eachBut(BIT.date, (action) => {
    if (ACTIONS.day[action] === null) return;
    const row = rows[of(ACTIONS.day[action]) - start];
    if (!row) {
      before += 1;
      return;
    }
    row.counts[PILLAR_OF[ACTIONS.category[action]]] += 1;
    row.total += 1;
  });
  return { rows, undated, before, unit };
}

function draw({ rows, unit }, width) {
  const { height, left, right, top, bottom } = TIMELINE;
  const names = UNITS[unit];
  const most = Math.max(1, ...rows.map((row) => row.total));
  const y = d3.scaleLinear([0, most], [height - bottom, top]).nice(4);
  const step = (width - left - right) / rows.length;
  const bar = Math.max(1, Math.min(step - (step > 4 ? 2 : 0.5), 46));
  const x = (index) => left + index * step + (step - bar) / 2;
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  const peak = rows.reduce((best, row) => (row.total > best.total ? row : best));
  const svg = el("svg:svg", {
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "img",
    "aria-label": t("timeline_alt", {
      total: num(total),
      first: names.name(rows[0].period),
      last: names.name(rows.at(-1).period),
      peak: names.name(peak.period),
      most: num(peak.total),
    }),
  });
  for (const tick of y.ticks(4).filter(Number.isInteger)) {
    add(svg, [
      el("svg:line.grid", { x1: left, x2: width - right, y1: y(tick), y2: y(tick) }),
      el("svg:text.axis", { x: left - 6, y: y(tick) + 4, "text-anchor": "end" }, num(tick)),
    ]);
  }
  let free = -Infinity;
  rows.forEach((row, index) => {
    const year = names.year(row.period) ?? (index === 0 ? Math.floor(row.period / (unit === "month" ? 12 : 4)) : null);
    if (year !== null && x(index) > free) {
      add(svg, [
        el(
          "svg:text.axis",
          {
            x: x(index) + (unit === "year" ? bar / 2 : 0),
            y: height - 8,
            "text-anchor": unit === "year" ? "middle" : "start",
          },
          String(year),
        ),
      ]);
      free = x(index) + 36;
    }
  });
  const bars = el("svg:g.bars");
  rows.forEach((row, index) => {
    let base = 0;
    row.counts.forEach((count, pillar) => {
      if (!count) return;
      bars.append(
        el("svg:rect", {
          x: x(index),
          width: bar,
          y: y(base + count),
          height: y(base) - y(base + count),
          "data-pillar": pillar,
        }),
      );
      base += count;
    });
  });
  svg.append(bars, brush(rows, unit, { left, right, top, width, height, bottom, step }));
  return svg;
}

/** Return the layer that chooses dates: a range by dragging, one period by a click; a second click lifts it. */
function brush(rows, unit, { left, right, top, width, height, bottom, step }) {
  const names = UNITS[unit];
  const group = el("svg:g.brush");
  const end = left + step * rows.length;
  const rowAt = (event) =>
    rows[Math.floor((event.clientX - group.ownerSVGElement.getBoundingClientRect().left - left) / step)];
  const edge = (period) => left + step * Math.max(0, Math.min(rows.length, period - rows[0].period));
  const choosePeriods = (first, last) =>
    change({ from: names.start(first.period), to: names.start(last.period + 1) - 1 });
  const tool = d3
    .brushX()
    .extent([
      [left, top],
      [width - right, height - bottom],
    ])
    .on("end", (event) => {
      if (!event.sourceEvent) return;
      if (!event.selection) {
        const row = rowAt(event.sourceEvent);
        if (row && state.from === null && state.to === null) choosePeriods(row, row);
        else change({ from: null, to: null });
        return;
      }
      const [first, last] = event.selection.map((x) => Math.round((x - left) / step));
      choosePeriods(rows[Math.min(first, rows.length - 1)], rows[Math.min(Math.max(last - 1, first), rows.length - 1)]);
    });
  d3.select(group).call(tool);
  if (state.from !== null || state.to !== null) {
    const from = state.from === null ? left : edge(names.of(state.from));
    const to = state.to === null ? end : edge(names.of(state.to) + 1);
    d3.select(group).call(tool.move, [from, Math.max(from + 1, to)]);
  }
  const hint = el("svg:title");
  group.append(hint);
  group.addEventListener("pointermove", (event) => {
    const row = rowAt(event);
    if (row)
      hint.textContent = [names.name(row.period), ...row.counts.map((n, p) => `${pillarName(p)}: ${num(n)}`)].join(
        "\n",
      );
  });
  return group;
}
