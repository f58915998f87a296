from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")
from tpo_ie.mentions.schemes import SCHEMES  # noqa: E402
from tpo_ie.registry.knowledge import Knowledge  # noqa: E402
from tpo_ie.training.projection import CHOICE_INDEX, CHOICES, choice_loss, kind_of_body, project  # noqa: E402

AGENCIES = Knowledge().agencies


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Polda Jawa Timur", "AGENCY"), ("PT Maju Terus", "ORG"), ("Golkar", "ORG"), ("Rajawali Sakti Perkasa", "BODY")],
)
def test_names_decide_between_agency_and_organisation(name: str, kind: str) -> None:
    assert kind_of_body(name, AGENCIES) == kind


def test_other_borders_are_not_taken_over() -> None:
    words = ["Kapolda", "Riau", "Budi", "Santo", "menemui", "Pemkot", "Jayapura"]
    tags = ["O", "B-LOC", "B-PER", "I-PER", "O", "B-ORG", "B-LOC"]
    assert project(words, tags, AGENCIES) == ["NO-PER", "NO-PER", "B-PER", "I-PER", "NO-PER", "BODY", "NO-PER"]


def test_the_loss_is_nothing_only_where_the_tag_can_be() -> None:
    tags = SCHEMES["tpo"].tag_index
    scores = torch.full((3, len(tags)), -20.0)
    for row, tag in enumerate(("B-AGENCY", "B-LOC", "B-PER")):
        scores[row, tags[tag]] = 20.0
    right = torch.tensor([CHOICE_INDEX["BODY"], CHOICE_INDEX["NO-PER"], CHOICE_INDEX["B-PER"]])
    assert float(choice_loss(scores, right, -100)) == pytest.approx(0.0, abs=1e-6)
    wrong = torch.tensor([CHOICE_INDEX["B-PER"], -100, CHOICE_INDEX["NO-PER"]])
    assert float(choice_loss(scores, wrong, -100)) > 30.0


def test_every_choice_is_a_set_of_tags() -> None:
    assert all(indices and max(indices) < len(SCHEMES["tpo"].tags) for indices in CHOICES.values())
