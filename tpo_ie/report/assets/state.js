// What the reader has chosen; kept in the address, so that a view can be sent to somebody.

const state = {
  from: null,
  to: null,
  provinces: new Set(),
  bodies: new Set(),
  categories: new Set(),
  statuses: new Set(),
  text: "",
  unit: "",
  theme: "",
  article: null,
  action: null,
  kinds: new Set(),
  speaker: null,
};
const listeners = [];
let lastHash = null;

const STATUS_KEYS = [...DATA.statuses, "negated"];
const NO_PROVINCE = -1;

/** Return the state as the fragment of an address. */
function toHash() {
  const parts = new URLSearchParams();
  const set = (name, value) => {
    if (value !== "" && value !== null) parts.set(name, value);
  };
  set("from", state.from === null ? "" : toISO(state.from));
  set("to", state.to === null ? "" : toISO(state.to));
  set(
    "province",
    [...state.provinces].map((number) => (number === NO_PROVINCE ? "none" : DATA.provinces[number][1])).join("."),
  );
  set("agency", [...state.bodies].join("."));
  set("category", [...state.categories].map((number) => DATA.categories[number][0]).join("."));
  set("status", [...state.statuses].map((code) => STATUS_KEYS[code]).join("."));
  set("q", state.text);
  set("unit", state.unit);
  set("kinds", [...state.kinds].map((kind) => DATA.kinds[kind]).join("."));
  set("speaker", state.speaker);
  set("lang", language === DATA.about.lang ? "" : language);
  set("theme", state.theme);
  set("article", state.article);
  set("action", state.action);
  return parts.toString();
}

/** Take over the state of an address; what makes no sense there is passed over. */
function readHash() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const list = (name, index) =>
    new Set(
      (parts.get(name) || "")
        .split(".")
        .filter(Boolean)
        .map(index)
        .filter((n) => n !== null),
    );
  const known = (number) => (number >= 0 ? number : null);
  const below = (limit) => (text) => (/^\d+$/.test(text || "") && Number(text) < limit ? Number(text) : null);
  state.from = fromISO(parts.get("from"));
  state.to = fromISO(parts.get("to"));
  state.provinces = list("province", (key) =>
    key === "none" ? NO_PROVINCE : known(DATA.provinces.findIndex((p) => p[1] === key)),
  );
  state.bodies = list("agency", below(BODIES.name.length));
  state.categories = list("category", (key) => known(DATA.categories.findIndex((c) => c[0] === key)));
  state.statuses = list("status", (key) => known(STATUS_KEYS.indexOf(key)));
  state.text = parts.get("q") || "";
  state.unit = Object.hasOwn(UNITS, parts.get("unit") || "") ? parts.get("unit") : "";
  state.kinds = list("kinds", (key) => known(DATA.kinds.indexOf(key)));
  state.speaker = /^[pb]\d+$/.test(parts.get("speaker") || "") ? parts.get("speaker") : null;
  state.theme = ["light", "dark"].includes(parts.get("theme")) ? parts.get("theme") : "";
  state.article = below(ARTICLE_COUNT)(parts.get("article"));
  state.action = below(ACTION_COUNT)(parts.get("action"));
  language = Object.hasOwn(DATA.words, parts.get("lang") || "") ? parts.get("lang") : DATA.about.lang;
}

/** Change the state; every view that listens is brought up to date. */
function change(values) {
  Object.assign(state, values);
  const hash = toHash();
  if (hash !== lastHash) history.replaceState(null, "", `#${hash}`);
  lastHash = hash;
  for (const listener of listeners) listener(values);
}

/** Add to a set of the state what is not in it, or take it out. */
function toggle(name, value) {
  const values = new Set(state[name]);
  if (!values.delete(value)) values.add(value);
  change({ [name]: values });
}

const NOTHING_CHOSEN = () => ({
  from: null,
  to: null,
  provinces: new Set(),
  bodies: new Set(),
  categories: new Set(),
  statuses: new Set(),
  text: "",
});
