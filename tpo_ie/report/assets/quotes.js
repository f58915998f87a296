// What was said, by speaker.

const QUOTES_SHOWN = 10;

/** Return the key of a quote's speaker: a person, or a body that speaks. */
const speakerOf = (row) => (DATA.quotes.person[row] >= 0 ? `p${DATA.quotes.person[row]}` : `b${DATA.quotes.body[row]}`);

function makeQuotes() {
  const speakers = el("ol.speakers");
  const said = el("div.said", { role: "region", "aria-label": t("quotes"), "aria-live": "polite" });
  let ranked = [];
  let shownSpeakers = SHOWN;
  let shownQuotes = QUOTES_SHOWN;
  const moreSpeakers = el(
    "button.quiet",
    {
      type: "button",
      click: () => {
        shownSpeakers += SHOWN;
        paint();
      },
    },
    t("more"),
  );
  const node = panel(
    "quotes",
    t("quotes_by_speaker"),
    downloadButtons("quotes", async () => ({
      head: [t("speaker"), t("office"), t("agency"), t("kind"), t("said"), t("date"), t("article"), t("address")],
      rows: await quoteRows(ranked),
    })),
    el("p.sub", {}, t("quotes_note")),
    el("div.split", {}, el("div", {}, speakers, moreSpeakers), said),
  );

  function paint() {
    const chosen = ranked.find((entry) => entry.key === state.speaker) || ranked[0];
    fill(
      speakers,
      ranked.slice(0, Math.max(shownSpeakers, ranked.indexOf(chosen) + 1)).map((entry) =>
        el(
          "li",
          {},
          el(
            "button.speaker",
            {
              type: "button",
              "data-speaker": entry.key,
              "aria-pressed": String(entry === chosen),
              click: () => {
                shownQuotes = QUOTES_SHOWN;
                change({ speaker: entry.key });
              },
            },
            el(
              "span",
              {},
              entry.name,
              entry.accused ? el("small.accused", {}, t("accused")) : null,
              entry.office ? el("small", {}, entry.office) : null,
            ),
            el("span.count", {}, num(entry.rows.length)),
          ),
        ),
      ),
    );
    moreSpeakers.hidden = shownSpeakers >= ranked.length;
    if (!chosen) {
      fill(said, el("p.none", {}, t("nothing")));
      return;
    }
    fill(
      said,
      el("h3", {}, chosen.name, chosen.office ? el("small", {}, ` ${chosen.office}`) : null),
      chosen.rows.slice(0, shownQuotes).map(quoteBlock),
      chosen.rows.length > shownQuotes
        ? el(
            "button.quiet",
            {
              type: "button",
              click: () => {
                shownQuotes += QUOTES_SHOWN;
                paint();
              },
            },
            t("more"),
          )
        : null,
    );
  }
  return {
    node,
    update(values) {
      if (!values || Object.keys(values).some((key) => key !== "speaker")) ranked = rankSpeakers();
      paint();
    },
  };
}

function rankSpeakers() {
  const found = new Map();
  DATA.quotes.article.forEach((article, row) => {
    if (!rowChosen(article, DATA.quotes.body[row])) return;
    const key = speakerOf(row);
    const body = DATA.quotes.body[row];
    const isPerson = key.startsWith("p");
    const entry =
      found.get(key) ||
      found
        .set(key, {
          key,
          rows: [],
          accused: false,
          name: isPerson ? DATA.people.name[DATA.quotes.person[row]] : bodyName(body),
          title: "",
          body: bodyName(body),
          office: "",
        })
        .get(key);
    if (isPerson && !entry.office) {
      entry.title = textOf(DATA.quotes.title[row]);
      entry.office = [entry.title, bodyName(body)].filter(Boolean).join(", ");
    }
    entry.accused ||= DATA.quotes.flag[row] === ACCUSED;
    entry.rows.push(row);
  });
  const day = (row) => DATA.articles.day[DATA.quotes.article[row]] ?? -Infinity;
  for (const entry of found.values()) entry.rows.sort((a, b) => day(b) - day(a));
  return [...found.values()].sort((a, b) => b.rows.length - a.rows.length || a.name.localeCompare(b.name));
}

/** Return a quote; its words come when its article is unpacked. */
function quoteBlock(row) {
  const article = DATA.quotes.article[row];
  const words = el(DATA.quotes.kind[row] === 0 ? "q" : "span", { lang: "id" });
  const show = (details) => {
    words.textContent = cut(details, details.quotes[DATA.quotes.number[row]][0]).replace(/,$/, "");
  };
  const ready = detailsNow(article);
  if (ready) show(ready);
  else detailsOf(article).then(show);
  return el(
    "figure.quote",
    {},
    el("blockquote", {}, words),
    el(
      "figcaption",
      {},
      t(`kind.${["direct", "indirect", "mixed"][DATA.quotes.kind[row]]}`),
      " · ",
      dayName(DATA.articles.day[article]),
      " · ",
      el("button.link", { type: "button", click: () => openArticle(article) }, DATA.articles.title[article]),
    ),
  );
}

async function quoteRows(ranked) {
  const rows = [];
  for (const entry of ranked) {
    for (const row of entry.rows) {
      const article = DATA.quotes.article[row];
      const details = await detailsOf(article);
      rows.push([
        entry.name,
        entry.title,
        entry.body,
        t(`kind.${["direct", "indirect", "mixed"][DATA.quotes.kind[row]]}`),
        cut(details, details.quotes[DATA.quotes.number[row]][0]),
        asDate(DATA.articles.day[article]),
        DATA.articles.title[article],
        DATA.articles.url[article],
      ]);
    }
  }
  return rows;
}
