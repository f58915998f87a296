// Views draw themselves anew; whoever works by keys must not lose the place.

/**
 * Do something that draws anew, and put the focus back on what stands for the element that had it, else on the
 * heading of its view.
 * @param {function()} draw
 */
function keepingFocus(draw) {
  const active = document.activeElement;
  const place = active?.closest("section.panel, .field");
  draw();
  if (!place?.isConnected || active.isConnected) return;
  const marks = Object.entries(active.dataset).map(([key, value]) => `[data-${key}="${CSS.escape(value)}"]`);
  const same = marks.length ? place.querySelector(marks.join("")) : null;
  (same ?? place.querySelector("h2, input, select"))?.focus({ preventScroll: true });
}
