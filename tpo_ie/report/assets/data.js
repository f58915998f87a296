// The data as it comes in the page: columns of equal length, in which things are numbers.

const DATA = JSON.parse(document.getElementById("data").textContent);
const ACTIONS = DATA.actions;
const ACTION_COUNT = ACTIONS.article.length;
const ARTICLE_COUNT = DATA.articles.title.length;
const BODIES = DATA.bodies;
const PILLAR_OF = DATA.categories.map(([, pillar]) => pillar);
const NEGATED = DATA.statuses.length; // the code of what was not done, beside the statuses
const ACCUSED = 1;
const WITHHELD = 2;

const textOf = (number) => (number < 0 ? "" : DATA.texts[number]);
const bodyName = (number) => (number < 0 ? "" : BODIES.name[number]);
const bodyShort = (number) => BODIES.short[number] || BODIES.name[number];
const bothNames = (number) => [BODIES.short[number], BODIES.name[number]].filter(Boolean).join(" – ");
const provinceName = (number) => DATA.provinces[number][0];
const statusCode = (action) => (ACTIONS.negated[action] ? NEGATED : ACTIONS.status[action]);

/** Actions of each article, in order: article number to first action and the one after the last. */
const FIRST_ACTION = new Int32Array(ARTICLE_COUNT + 1);
for (let action = 0; action < ACTION_COUNT; action += 1) FIRST_ACTION[ACTIONS.article[action] + 1] += 1;
for (let article = 0; article < ARTICLE_COUNT; article += 1) FIRST_ACTION[article + 1] += FIRST_ACTION[article];
