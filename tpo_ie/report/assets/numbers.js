// The figures on top: what the choice comes to.

function makeNumbers() {
  const node = el("dl.numbers", { id: "numbers" });
  return {
    node,
    update() {
      const bodies = new Set();
      let first = Infinity;
      let last = -Infinity;
      for (const action of choice.actions) {
        for (const body of ACTIONS.actors[action]) bodies.add(body);
        const day = ACTIONS.day[action];
        if (day !== null) {
          first = Math.min(first, day);
          last = Math.max(last, day);
        }
      }
      const people = new Set();
      DATA.officials.person.forEach((person, row) => {
        if (rowChosen(DATA.officials.article[row], DATA.officials.body[row])) people.add(person);
      });
      let quotes = 0;
      DATA.quotes.article.forEach((article, row) => {
        quotes += rowChosen(article, DATA.quotes.body[row]);
      });
      const entries = [
        ["actions", num(choice.actions.length)],
        ["articles", num(choice.articleCount)],
        ["agencies", num(bodies.size)],
        ["officials", num(people.size)],
        ["quotes", num(quotes)],
        ["period", first > last ? "–" : [first, last].map((day) => dayName(day).replaceAll(" ", "\u00a0")).join(" – ")],
      ];
      fill(
        node,
        entries.map(([key, value]) =>
          el(
            `div${key === "period" ? ".period" : ""}`,
            {},
            el("dt", {}, t(`number.${key}`)),
            el("dd", { "data-number": key }, value),
          ),
        ),
      );
      announce(t("chosen", { actions: num(choice.actions.length), articles: num(choice.articleCount) }));
    },
  };
}
