// CSV that spreadsheets open without computing anything in it (the same rule as the program's own CSV files).

const FORMULA = /^(?:['\s\ufeff\u200b]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|'*[\t\r\n])/;

const guarded = (text) => (FORMULA.test(text) ? `'${text}` : text);

function csvCell(value) {
  if (value === null || value === undefined) return "";
  const text = typeof value === "number" ? String(value) : guarded(String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Return rows as the text of a CSV file; the mark in front tells Excel that it is UTF-8. */
const toCSV = (head, rows) => `\ufeff${[head, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
