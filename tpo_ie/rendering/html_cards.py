"""Action cards of the article view: who, whom, where, when, the evidence, and why the action is there."""

from __future__ import annotations

from tpo_ie.document import Document
from tpo_ie.rendering.characters import printable
from tpo_ie.rendering.html_rules import rule_descriptions
from tpo_ie.rendering.marks import Anchors
from tpo_ie.rendering.strings import Strings
from tpo_ie.rendering.summary import ActionLine, actions_by_pillar
from tpo_ie.rendering.tables import because, evidence, link, safe


def actions(document: Document, anchors: Anchors, strings: Strings) -> tuple[int, str]:
    """Show actions as cards under the pillars."""
    parts = []
    for pillar, lines in actions_by_pillar(document, strings):
        cards = "".join(_card(document, anchors, line, strings, pillar) for line in lines)
        heading = f'<h3 class="pillar {pillar}">{safe(strings(f"pillar.{pillar}"))}</h3>'
        parts.append(f'{heading}<ul class="cards">{cards}</ul>')
    return len(document.actions), "".join(parts)


def _card(document: Document, anchors: Anchors, line: ActionLine, strings: Strings, pillar: str) -> str:
    negated = " negated" if line.action.negated else ""
    spans = " ".join(f"{_unit(document, a)}-{_unit(document, b)}" for a, b in line.action.evidence or ())
    roles = "".join(
        f"<dt>{safe(strings(f'role.{role}'))}</dt><dd>"
        + "; ".join(link(document, anchors, part.entity) if part.entity else safe(part.text) for part in parts)
        + "</dd>"
        for role, parts in line.roles
    )
    return (
        f'<li id="{anchors.action(line.number)}" class="card {pillar}-card" tabindex="-1" data-spans="{spans}">'
        f"<h4>{safe(strings(f'category.{line.action.category}'))} "
        f'<span class="status{negated}">{safe(line.status)}</span></h4><dl>{roles}</dl>'
        f"{''.join(map(evidence, line.evidence))}"
        f'<details class="reason"><summary>{safe(strings("why"))}</summary>{because(line.why)}'
        f"{_description(line.action.rule)}</details></li>"
    )


def _description(rule: str | None) -> str:
    """Return what the rule reads; nothing for gold and for rules that do not ship."""
    text = rule_descriptions().get(rule or "")
    return f'<p class="why" lang="en">{safe(text)}</p>' if text else ""


def _unit(document: Document, offset: int) -> int:
    """Return an offset in UTF-16 units, in which the page's script counts."""
    return len(printable(document.text[:offset]).encode("utf-16-le", "surrogatepass")) // 2
