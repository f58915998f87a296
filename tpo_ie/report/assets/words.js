// What the page says, in the language that is chosen.

let language = DATA.about.lang;

/** Return a string; `{name}` stands for a value. A missing string shows its key. */
function t(key, values = {}) {
  const text = DATA.words[language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

const formatters = {};

/** Return a number as the language writes it. */
function num(value) {
  formatters[language] ||= new Intl.NumberFormat(language === "id" ? "id-ID" : "en-GB", { maximumFractionDigits: 2 });
  return formatters[language].format(value);
}

/** Return `1 action`, `3 actions`. */
const counted = (count, what) => t(count === 1 ? `${what}.one` : `${what}.many`, { count: num(count) });

const categoryName = (category) => t(`category.${DATA.categories[category][0]}`);
const pillarName = (pillar) => t(`pillar.${DATA.pillars[pillar]}`);
const statusName = (code) => (code === NEGATED ? t("negated") : t(`status.${DATA.statuses[code]}`));
const fullStatus = (action) =>
  t(`${ACTIONS.negated[action] ? "not_" : ""}status.${DATA.statuses[ACTIONS.status[action]]}`);

/** Return the name of a target or place; victims have none, suspects are marked as accused. */
function thingName(number) {
  const flag = DATA.things.flag[number];
  if (flag === WITHHELD) return t("withheld");
  return flag === ACCUSED ? t("accused_name", { name: DATA.things.name[number] }) : DATA.things.name[number];
}
