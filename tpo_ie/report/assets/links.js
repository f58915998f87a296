// The links between agencies under the filters, as a network of those with most of them.

const COOPERATION = new Set(DATA.kinds.flatMap((kind, number) => (kind === "part_of" ? [] : [number])));

/** Kinds of links that are shown: the chosen ones, at first all but the make-up of agencies. */
const shownKinds = () => (state.kinds.size ? state.kinds : COOPERATION);

function toggleKind(kind) {
  const kinds = new Set(shownKinds());
  if (!kinds.delete(kind)) kinds.add(kind);
  change({ kinds });
}

/** Return chosen links, joined by pair: `nodes` (bodies by weight) and `edges`. */
function network(most) {
  const { article, kind, first, second, day } = DATA.links;
  const kinds = shownKinds();
  const edges = new Map();
  for (let row = 0; row < article.length; row += 1) {
    if (!kinds.has(kind[row])) continue;
    if (!rowChosen(article[row], first[row], second[row])) continue;
    if (
      (state.from !== null && !(day[row] >= state.from)) ||
      (state.to !== null && (day[row] === null || day[row] > state.to))
    )
      continue;
    const ends = [Math.min(first[row], second[row]), Math.max(first[row], second[row])];
    const key = ends.join("-");
    const edge = edges.get(key) || edges.set(key, { ends, kinds: new Map(), articles: new Set() }).get(key);
    edge.kinds.set(kind[row], (edge.kinds.get(kind[row]) || 0) + 1);
    edge.articles.add(article[row]);
  }
  const weights = new Map();
  for (const { ends, articles } of edges.values())
    for (const body of ends) weights.set(body, (weights.get(body) || 0) + articles.size);
  const importance = ({ ends }) => weights.get(ends[0]) + weights.get(ends[1]);
  const all = [...edges.values()].sort((a, b) => b.articles.size - a.articles.size || importance(b) - importance(a));
  // The strongest links bring their bodies in, so that none floats about alone; then all links among these count.
  const kept = new Set();
  for (const { ends } of all)
    if (kept.size + ends.filter((body) => !kept.has(body)).length <= most) for (const body of ends) kept.add(body);
  const among = all.filter(({ ends }) => ends.every((body) => kept.has(body)));
  return {
    nodes: [...kept].map((body) => ({ body, weight: weights.get(body) })),
    edges: among,
    all,
    bodies: weights.size,
  };
}

const mainKind = (edge) => [...edge.kinds].sort((a, b) => b[1] - a[1])[0][0];
const kindsOf = (edge) =>
  [...edge.kinds]
    .sort((a, b) => b[1] - a[1])
    .map(([kind]) => t(`link.${DATA.kinds[kind]}`))
    .join(", ");
