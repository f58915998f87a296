"""Who is in focus when `katanya` follows a sentence without speech."""

from __future__ import annotations

from tests.rules.harness import lines, read

_BEFORE = "[[POSITION|Kepala]] [[AGENCY|BP3MI Riau]] [[PER|Budi Hartono]] mengatakan, semua korban akan dipulangkan besok.\n\n"


def _last_speaker(text: str) -> str:
    return lines(read(text), "quotes")[-1].split(":")[0]


def test_one_whom_news_stirs_is_listened_to() -> None:
    stirred = "Rencana itu membuat [[POSITION|anggota]] [[AGENCY|KPAI]] [[PER|Ani Lestari]] waswas."
    assert _last_speaker(f'{_BEFORE}{stirred}\n\n"Menjaga itu yang mahal sekali," katanya.') == "Ani Lestari"


def test_one_who_was_named_before_or_not_alone_is_not() -> None:
    both = "Rencana itu membuat [[PER|Ani Lestari]] dan [[PER|Citra Dewi]] waswas."
    assert _last_speaker(f'{_BEFORE}{both}\n\n"Menjaga itu yang mahal sekali," katanya.') == "Budi Hartono"


def test_the_one_whom_a_paragraph_is_about_tells_what_follows() -> None:
    about = "[[PER|Orpa]] tidak patah semangat. Kemarin, tuturnya, seorang anak bertanya besok hari apa."
    text = f'"Anak-anak lelah," kata [[PER|Orpa]].\n\n{_BEFORE}{about}'
    assert _last_speaker(text) == "Orpa"
