(() => {
  "use strict";
  // What lights up under the pointer or focus, and arrows over the text; the page says all it has to say without.
  const SPACE = "http://www.w3.org/2000/svg";

  /** Return where an element lies on the canvas: the first line of it. */
  function placeOf(element, canvas) {
    const box = element.getClientRects()[0];
    const frame = canvas.getBoundingClientRect();
    return { x: box.left - frame.left + box.width / 2, top: box.top - frame.top, bottom: box.bottom - frame.top };
  }

  /** Return the curve between two places: an arc above them on one line, else a bow from line to line. */
  function curve(from, to) {
    if (Math.abs(from.top - to.top) < 6) {
      const rise = 10 + Math.min(30, Math.abs(to.x - from.x) / 8);
      return {
        path: `M${from.x},${from.top} C${from.x},${from.top - rise} ${to.x},${to.top - rise} ${to.x},${to.top - 2}`,
        x: (from.x + to.x) / 2,
        y: from.top - rise * 0.75 - 3,
      };
    }
    const down = to.top > from.top;
    const [start, end] = down ? [from.bottom, to.top - 2] : [from.top, to.bottom + 2];
    const middle = (start + end) / 2;
    return {
      path: `M${from.x},${start} C${from.x},${middle} ${to.x},${middle} ${to.x},${end}`,
      x: (from.x + to.x) / 2,
      y: middle,
    };
  }

  function node(tag, attributes, text) {
    const made = document.createElementNS(SPACE, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text) made.textContent = text;
    return made;
  }

  /** Draw the arrows of an article; returns what lights up those at a place. */
  function drawArrows(canvas, serial) {
    const find = (key) => canvas.querySelector(`[data-${key[0]}="${key.slice(1)}"]`);
    const old = canvas.querySelector("svg.arrows");
    if (old) old.remove();
    const svg = node("svg", { class: "arrows", "aria-hidden": "true" });
    const tip = `tpo-tip-${serial}`;
    const marker = node("marker", {
      id: tip,
      viewBox: "0 0 8 8",
      refX: 6,
      refY: 4,
      markerWidth: 5,
      markerHeight: 5,
      orient: "auto-start-reverse",
    });
    marker.append(node("path", { d: "M0,0 L8,4 L0,8 z", fill: "context-stroke" }));
    svg.append(marker);
    const drawn = [];
    for (const [kind, tail, head, label] of JSON.parse(canvas.dataset.arrows)) {
      const [from, to] = [find(tail), find(head)];
      if (!from?.getClientRects().length || !to?.getClientRects().length) continue;
      const line = curve(placeOf(from, canvas), placeOf(to, canvas));
      const arrow = node("path", { class: `arrow ${kind}`, d: line.path, "marker-end": `url(#${tip})` });
      const name = node("text", { class: "arrow-label", x: line.x, y: line.y }, label);
      svg.append(arrow, name);
      drawn.push({ ends: [from, to], parts: [arrow, name] });
    }
    canvas.append(svg);
    return drawn;
  }

  /** Light up evidence in the text, where the browser can. */
  function lightEvidence(text, spans) {
    if (!("highlights" in CSS)) return;
    CSS.highlights.delete("tpo-evidence");
    const ranges = spans.map((span) => rangeOf(text, ...span.split("-").map(Number))).filter(Boolean);
    if (ranges.length) CSS.highlights.set("tpo-evidence", new Highlight(...ranges));
  }

  /** Return the range between two offsets in an element's text. */
  function rangeOf(element, start, end) {
    const range = document.createRange();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let passed = 0;
    let begun = false;
    for (let part = walker.nextNode(); part; part = walker.nextNode()) {
      const size = part.data.length;
      if (!begun && start < passed + size) {
        range.setStart(part, start - passed);
        begun = true;
      }
      if (begun && end <= passed + size) {
        range.setEnd(part, end - passed);
        return range;
      }
      passed += size;
    }
    return null;
  }

  function enliven(article, serial) {
    const canvas = article.querySelector(".canvas");
    const text = canvas.querySelector(".text");
    let arrows = drawArrows(canvas, serial);
    new ResizeObserver(() => {
      arrows = drawArrows(canvas, serial);
    }).observe(text);
    if (arrows.length) for (const label of article.querySelectorAll(".live")) label.hidden = false;
    article
      .querySelector(".show-links")
      ?.addEventListener("change", (event) => canvas.classList.toggle("links", event.target.checked));

    const mark = (target) => {
      const thing = target?.closest?.("[data-e]")?.dataset.e;
      for (const mention of text.querySelectorAll("[data-e]"))
        mention.classList.toggle("same", mention.dataset.e === thing);
      const place = target?.closest?.("[data-m], [data-q]");
      for (const { ends, parts } of arrows)
        for (const part of parts)
          part.classList.toggle("near", Boolean(place) && ends.some((end) => end === place || end.contains(place)));
    };
    for (const [on, off] of [
      ["pointerover", "pointerleave"],
      ["focusin", "focusout"],
    ]) {
      text.addEventListener(on, (event) => mark(event.target));
      text.addEventListener(off, () => mark(null));
    }
    for (const card of article.querySelectorAll("[data-spans]")) {
      const light = () => lightEvidence(text, card.dataset.spans.split(" ").filter(Boolean));
      for (const name of ["pointerenter", "focusin"]) card.addEventListener(name, light);
      for (const name of ["pointerleave", "focusout"]) card.addEventListener(name, () => lightEvidence(text, []));
    }
  }

  // A notebook holds several articles and runs this once for each.
  let serial = document.querySelectorAll(".tpo-ie article[data-live]").length;
  for (const article of document.querySelectorAll(".tpo-ie article:not([data-live])")) {
    article.dataset.live = "";
    enliven(article, serial);
    serial += 1;
  }
})();
