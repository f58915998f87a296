"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const PAGE = 200;
  const FILTERS = ["layer", "type", "label", "document"];
  const find = (id) => document.getElementById(id);
  const list = find("list"), detail = find("detail"), more = find("more");
  let matching = [], current = null;

  // Everything that came from a document is set as text, never as markup.
  function element(tag, className, ...content) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...content);
    return made;
  }

  const titleOf = (doc) => doc.title || doc.id;
  const words = (type) => type.replaceAll("_", " ");

  function valueOf(mistake, filter) {
    return String(mistake[filter]);
  }

  function chosen() {
    const wanted = FILTERS.map((filter) => [filter, find(filter).value]).filter(([, value]) => value !== "");
    const needle = find("words").value.trim().toLocaleLowerCase();
    return (mistake, except) =>
      wanted.every(([filter, value]) => filter === except || valueOf(mistake, filter) === value) &&
      (!needle || mistake.words.includes(needle));
  }

  // Each list of choices counts what the other filters leave.
  function fillChoices(keep) {
    for (const filter of FILTERS) {
      const select = find(filter), before = select.value, counts = new Map();
      for (const mistake of data.mistakes) {
        if (keep(mistake, filter)) counts.set(valueOf(mistake, filter), (counts.get(valueOf(mistake, filter)) || 0) + 1);
      }
      if (before !== "" && !counts.has(before)) counts.set(before, 0);
      const names = [...counts.keys()];
      if (filter === "document") names.sort((a, b) => a - b);
      else if (filter !== "layer") names.sort();
      const options = names.map((value) => {
        const name = filter === "document" ? titleOf(data.documents[value]) : words(value);
        const option = element("option", "", `${name} (${counts.get(value)})`);
        option.value = value;
        return option;
      });
      const all = element("option", "", "all");
      all.value = "";
      select.replaceChildren(all, ...options);
      select.value = before;
    }
  }

  function side(name, value) {
    return element("span", `side ${name}`, element("i", "", `${name}${value ? ` ${value.label}` : ""}: `), value ? value.text : "–");
  }

  function item(number) {
    const mistake = matching[number];
    const kind = element("span", "kind", element("b", "", words(mistake.type)),
      element("span", "", `${mistake.layer} ${mistake.label}`), element("span", "", titleOf(data.documents[mistake.document])));
    const button = element("button", "", kind, side("gold", mistake.gold), side("predicted", mistake.predicted));
    button.type = "button";
    button.dataset.number = number;
    return element("li", "", button);
  }

  function extend() {
    const shown = list.children.length;
    const fresh = [];
    for (let n = shown; n < Math.min(shown + PAGE, matching.length); n += 1) fresh.push(item(n));
    list.append(...fresh);
    more.hidden = list.children.length >= matching.length;
  }

  function refresh() {
    const keep = chosen();
    matching = data.mistakes.filter((mistake) => keep(mistake));
    fillChoices(keep);
    find("count").textContent = `${matching.length} of ${data.mistakes.length} mistakes`;
    list.replaceChildren();
    current = null;
    extend();
    if (matching.length) open(0, false);
    else detail.replaceChildren(element("p", "", "No mistake fits the filters."));
  }

  function open(number, focus = true) {
    if (number < 0 || number >= matching.length) return;
    while (number >= list.children.length) extend();
    if (current !== null) list.children[current].firstChild.removeAttribute("aria-current");
    current = number;
    const button = list.children[number].firstChild;
    button.setAttribute("aria-current", "true");
    if (focus) button.focus();
    show(matching[number]);
  }

  const SPANS_OF = { quotes: "quotes", actions: "actions" };

  function show(mistake) {
    const doc = data.documents[mistake.document];
    const text = markedText(doc, mistake);
    const legend = element("p", "legend", "Line below: ", element("b", "g off", "gold"), " · line above: ",
      element("b", "p off", "predicted"), " · grey lines: the same on both sides · background: this mistake");
    detail.replaceChildren(
      element("h2", "", `${mistake.layer}: ${words(mistake.type)}`),
      element("p", "kind", `${titleOf(doc)}${doc.title ? ` · ${doc.id}` : ""}`),
      side("gold", mistake.gold), side("predicted", mistake.predicted), legend, text);
    const here = text.querySelector(".here");
    if (here) text.scrollTop = Math.max(0, here.offsetTop - text.clientHeight / 3);
  }

  // Offsets count code points, JavaScript strings count UTF-16 units: the text is cut from an array of code points.
  function markedText(doc, mistake) {
    const characters = Array.from(doc.text);
    const layer = SPANS_OF[mistake.layer] || "mentions";
    const gold = doc.gold[layer], predicted = doc.predicted[layer];
    const key = (span) => span.join("\u0000");
    const ours = new Set(predicted.map(key)), theirs = new Set(gold.map(key));
    const here = [...(mistake.gold ? mistake.gold.spans : []), ...(mistake.predicted ? mistake.predicted.spans : [])];
    const edges = new Set([0, characters.length]);
    for (const [start, end] of [...gold, ...predicted, ...here]) edges.add(start).add(end);
    const cuts = [...edges].sort((a, b) => a - b);
    const body = element("div", "text");
    body.lang = "id";
    body.tabIndex = 0; // so that the keyboard can scroll it
    for (let n = 0; n + 1 < cuts.length; n += 1) {
      const [from, to] = [cuts[n], cuts[n + 1]];
      const covers = ([start, end]) => start <= from && to <= end;
      const g = gold.filter(covers), p = predicted.filter(covers);
      const piece = characters.slice(from, to).join("");
      for (const span of g) if (span[0] === from && !ours.has(key(span))) body.append(element("span", "tag gold", span[2]));
      for (const span of p) if (span[0] === from && !theirs.has(key(span))) body.append(element("span", "tag predicted", span[2]));
      if (!g.length && !p.length && !here.some(covers)) {
        body.append(piece);
        continue;
      }
      const classes = [];
      if (g.length) classes.push("g");
      if (p.length) classes.push("p");
      if (g.some((span) => !ours.has(key(span))) || p.some((span) => !theirs.has(key(span)))) classes.push("off");
      if (here.some(covers)) classes.push("here");
      const span = element("span", classes.join(" "), piece);
      const notes = [...g.map((s) => `gold: ${s[2]}`), ...p.map((s) => `predicted: ${s[2]}`)];
      if (notes.length) span.title = notes.join("\n");
      body.append(span);
    }
    return body;
  }

  function fillTables() {
    const cell = (value) => element("td", "number", value);
    const figure = (value) => value.toFixed(3);
    find("scores").querySelector("tbody").append(...data.scores.map((row) => element("tr", "",
      element("td", "", row.measure), cell(figure(row.p)), cell(figure(row.r)), cell(figure(row.f1)),
      cell(`${figure(row.ci95[0])}–${figure(row.ci95[1])}`), cell(String(row.support)), cell(String(row.predicted)),
      element("td", "", row.definition))));
    find("totals").querySelector("tbody").append(...data.totals.map(([layer, type, count]) => element("tr", "",
      element("td", "", layer), element("td", "", words(type)), cell(String(count)))));
    const left = data.faulty - data.documents.length;
    find("summary").textContent = `${data.scored} documents scored, ${data.faulty} with mistakes` +
      (left ? `; the first ${data.documents.length} of these are shown here.` : ".");
  }

  const typing = (target) => target.matches("input, select, textarea");
  const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
  const PLACES = { "/": "words", l: "layer", t: "type", b: "label" };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing(event.target)) {
      if (event.key === "Escape") list.focus();
      return;
    }
    if (event.key in STEPS && (event.key.length === 1 || list.contains(event.target))) open((current === null ? -1 : current) + STEPS[event.key]);
    else if (event.key in PLACES) find(PLACES[event.key]).focus();
    else if (event.key === "c") find("filters").reset();
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) open(Number(button.dataset.number));
  });
  list.addEventListener("focusin", (event) => {
    const number = Number(event.target.dataset.number);
    if (event.target !== list && number !== current) open(number, false);
  });
  more.addEventListener("click", () => {
    const first = list.children.length;
    extend();
    open(first);
  });
  find("filters").addEventListener("submit", (event) => event.preventDefault());
  find("words").addEventListener("input", refresh);
  find("filters").addEventListener("change", (event) => { if (event.target.id !== "words") refresh(); });
  find("filters").addEventListener("reset", () => setTimeout(refresh));

  for (const mistake of data.mistakes) {
    const doc = data.documents[mistake.document];
    mistake.words = [mistake.gold, mistake.predicted].map((s) => (s ? `${s.label} ${s.text}` : "")).concat(doc.id, doc.title || "")
      .join(" ").toLocaleLowerCase();
  }
  fillTables();
  refresh();
})();
