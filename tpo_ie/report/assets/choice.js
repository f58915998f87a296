// Which actions fit the filters. Each filter has a bit; an action keeps the bits of those it fails, so that a view
// can count with all filters but its own.

const BIT = { date: 1, province: 2, body: 4, category: 8, status: 16, text: 32 };
const failed = new Uint8Array(ACTION_COUNT);
const choice = { actions: [], articles: new Uint8Array(ARTICLE_COUNT), articleCount: 0, filtered: false };
let haystacks = [];
let haystackKey = "";

/** Return the words of an action in which to search: its article, who, whom, where, evidence. */
function haystack(action) {
  const key = `${language}${allLoaded}`;
  if (key !== haystackKey) {
    haystacks = [];
    haystackKey = key;
  }
  return (haystacks[action] ??= [
    DATA.articles.title[ACTIONS.article[action]],
    DATA.articles.id[ACTIONS.article[action]],
    textOf(DATA.articles.source[ACTIONS.article[action]]),
    categoryName(ACTIONS.category[action]),
    ...[...ACTIONS.actors[action], ...ACTIONS.partners[action]].flatMap((body) => [
      BODIES.name[body],
      BODIES.short[body] || "",
    ]),
    ...ACTIONS.people[action].map((person) => DATA.people.name[person]),
    ...[...ACTIONS.targets[action], ...ACTIONS.places[action]].map(thingName),
    allLoaded ? evidenceNow(action) : "",
  ]
    .join("\n")
    .toLowerCase());
}

const meets = (set, values) => values.some((value) => set.has(value));
const provincesOf = (action) => (ACTIONS.provinces[action].length ? ACTIONS.provinces[action] : [NO_PROVINCE]);

/** Work out which actions and articles are chosen. */
function choose() {
  const { from, to, provinces, bodies, categories, statuses } = state;
  const terms = state.text.toLowerCase().split(/\s+/).filter(Boolean);
  choice.actions = [];
  choice.articles.fill(0);
  for (let action = 0; action < ACTION_COUNT; action += 1) {
    const day = ACTIONS.day[action];
    let bits = 0;
    if ((from !== null && !(day !== null && day >= from)) || (to !== null && !(day !== null && day <= to)))
      bits |= BIT.date;
    if (provinces.size && !meets(provinces, provincesOf(action))) bits |= BIT.province;
    if (bodies.size && !meets(bodies, ACTIONS.actors[action]) && !meets(bodies, ACTIONS.partners[action]))
      bits |= BIT.body;
    if (categories.size && !categories.has(ACTIONS.category[action])) bits |= BIT.category;
    if (statuses.size && !statuses.has(statusCode(action))) bits |= BIT.status;
    if (terms.length && !terms.every((term) => haystack(action).includes(term))) bits |= BIT.text;
    failed[action] = bits;
    if (!bits) {
      choice.actions.push(action);
      choice.articles[ACTIONS.article[action]] = 1;
    }
  }
  choice.filtered =
    from !== null ||
    to !== null ||
    terms.length > 0 ||
    [provinces, bodies, categories, statuses].some((set) => set.size);
  if (!choice.filtered) choice.articles.fill(1);
  choice.articleCount = choice.articles.reduce((sum, one) => sum + one, 0);
}

/** Call a function for each action that fits all filters, those of some bits not asked. */
function eachBut(bits, visit) {
  for (let action = 0; action < ACTION_COUNT; action += 1) if (!(failed[action] & ~bits)) visit(action);
}

/** Say whether a quote, office or link counts: its article is chosen and, with agencies chosen, so is its own. */
const rowChosen = (article, ...bodies) =>
  choice.articles[article] === 1 && (!state.bodies.size || meets(state.bodies, bodies));
