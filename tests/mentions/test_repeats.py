from __future__ import annotations

import pytest

from tpo_ie.mentions.repeats import add_repeats, one_label_per_name
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.registry.regions import RegionRegistry

Found = tuple[str, str, float]


def _mentions(text: str, found: tuple[Found, ...]) -> list[FoundMention]:
    """Place each surface at its next occurrence."""
    mentions, position = [], 0
    for surface, label, score in found:
        start = text.index(surface, position)
        position = start + len(surface)
        mentions.append(FoundMention(start, position, label, score))
    return mentions


def _added(text: str, *found: Found) -> list[tuple[int, str, str]]:
    mentions = add_repeats(text, _mentions(text, found))
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
    return [(m.start, text[m.start : m.end], m.label) for m in mentions if m.source == "repeated-name"]


@pytest.mark.parametrize(
    ("text", "found", "again"),
    [
        ("Ilham Djaya datang. Lalu Ilham Djaya pulang.", ("Ilham Djaya", "PER", 0.9), 25),
        ("Yayasan Suar Insan hadir, kata Yayasan Suar Insan.", ("Yayasan Suar Insan", "ORG", 0.75), 31),
        ("Dwi (30) ditahan. Istri Dwi menangis.", ("Dwi", "PER", 0.95), 24),
        ("Laporan ILO terbit. Kerja ILO di Asia dipuji.", ("ILO", "AGENCY", 0.9), 26),
    ],
)
def test_a_name_found_once_is_found_again(text: str, found: Found, again: int) -> None:
    assert _added(text, found) == [(again, found[0], found[1])]


def test_a_repeat_is_a_little_less_sure_than_the_name() -> None:
    text = "Ilham Djaya datang. Ilham Djaya pulang."
    first, second = add_repeats(text, _mentions(text, (("Ilham Djaya", "PER", 0.9),)))
    assert (first.score, second.score) == (0.9, 0.81)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kata Bayu di rumah. Ada bayu di laut. Bayu pulang.", ("Bayu", "PER", 0.95)),  # a word of the language too
        ("Ilham Djaya datang. Ilham Djaya pulang.", ("Ilham Djaya", "PER", 0.6)),  # the model was not sure
        ("Dwi ditahan. Istri Dwi menangis.", ("Dwi", "PER", 0.8)),  # nor so sure as a short name asks
        ("TV itu rusak. TV lain menyala.", ("TV", "ORG", 0.99)),  # too short for a name
        ("Ilham Djaya datang. Rumah Ilham-Djaya kosong.", ("Ilham Djaya", "PER", 0.9)),  # another word
        ("tim hebat datang. tim hebat pulang.", ("tim hebat", "ORG", 0.9)),  # no capital
        ("Riau Maju menang. Menteri di Riau Maju.", ("Riau Maju", "LOC", 0.9)),  # places change their part too often
    ],
)
def test_what_may_be_no_name_is_not_spread(text: str, found: Found) -> None:
    assert _added(text, found) == []


def test_where_the_model_mostly_saw_no_name_the_one_time_was_the_mistake() -> None:
    text = "Film Garuda Malam tayang. Garuda Malam laris, sebab Garuda Malam lucu."
    assert _added(text, ("Garuda Malam", "PER", 0.88)) == []
    assert len(_added(text, ("Garuda Malam", "PER", 0.88), ("Garuda Malam", "PER", 0.88))) == 1


@pytest.mark.parametrize("label", ["ORG", "AGENCY"])
def test_the_name_of_a_body_inside_that_of_something_else_is_left(label: str) -> None:
    text = "Menurut Samudra, ponsel baru laku. Aplikasi Samudra Notes dipakai."
    assert _added(text, ("Samudra", label, 0.95)) == []
    before_a_mention = "Menurut Samudra, ponsel laku. Kantor Samudra Budi pimpin."
    assert _added(before_a_mention, ("Samudra", label, 0.95), ("Budi", "PER", 0.9)) == [(37, "Samudra", label)]


def test_a_person_goes_on_being_one_before_a_capital() -> None:
    text = "Kata Rudi Hasan, cukup. - Rudi Hasan Soroti Tarif"
    assert _added(text, ("Rudi Hasan", "PER", 0.95)) == [(26, "Rudi Hasan", "PER")]


def test_a_body_inside_a_rank_is_left() -> None:
    text = "Markas TNI di Jakarta. Mayjen TNI, kata Budi."
    assert _added(text, ("TNI", "AGENCY", 0.95)) == []


def test_mentions_are_not_overlapped() -> None:
    text = "Polda Riau datang. Kapolda Polda Riau Timur pulang."
    assert _added(text, ("Polda Riau", "AGENCY", 0.9), ("Polda Riau Timur", "AGENCY", 0.9)) == []


def _labels(text: str, *found: Found) -> list[str]:
    return [m.label for m in one_label_per_name(text, _mentions(text, found), RegionRegistry.load())]


@pytest.mark.parametrize(
    ("scores", "label"),
    [
        ((("AGENCY", 0.95), ("PER", 0.7)), "AGENCY"),
        ((("PER", 0.5), ("AGENCY", 0.6), ("PER", 0.4)), "PER"),  # initials of a person
        ((("ORG", 0.6), ("PER", 0.9)), "PER"),
        ((("PER", 0.5), ("ORG", 0.95), ("PER", 0.4)), "ORG"),
        ((("ORG", 0.9), ("AGENCY", 0.5)), "ORG"),
    ],
)
def test_a_name_has_the_label_with_more_weight(scores: tuple[tuple[str, float], ...], label: str) -> None:
    text = "Kata MKN begitu. " * len(scores)
    assert _labels(text, *(("MKN", *score) for score in scores)) == [label] * len(scores)


def test_an_organisation_that_is_mostly_read_as_a_person_stays_one() -> None:
    text = "Kelompok Marwa datang. Marwa pulang. Kata Marwa, cukup."
    assert _labels(text, ("Marwa", "ORG", 0.6), ("Marwa", "PER", 0.9), ("Marwa", "PER", 0.9)) == ["ORG", "PER", "PER"]


def test_a_name_may_be_a_place_too() -> None:
    text = "Kapal Sambas tiba. Di Sambas hujan. Kata Sambas pulang."
    found = ("Sambas", "AGENCY", 0.6), ("Sambas", "LOC", 0.99), ("Sambas", "PER", 0.9)
    assert _labels(text, *found) == ["PER", "LOC", "PER"]


def test_a_name_without_a_region_is_one_thing_throughout() -> None:
    text = "KEK Ombak dibuka. Di KEK Ombak hujan. Kata KEK Ombak."
    found = ("KEK Ombak", "ORG", 0.6), ("KEK Ombak", "LOC", 0.9), ("KEK Ombak", "LOC", 0.9)
    assert _labels(text, *found) == ["LOC", "LOC", "LOC"]


def test_an_acronym_that_the_text_defines_is_found_wherever_the_model_missed_it() -> None:
    text = "Himpunan Bank Laut (Himbalut) rapat. Himbalut untung. Himbalut rugi. Himbalut diam."
    found = ("Himpunan Bank Laut", "ORG", 0.9), ("Himbalut", "ORG", 0.9)
    assert [surface for _, surface, _ in _added(text, *found)] == ["Himbalut"] * 3


def test_an_acronym_of_something_else_is_not() -> None:
    text = "Bank Laut menerbitkan kartu (Himbalut). Himbalut untung. Himbalut rugi."
    assert _added(text, ("Bank Laut", "ORG", 0.9), ("Himbalut", "ORG", 0.9)) == []
