// The page put together: a header, the filters, the views, what to keep in mind.

let views = [];
// What changes one view only, and the place of that view.
const ALONE = { unit: 2, kinds: 5, speaker: 7 };

function build() {
  document.documentElement.lang = language;
  document.title = `${DATA.about.title} – ${t("report")}`;
  const scroll = window.scrollY;
  views = [
    makeFilters(),
    makeNumbers(),
    makeTimeline(),
    makeTiles(),
    makeAgencies(),
    makeNetwork(),
    makeOfficials(),
    makeQuotes(),
    makeRows(),
  ];
  const [filters, numbers, timeline, tiles, agencies, net, officials, quotes, rows] = views.map((view) => view.node);
  const words = el("p.print-only", { id: "filters-in-words" });
  views.push({
    update() {
      words.textContent = `${t("filters")}: ${filtersInWords()}`;
    },
  });
  fill(
    document.getElementById("app"),
    el(
      "a.skip",
      {
        href: "#views",
        click: (event) => {
          event.preventDefault();
          document.getElementById("views").focus();
        },
      },
      t("skip"),
    ),
    pageHeader(),
    el("div", { id: "announcer", class: "hidden", role: "status" }),
    el(
      "div.page",
      {},
      el("aside.side", { "aria-label": t("filters") }, filters),
      el(
        "main",
        { id: "views", tabindex: -1 },
        words,
        numbers,
        timeline,
        el("div.pair", {}, tiles, agencies),
        net,
        officials,
        quotes,
        rows,
        limits(),
      ),
    ),
  );
  applyTheme();
  update();
  window.scrollTo(0, scroll);
}

function pageHeader() {
  const languages = Object.keys(DATA.words).map((lang) =>
    el(
      "button.quiet",
      {
        type: "button",
        lang,
        "data-lang": lang,
        "aria-pressed": String(lang === language),
        click: () => {
          language = lang;
          change({});
          build();
          document.querySelector(`[data-lang="${lang}"]`).focus();
        },
      },
      lang === "id" ? "Indonesia" : "English",
    ),
  );
  const theme = el("button.quiet", {
    type: "button",
    id: "theme",
    click: () => {
      change({ theme: isDark() ? "light" : "dark" });
      applyTheme();
    },
  });
  return el(
    "header.top",
    {},
    el(
      "div",
      {},
      el("p.kicker", {}, t("kicker")),
      el("h1", {}, DATA.about.title),
      el("p.sub", {}, t("made_on", { day: dayName(fromISO(DATA.about.day), false), articles: num(ARTICLE_COUNT) })),
    ),
    el(
      "div.tools",
      {},
      el("span.choice", { role: "group", "aria-label": t("language") }, languages),
      theme,
      el("button.quiet", { type: "button", click: () => window.print() }, t("print")),
    ),
  );
}

const isDark = () => (state.theme ? state.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches);

function applyTheme() {
  document.documentElement.dataset.theme = state.theme;
  document.getElementById("theme").textContent = t(isDark() ? "theme_light" : "theme_dark");
}

/** What to keep in mind when reading the report. */
function limits() {
  const { about } = DATA;
  const notes = [
    "limit.machine",
    "limit.reports",
    "limit.accused",
    "limit.victims",
    "limit.regions",
    "limit.linked",
  ].map((key) => t(key));
  if (about.repeats) notes.push(t("limit.repeats", { count: num(about.repeats) }));
  if (about.offTopic) notes.push(t("limit.off_topic", { count: num(about.offTopic) }));
  if (about.failed) notes.push(t("limit.failed", { count: num(about.failed) }));
  if (!about.texts) notes.push(t(about.shortened ? "limit.shortened" : "limit.no_texts"));
  return el(
    "section.panel",
    { id: "limits", "aria-labelledby": "limits-heading" },
    el("header", {}, el("h2", { id: "limits-heading" }, t("limits"))),
    el(
      "ul",
      {},
      notes.map((note) => el("li", {}, note)),
    ),
  );
}

function update(values) {
  choose();
  for (const view of views) view.update(values);
}

listeners.push((values) => {
  const keys = Object.keys(values);
  if (keys.includes("article") || keys.includes("action")) showArticle();
  if (keys.length === 0 || keys.every((key) => ["article", "action", "theme"].includes(key))) return;
  keepingFocus(() => {
    if (keys.length === 1 && keys[0] in ALONE) views[ALONE[keys[0]]].update(values);
    else update(values);
  });
});

window.addEventListener("hashchange", () => {
  if (location.hash.slice(1) === lastHash) return;
  readHash();
  lastHash = location.hash.slice(1);
  build();
  showArticle();
});

readHash();
lastHash = location.hash.slice(1);
build();
document.documentElement.dataset.drawn = "yes";
watchPrinting(() => views);
showArticle();
loadAll().then(() => {
  if (state.text) {
    update();
    return;
  }
  views.find((view) => view.refresh)?.refresh();
});
