// An action of an opened article as a card: who, whom, where, when, and why it is there.

const ROLES = ["actors", "partners", "targets", "place", "legal_basis"];

/** Return the name of an entity in an article; victims have none, suspects are marked as accused. */
function entityName(details, number) {
  const [name, , flag] = details.entities[number];
  if (flag === WITHHELD) return t("withheld");
  return flag === ACCUSED ? t("accused_name", { name }) : name;
}

function actionCard(details, action, select) {
  const [trigger, , roles, times, rule, score, attributes] = details.actions[ACTIONS.number[action]];
  const lines = ROLES.map((role, n) => [
    t(`role.${role}`),
    roles[n].map((entity) => entityName(details, entity)).join("; "),
  ]);
  lines.push([t("role.time"), times.map(timeName).join("; ")]);
  lines.push([
    t("role.count"),
    ACTIONS.count[action] === null ? "" : `${num(ACTIONS.count[action])} ${textOf(ACTIONS.unit[action])}`,
  ]);
  return el(
    "li.card",
    { "data-card": action, "data-pillar": PILLAR_OF[ACTIONS.category[action]] },
    el(
      "button.pick",
      { type: "button", "aria-pressed": "false", click: () => select(action) },
      el("span.dot", { "data-pillar": PILLAR_OF[ACTIONS.category[action]] }),
      categoryName(ACTIONS.category[action]),
      el("span", { class: ACTIONS.negated[action] ? "status negated" : "status" }, fullStatus(action)),
    ),
    el(
      "dl",
      {},
      lines.filter(([, value]) => value).map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]),
    ),
    el(
      "details.why",
      {},
      el("summary", {}, t("why")),
      el(
        "dl",
        {},
        reasons(rule, score, attributes, cut(details, trigger)).map(([name, value]) => [
          el("dt", {}, name),
          el("dd", {}, value),
        ]),
      ),
    ),
  );
}

/** Return why something is there, as name and value. */
function reasons(rule, score, attributes, trigger) {
  return [
    [t("rule"), rule ? [rule, DATA.rules[rule]].filter(Boolean).join(": ") : t("no_rule")],
    [t("trigger"), trigger ? `“${trigger}”` : ""],
    [t("score"), score === null ? "" : num(score)],
    ...attributes,
  ].filter(([, value]) => value);
}

/** Return what else an article says: who holds which office, who belongs to and works with whom. */
function factLists(details) {
  const name = (entity) => entityName(details, entity);
  const officials = details.officials.map(([person, title, agency, , ...why]) => [
    el("b", {}, name(person)),
    ` ${title}, ${name(agency)}`,
    why,
  ]);
  const relations = details.relations
    .filter(([type]) => type !== "holds_position")
    .map(([type, head, tail, , ...why]) => [el("b", {}, name(head)), ` ${t(`relation.${type}`)} ${name(tail)}`, why]);
  return [
    ["number.officials", officials],
    ["relations", relations],
  ].map(([title, lines]) =>
    lines.length
      ? [
          el("h3", {}, t(title)),
          el(
            "ul.facts",
            {},
            lines.map(([first, rest, [rule, score]]) =>
              el(
                "li",
                {
                  title: reasons(rule, score, [], "")
                    .map((pair) => pair.join(": "))
                    .join("\n"),
                },
                first,
                rest,
              ),
            ),
          ),
        ]
      : null,
  );
}
