"""The report's data: what the linked views need as columns, the articles as blocks."""

from __future__ import annotations

from typing import Any

from tpo_ie.document import ACTION_STATUSES, MENTION_LABELS, Document
from tpo_ie.document.pillars import PILLARS
from tpo_ie.rendering.characters import one_line
from tpo_ie.rendering.html_rules import rule_descriptions
from tpo_ie.report.acts import add_actions
from tpo_ie.report.blocks import BLOCK_ARTICLES, Blocks
from tpo_ie.report.days import day_number
from tpo_ie.report.details import details_of
from tpo_ie.report.links import KINDS, add_links
from tpo_ie.report.people import add_officials, add_quotes
from tpo_ie.report.provinces import tiles
from tpo_ie.report.registers import Registers
from tpo_ie.report.titles import heading_of
from tpo_ie.tables.facts import built_in_facts

VERSION = 1
"""Version of the layout of the data; the page's script is written for it."""


class TooLarge(Exception):
    """The articles do not fit into one file of reasonable size."""


class Collection:
    """Collects documents, each as the report may show it.

    Args:
        most: The most characters that the articles may take together when packed.
    """

    def __init__(self, most: int) -> None:
        self.registers = Registers()
        self._blocks = Blocks(most)
        self._facts = built_in_facts()

    def add(self, document: Document) -> None:
        """Add a document.

        Raises:
            TooLarge: The articles take too much space together.
        """
        registers = self.registers
        facts = self._facts.facts(document)
        # Details first: when a document is refused, the columns hold nothing of it.
        details = details_of(document)
        meta = document.meta
        article = registers.articles.add(
            id=one_line(document.id),
            title=heading_of(document),
            source=registers.texts.of(one_line(meta.source or "")),
            day=day_number(facts.report_date),
            url=one_line(meta.url) if meta.url else None,
        )
        add_actions(registers, facts, article)
        add_officials(registers, facts, article)
        add_quotes(registers, facts, article)
        add_links(registers, facts, article)
        if not self._blocks.add(details):
            raise TooLarge

    def to_dict(self) -> dict[str, Any]:
        """Return the columns as a JSON object; see ``assets/data.js`` for their reader."""
        registers = self.registers
        return {
            "version": VERSION,
            "pillars": list(PILLARS),
            "categories": [[name, pillar] for pillar, names in enumerate(PILLARS.values()) for name in names],
            "statuses": list(ACTION_STATUSES),
            "kinds": list(KINDS),
            "labels": list(MENTION_LABELS),
            "provinces": [[tile.name, tile.short, tile.column, tile.row] for tile in tiles()],
            "rules": rule_descriptions(),
            "texts": registers.texts.to_list(),
            "bodies": registers.bodies(),
            "people": registers.people.columns,
            "things": registers.things.columns,
            "articles": registers.articles.columns,
            "actions": registers.actions.columns,
            "officials": registers.officials.columns,
            "quotes": registers.quotes.columns,
            "links": registers.links.columns,
            "blockArticles": BLOCK_ARTICLES,
        }

    def blocks(self) -> list[str]:
        """Return the packed articles."""
        return self._blocks.finish()
