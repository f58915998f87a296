// The network drawn: a layout by forces, computed before it is shown; nodes can be dragged.

const SIZES = [20, 40, 80];
const places = new Map(); // where bodies lay last, so that a changed filter does not throw all about

function makeNetwork() {
  const box = el("div.chart.net");
  const note = el("p.note");
  let most = window.matchMedia("(min-width: 40rem)").matches ? SIZES[1] : SIZES[0];
  let net = null;
  let lastWidth = 0; // a redraw for the same width would only take the focus away
  const size = el(
    "select",
    {
      "aria-label": t("network_size"),
      change: () => {
        most = Number(size.value);
        update();
      },
    },
    SIZES.map((n) => el("option", { value: String(n), selected: n === most }, t("network_top", { count: num(n) }))),
  );
  const kinds = el(
    "span.choice",
    { role: "group", "aria-label": t("kind_of_link") },
    DATA.kinds.map((kind, number) =>
      el(
        "button.quiet.kind",
        { type: "button", "data-kind": number, click: () => toggleKind(number) },
        el("span.line", { "data-kind": number }),
        t(`link.${kind}`),
      ),
    ),
  );
  const figures = el("details.figures", { toggle: () => list() }, el("summary", {}, t("as_table")), el("div.scroll"));
  const node = panel(
    "network",
    t("cooperation"),
    [
      size,
      downloadButtons("links", async () => ({
        head: [t("agency"), t("kind_of_link"), t("agency"), t("number.articles")],
        rows: net.all.map((edge) => [
          bodyName(edge.ends[0]),
          kindsOf(edge),
          bodyName(edge.ends[1]),
          edge.articles.size,
        ]),
      })),
    ],
    el("p.sub", {}, t("cooperation_note")),
    kinds,
    box,
    note,
    figures,
  );

  function list() {
    if (!figures.open || !net) return;
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
            [t("agency"), t("kind_of_link"), t("agency"), t("number.articles")].map((h) =>
              el("th", { scope: "col" }, h),
            ),
          ),
        ),
        el(
          "tbody",
          {},
          net.all
            .slice(0, 100)
            .map((edge) =>
              el(
                "tr",
                {},
                el("td", {}, bodyName(edge.ends[0])),
                el("td", {}, kindsOf(edge)),
                el("td", {}, bodyName(edge.ends[1])),
                el("td", {}, num(edge.articles.size)),
              ),
            ),
        ),
      ),
    );
  }
  function update() {
    net = network(most);
    for (const button of kinds.children)
      button.setAttribute("aria-pressed", String(shownKinds().has(Number(button.dataset.kind))));
    lastWidth = box.clientWidth;
    const width = lastWidth || 700;
    fill(
      box,
      net.nodes.length
        ? drawNetwork(net, width, Math.max(340, Math.min(560, width * 0.72)))
        : el("p.none", {}, t("nothing")),
    );
    note.textContent = net.nodes.length
      ? t("network_shown", { shown: num(net.nodes.length), all: num(net.bodies), links: num(net.edges.length) })
      : "";
    list();
  }
  new ResizeObserver(
    later(() => {
      if (box.isConnected && box.clientWidth !== lastWidth) update();
    }, 150),
  ).observe(box);
  return { node, update };
}

function drawNetwork({ nodes, edges }, width, height) {
  const heaviest = Math.max(...nodes.map((n) => n.weight));
  const points = nodes.map((n, index) => {
    // A spiral to start from: the same data always gives the same picture.
    const angle = index * 2.4;
    const start = places.get(n.body) || {
      x: width / 2 + 14 * Math.sqrt(index) * Math.cos(angle),
      y: height / 2 + 14 * Math.sqrt(index) * Math.sin(angle),
    };
    const label = shorten(bodyShort(n.body));
    return { ...n, ...start, radius: 4 + 12 * Math.sqrt(n.weight / heaviest), label };
  });
  const index = new Map(points.map((point, number) => [point.body, number]));
  const lines = edges.map((edge) => ({
    edge,
    source: points[index.get(edge.ends[0])],
    target: points[index.get(edge.ends[1])],
  }));
  const forces = d3
    .forceSimulation(points)
    .stop()
    .force("link", d3.forceLink(lines).distance(70).strength(0.35))
    .force("charge", d3.forceManyBody().strength(-220))
    .force(
      "collide",
      d3.forceCollide((point) => point.radius + 12),
    )
    .force("x", d3.forceX(width / 2).strength(0.05))
    .force("y", d3.forceY(height / 2).strength(0.11));
  forces.tick(220);
  fit(points, width, height);

  const svg = el("svg:svg", {
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: "group",
    "aria-label": t("network_alt", { nodes: num(points.length), links: num(lines.length) }),
  });
  const strongest = Math.max(...lines.map(({ edge }) => edge.articles.size));
  const edgeNodes = lines.map(({ edge }) =>
    el(
      "svg:line.edge",
      { "data-kind": mainKind(edge), vars: { "--weight": `${1 + 4 * Math.sqrt(edge.articles.size / strongest)}px` } },
      el(
        "svg:title",
        {},
        `${bodyName(edge.ends[0])} – ${bodyName(edge.ends[1])}\n${kindsOf(edge)}\n${counted(edge.articles.size, "article")}`,
      ),
    ),
  );
  const pointNodes = points.map((point) =>
    el(
      "svg:g.node",
      {
        tabindex: 0,
        role: "button",
        "data-body": point.body,
        "aria-pressed": String(state.bodies.has(point.body)),
        "aria-label": t("node_alt", { name: bothNames(point.body), neighbours: neighbours(point, lines).size }),
        keydown: (event) => {
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            toggle("bodies", point.body);
          }
        },
        focus: () => focus(point),
        blur: () => focus(null),
        pointerenter: () => focus(point),
        pointerleave: () => focus(null),
      },
      el("svg:title", {}, BODIES.name[point.body]),
      el("svg:circle", { r: point.radius }),
      el("svg:text", { dy: point.radius + 12, "text-anchor": "middle" }, point.label),
    ),
  );
  function focus(point) {
    svg.classList.toggle("focused", point !== null);
    const near = point ? neighbours(point, lines) : new Set();
    points.forEach((other, n) => pointNodes[n].classList.toggle("near", other === point || near.has(other)));
    lines.forEach((line, n) => edgeNodes[n].classList.toggle("near", line.source === point || line.target === point));
  }
  function place() {
    points.forEach((point, n) => {
      pointNodes[n].setAttribute("transform", `translate(${point.x},${point.y})`);
      places.set(point.body, { x: point.x, y: point.y });
    });
    lines.forEach(({ source, target }, n) => {
      for (const [key, value] of Object.entries({ x1: source.x, y1: source.y, x2: target.x, y2: target.y }))
        edgeNodes[n].setAttribute(key, value);
    });
    unclutter(points, pointNodes, height);
  }
  let moved = false;
  d3.select(svg)
    .selectAll(() => pointNodes)
    .data(points)
    .call(
      d3
        .drag()
        .clickDistance(4)
        .on("start", () => {
          moved = false;
        })
        .on("drag", (event, point) => {
          moved = true;
          point.x = inside(event.x, 10, width - 10);
          point.y = inside(event.y, 10, height - 24);
          place();
        }),
    )
    .on("click", (event, point) => {
      if (!moved) toggle("bodies", point.body);
    });
  svg.append(...edgeNodes, ...pointNodes);
  place();
  return svg;
}

const inside = (value, low, high) => Math.max(low, Math.min(high, value));
const shorten = (name) => (name.length > 30 ? `${name.slice(0, 28).trimEnd()}…` : name);
const neighbours = (point, lines) =>
  new Set(lines.flatMap(({ source, target }) => (source === point ? [target] : target === point ? [source] : [])));

/** Spread the layout over the space there is, keeping room for labels. */
function fit(points, width, height) {
  for (const [axis, low, high] of [
    ["x", 58, width - 58],
    ["y", 22, height - 32],
  ]) {
    const values = points.map((point) => point[axis]);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const scale = (high - low) / Math.max(most - least, 1);
    for (const point of points)
      point[axis] =
        most - least < 1
          ? (low + high) / 2
          : low + (point[axis] - least) * Math.min(scale, 2) + (scale > 2 ? (high - low - (most - least) * 2) / 2 : 0);
  }
  for (const point of points) point.x = inside(point.x, halfLabel(point) + 6, width - halfLabel(point) - 6);
}

const halfLabel = (point) => point.label.length * 3.1;

/**
 * Put each label below its node or above it, where it lies on no node and on no label of a heavier one; where
 * there is no room it hides until the node is pointed at.
 */
function unclutter(points, nodes, height) {
  const taken = points.map(({ x, y, radius }) => [x - radius + 2, y - radius + 2, x + radius - 2, y + radius - 2]);
  for (const n of points.map((_, number) => number).sort((a, b) => points[b].weight - points[a].weight)) {
    const { x, y, radius } = points[n];
    const half = halfLabel(points[n]);
    const area = (shift) => [x - half, y + shift - 9, x + half, y + shift + 3];
    const free = ([left, top, right, bottom]) =>
      top > 0 &&
      bottom < height &&
      taken.every(([x0, y0, x1, y1]) => right < x0 || left > x1 || bottom < y0 || top > y1);
    const shift = [radius + 12, -radius - 5].find((dy) => free(area(dy)));
    nodes[n].classList.toggle("mute", shift === undefined);
    nodes[n].lastChild.setAttribute("dy", shift ?? radius + 12);
    if (shift !== undefined) taken.push(area(shift));
  }
}
