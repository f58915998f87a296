// Days are numbers, counted from 1 January 1970.

const DAY = 86400000;
const toISO = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** Return the number of an ISO day; null when it is none. */
function fromISO(text) {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text || "") ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return Number.isNaN(time) ? null : Math.round(time / DAY);
}

/** Return a day in words: `28 July 2023`, or with a short month. */
function dayName(day, short = true) {
  if (day === null) return t("undated");
  const date = new Date(day * DAY);
  const month = t(`month.${date.getUTCMonth() + 1}`);
  return `${date.getUTCDate()} ${short ? month.slice(0, 3) : month} ${date.getUTCFullYear()}`;
}

/** Periods of a unit: the number of the one a day lies in, its first day, its name. */
const UNITS = {
  month: {
    of: (day) => {
      const date = new Date(day * DAY);
      return date.getUTCFullYear() * 12 + date.getUTCMonth();
    },
    start: (period) => Date.UTC(Math.floor(period / 12), period % 12, 1) / DAY,
    name: (period) => `${t(`month.${(period % 12) + 1}`)} ${Math.floor(period / 12)}`,
    year: (period) => (period % 12 ? null : period / 12),
  },
  quarter: {
    of: (day) => {
      const date = new Date(day * DAY);
      return date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3);
    },
    start: (period) => Date.UTC(Math.floor(period / 4), (period % 4) * 3, 1) / DAY,
    name: (period) => t("quarter_name", { quarter: (period % 4) + 1, year: Math.floor(period / 4) }),
    year: (period) => (period % 4 ? null : period / 4),
  },
  year: {
    of: (day) => new Date(day * DAY).getUTCFullYear(),
    start: (period) => Date.UTC(period, 0, 1) / DAY,
    name: (period) => String(period),
    year: (period) => period,
  },
};

/** Return an ISO day, month, year or interval of an action in words. */
function timeName(value) {
  return value
    .split("/")
    .map((part) => {
      const [year, month, day] = part.split("-");
      if (!month) return year;
      return `${day ? `${Number(day)} ` : ""}${t(`month.${Number(month)}`)} ${year}`;
    })
    .join(" – ");
}
