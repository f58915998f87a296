// An article opened over the report: its text with all layers, and the actions read from it.

let dialog = null;

/** Open an article, at an action's evidence where one is given. */
function openArticle(article, action = null) {
  change({ article, action });
}

/** Show what the state says: the article, or none. */
async function showArticle() {
  const { article, action } = state;
  if (article === null) {
    if (dialog) dialog.close();
    return;
  }
  const details = await detailsOf(article);
  if (state.article !== article) return;
  if (dialog?.dataset.article === String(article)) {
    dialog.choose(action);
    return;
  }
  const opener = document.activeElement;
  if (dialog) dialog.remove();
  dialog = articleDialog(article, details);
  document.body.append(dialog);
  dialog.addEventListener("close", function closed() {
    if (dialog !== this) return;
    dialog = null;
    this.remove();
    if (state.article !== null) change({ article: null, action: null });
    if (opener?.isConnected) opener.focus();
  });
  dialog.showModal();
  dialog.choose(action);
}

function articleDialog(article, details) {
  const text = el("div.text", { lang: "id", tabindex: 0 });
  const actions = [];
  for (let action = FIRST_ACTION[article]; action < FIRST_ACTION[article + 1]; action += 1) actions.push(action);
  let chosen = null;
  const cards = actions.map((action) =>
    actionCard(details, action, (picked) => change({ action: picked === state.action ? null : picked })),
  );
  const used = new Set(details.mentions.map(([, , entity]) => details.entities[entity][1]));
  const legend = el(
    "div.legend",
    { role: "group", "aria-label": t("show_in_text") },
    [...used].sort().map((label) => {
      const name = DATA.labels[label];
      return el(
        "label",
        {},
        el("input", {
          type: "checkbox",
          checked: true,
          change: (event) => text.classList.toggle(`hide-${name}`, !event.target.checked),
        }),
        el("span.key", { "data-label": name }, t(`label.${name}`)),
      );
    }),
  );
  const url = DATA.articles.url[article];
  const { day, source, id } = DATA.articles;
  const facts = [dayName(day[article], false), textOf(source[article]), id[article]]
    .filter(Boolean)
    .join(" · ");
  const heading = el("h2", { id: "article-title", tabindex: -1 }, DATA.articles.title[article]);
  const node = el(
    "dialog.article",
    {
      "aria-labelledby": "article-title",
      "data-article": article,
      click: (event) => {
        if (event.target === node) node.close();
      },
    },
    el(
      "div.sheet",
      {},
      el(
        "header",
        {},
        el(
          "div",
          {},
          heading,
          el(
            "p.sub",
            {},
            facts,
            url && /^https?:\/\//.test(url)
              ? [" · ", el("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, t("original"))]
              : null,
          ),
        ),
        el(
          "button.close",
          { type: "button", "aria-label": t("close"), title: t("close"), click: () => node.close() },
          "×",
        ),
      ),
      DATA.about.texts ? null : el("p.note", {}, t("excerpt_note")),
      legend,
      el(
        "div.columns",
        {},
        text,
        el(
          "aside",
          { "aria-label": t("number.actions") },
          el("h3", {}, counted(actions.length, "action")),
          el("ol.cards", {}, cards),
          factLists(details),
        ),
      ),
    ),
  );
  node.choose = (action) => {
    chosen = actions.includes(action) ? action : null;
    paintText(text, details, chosen);
    for (const card of cards) {
      const own = Number(card.dataset.card) === chosen;
      card.classList.toggle("chosen", own);
      card.querySelector("button.pick").setAttribute("aria-pressed", String(own));
    }
    // On a narrow window text and cards lie in one column, which shows the evidence then.
    const columns =
      text.scrollHeight > text.clientHeight ||
      node.querySelector("aside").scrollHeight > node.querySelector("aside").clientHeight;
    const show = (part, frame) => {
      if (part)
        frame.scrollTop +=
          part.getBoundingClientRect().top - frame.getBoundingClientRect().top - frame.clientHeight / 3;
    };
    show(text.querySelector(".evidence"), columns ? text : node.querySelector(".sheet"));
    if (columns)
      show(
        cards.find((card) => Number(card.dataset.card) === chosen),
        node.querySelector("aside"),
      );
  };
  return node;
}

/** Write the text in pieces, each with the layers that lie over it: they may overlap in any way. */
function paintText(box, details, action) {
  const layers = [];
  for (const [start, end, entity] of details.mentions) layers.push({ start, end, kind: "mention", entity });
  for (const [[start, end], speaker] of details.quotes) layers.push({ start, end, kind: "saying", speaker });
  for (const [[start, end]] of details.actions) layers.push({ start, end, kind: "trigger" });
  if (action !== null)
    for (const [start, end] of details.actions[ACTIONS.number[action]][1])
      layers.push({ start, end, kind: "evidence" });
  if (action !== null) {
    const [start, end] = details.actions[ACTIONS.number[action]][0];
    layers.push({ start, end, kind: "own" });
  }
  const cuts = [...new Set([0, details.text.length, ...layers.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const opening = new Map();
  for (const layer of layers) opening.set(layer.start, [...(opening.get(layer.start) || []), layer]);
  let open = [];
  fill(
    box,
    cuts.slice(0, -1).map((start, n) => {
      open = [
        ...open.filter((layer) => layer.end > start),
        ...(opening.get(start) || []).filter((layer) => layer.end > start),
      ];
      return piece(box, details, details.text.slice(start, cuts[n + 1]), open);
    }),
  );
}

function piece(box, details, text, layers) {
  if (!layers.length) return text;
  const mention = layers.find(({ kind }) => kind === "mention");
  const saying = layers.find(({ kind }) => kind === "saying");
  const notes = [];
  if (mention)
    notes.push(
      `${t(`label.${DATA.labels[details.entities[mention.entity][1]]}`)}: ${entityName(details, mention.entity)}`,
    );
  if (saying) notes.push(t("said_by", { name: entityName(details, saying.speaker) }));
  const kinds = new Set(layers.map(({ kind }) => kind));
  const node = el(
    kinds.has("evidence") ? "mark" : "span",
    {
      class: [...kinds].join(" "),
      title: notes.join("\n") || null,
      "data-label": mention ? DATA.labels[details.entities[mention.entity][1]] : null,
      "data-entity": mention ? mention.entity : null,
    },
    text,
  );
  if (mention) {
    const same = (on) => {
      for (const other of box.querySelectorAll(`[data-entity="${mention.entity}"]`)) other.classList.toggle("same", on);
    };
    node.addEventListener("pointerenter", () => same(true));
    node.addEventListener("pointerleave", () => same(false));
  }
  return node;
}
