// On paper: the filters in words, a fixed number of rows instead of a window on them.

/** Return the filters in words. */
function filtersInWords() {
  const parts = [];
  if (state.from !== null || state.to !== null)
    parts.push(
      `${t("dates")}: ${state.from === null ? "…" : dayName(state.from)} – ${state.to === null ? "…" : dayName(state.to)}`,
    );
  if (state.provinces.size)
    parts.push(
      `${t("province")}: ${[...state.provinces].map((n) => (n === NO_PROVINCE ? t("no_province") : provinceName(n))).join(", ")}`,
    );
  if (state.bodies.size) parts.push(`${t("agency")}: ${[...state.bodies].map(bodyName).join(", ")}`);
  if (state.categories.size) parts.push(`${t("category")}: ${[...state.categories].map(categoryName).join(", ")}`);
  if (state.statuses.size) parts.push(`${t("status")}: ${[...state.statuses].map(statusName).join(", ")}`);
  if (state.text) parts.push(`${t("search")}: “${state.text}”`);
  return parts.length ? parts.join("; ") : t("no_filters");
}

function watchPrinting(views) {
  const rows = () => views().find((view) => view.printAll);
  const scheme = () => document.documentElement.dataset.theme;
  let before = "";
  window.addEventListener("beforeprint", () => {
    before = scheme() || "";
    document.documentElement.dataset.theme = "light";
    rows()?.printAll(true);
  });
  window.addEventListener("afterprint", () => {
    document.documentElement.dataset.theme = before;
    rows()?.printAll(false);
  });
}
