// Tables as files.

/** Offer a file to the reader. */
function offer(name, blob) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/**
 * Make the two buttons that download a table.
 * @param {string} name Of the table; also of the file.
 * @param {function(): Promise<{head: string[], rows: Array[]}>} make Gives the rows that are chosen now.
 */
function downloadButtons(name, make) {
  const button = (kind, save) =>
    el(
      "button.quiet",
      {
        type: "button",
        "data-download": `${name}.${kind}`,
        title: t("download", { what: t(`table.${name}`), kind: kind === "csv" ? "CSV" : "Excel" }),
        click: async () => {
          const { head, rows } = await make();
          save(head, rows);
        },
      },
      el("span", { "aria-hidden": "true" }, "↓ "),
      kind === "csv" ? "CSV" : "Excel",
      el("span.hidden", {}, `: ${t(`table.${name}`)}`),
    );
  return el(
    "span.downloads",
    {},
    button("csv", (head, rows) =>
      offer(
        `${name}.csv`,
        new Blob(
          [
            toCSV(
              head,
              rows.map((row) => row.map(asISO)),
            ),
          ],
          { type: "text/csv" },
        ),
      ),
    ),
    button("xlsx", (head, rows) => offer(`${name}.xlsx`, toXLSX(t(`table.${name}`), head, rows))),
  );
}

const asISO = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value);
const asDate = (day) => (day === null ? null : new Date(day * DAY));

/** Return a panel: heading, buttons beside it, a note below. */
function panel(id, heading, tools, ...children) {
  return el(
    "section.panel",
    { id, "aria-labelledby": `${id}-heading` },
    el("header", {}, el("h2", { id: `${id}-heading`, tabindex: -1 }, heading), el("div.tools", {}, tools)),
    children,
  );
}
