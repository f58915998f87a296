"""Small questions about the words around a name or a verb, which the search for a speaker asks."""

from __future__ import annotations

from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.quotes.lexicon import words
from tpo_ie.quotes.sentence import SPEAKING_LABELS, Token

_VERB_PREFIXES = ("me", "ber", "ter", "di")
_SHORTEST_VERB = 6
_PARTNERS = 10  # tokens in which a second speaker is looked for
_PROXY = 14  # tokens between `melalui` and the one who speaks
_LONGEST_PHRASE = 8
_LONGEST_TITLE = 40
_LONGEST_DEGREE = 4


def looks_like_verb(lower: str) -> bool:
    """Say whether a word has a verb's prefix and is not known as something else."""
    return len(lower) >= _SHORTEST_VERB and lower.startswith(_VERB_PREFIXES) and lower not in words().no_verbs


def is_plain(token: Token, group: frozenset[str]) -> bool:
    """Say whether a token lies in no mention and its word in a group."""
    return token.mention is None and token.lower in group


def is_person(token: Token) -> bool:
    """Say whether a token belongs to a person's name."""
    return token.mention is not None and token.mention.label == "PER"


def skip_degrees(tokens: list[Token], i: int) -> int:
    """Step over pieces between commas that only hold degrees or an age: `, S.H., M.H.,`, ` (41), `."""
    while i < len(tokens) and tokens[i].commas:
        end = i + 1
        while end < len(tokens) and not tokens[end].commas:
            end += 1
        if end == len(tokens) or not all(_is_degree(token) for token in tokens[i:end]):
            break
        i = end
    return i


def _is_degree(token: Token) -> bool:
    plain = token.mention is None
    return plain and ((token.capital and len(token.lower) <= _LONGEST_DEGREE) or token.lower.isdigit())


def is_suffixed(token: Token) -> bool:
    """Say whether a verb or `menurut` carries `-nya` for its speaker (`tanya` does not)."""
    if token.speech is not None and token.speech.shape in ("root", "active"):
        return False
    return token.lower.endswith("nya")


def after_mention(tokens: list[Token], i: int) -> int:
    """Return the index after the tokens of the mention that a token belongs to."""
    mention = tokens[i].mention
    while i < len(tokens) and tokens[i].mention is mention:
        i += 1
    return i


def piece_start(tokens: list[Token], end: int, longest: int) -> int:
    """Return where the piece between commas that ends before a token begins."""
    start = end - 1
    while start > 0 and end - start < longest:
        inside = tokens[start].mention is not None and tokens[start].mention is tokens[start - 1].mention
        if tokens[start].commas and not inside:
            break
        start -= 1
    return start


def last_person(tokens: list[Token], piece: range) -> int | None:
    """Return the first token of the last person in a piece whom no other noun owns."""
    seen: FoundMention | None = None
    for i in reversed(piece):
        if is_person(tokens[i]) and tokens[i].mention is not seen:
            seen = tokens[i].mention
            begin = i
            while begin > piece.start and tokens[begin - 1].mention is seen:
                begin -= 1
            if not is_owned(tokens, begin):
                return begin
    return None


def last_office_or_body(tokens: list[Token], piece: range) -> int | None:
    """Return the first token of the last title or body in a piece; the title where one leads its body."""
    found: int | None = None
    for i in reversed(piece):
        mention = tokens[i].mention
        if mention is None or mention.label not in SPEAKING_LABELS or mention.label == "PER":
            if found is not None:
                break
            continue
        other = found is not None and mention is not tokens[found].mention
        if found is not None and other and (tokens[found].commas or mention.label != "POSITION"):
            break
        found = i
    return found


def before_titles(tokens: list[Token], i: int) -> int:
    """Step left from a name over ranks, titles and bodies; return the index of the word before them or -1."""
    owners = words().owners
    j = i - 1
    while j >= 0 and i - j < _LONGEST_TITLE and not tokens[j + 1].commas:
        if is_person(tokens[j]) or is_plain(tokens[j], owners):
            break
        if tokens[j].mention is None and not tokens[j].capital:
            break
        j -= 1
    return j if j < 0 or not tokens[j + 1].commas else -1


def is_owned(tokens: list[Token], i: int, floor: int = -1) -> bool:
    """Say whether a name is somebody else's complement: `istri Budi`, `kuasa hukum Budi`, `menemui Budi`.

    Args:
        tokens: The sentence.
        i: First token of the name.
        floor: Words up to this index do not count: the verb of saying itself.
    """
    j = before_titles(tokens, i)
    if j <= floor or tokens[j].mention is not None:
        return False
    following = tokens[j + 1].mention
    if following is not None and following.label in ("AGENCY", "ORG", "LOC"):
        # `Jaksa dari Kejari X Budi`: the preposition leads the body only.
        return False
    lower = tokens[j].lower
    pair = f"{tokens[j - 1].lower} {lower}" if j else ""
    governed = tokens[j].speech is None and looks_like_verb(lower) and lower not in words().called
    return lower in words().owners or pair in words().owners or governed


def is_led_by_preposition(tokens: list[Token], i: int) -> bool:
    """Say whether a title or body is the complement of a preposition or another noun."""
    j = before_titles(tokens, i)
    if j < 0 or is_plain(tokens[j], words().sides):  # `Pihak X membantah`
        return False
    return is_plain(tokens[j], words().owners) or is_plain(tokens[j], words().place_words)


def is_common_noun(tokens: list[Token], i: int) -> bool:
    """`sejumlah anggota Dewan`, `jaksa Kejari X`: a noun in front of a body makes someone unnamed speak for it."""
    before = tokens[i - 1] if i else None
    groups = words()
    if before is None or before.mention is not None or tokens[i].commas:
        return False
    if before.capital:  # at the beginning of a sentence the capital says nothing
        return i == 1 and (before.lower in groups.people or before.lower in groups.documents)
    leading = (groups.connectives, groups.adverbs, groups.body_heads, groups.proxies, groups.gap_openers)
    return not any(before.lower in group for group in leading)


def is_joined(tokens: list[Token], i: int) -> bool:
    """Say whether `dan` and another person follow a name that ends before an index."""
    if i < len(tokens) and is_plain(tokens[i], words().ties):
        return any(_is_partner(tokens, n) for n in range(i + 1, min(i + _PARTNERS, len(tokens))))
    return False


def _is_partner(tokens: list[Token], i: int) -> bool:
    """`Trump dan pemerintahannya`, `Surasa dan tim sekuriti lainnya`: a second person, or a noun of several."""
    lower = tokens[i].lower
    return is_person(tokens[i]) or (
        tokens[i].mention is None and lower.endswith(("nya", "rekan-rekan")) and lower != "hanya"
    )


def is_shared(tokens: list[Token], person: int) -> bool:
    """Say whether another person and `dan` stand in front of a name."""
    j = before_titles(tokens, person)
    if j > 1 and not is_plain(tokens[j], words().ties) and is_plain(tokens[j - 1], words().ties):
        j -= 1  # `juragan MJ dan kelasi YS`
    if j < 1 or not is_plain(tokens[j], words().ties):
        return False
    return any(is_person(token) for token in tokens[max(0, j - _PARTNERS) : j])


def proxy(tokens: list[Token], i: int) -> int | None:
    """Return the first token of the person who speaks for the one named before: `A melalui Kabid Humas B`."""
    if i < len(tokens) and is_plain(tokens[i], words().proxies):
        for j in range(i + 1, min(i + _PROXY, len(tokens))):
            if is_person(tokens[j]):
                return j
            if tokens[j].mention is None and not tokens[j].capital:
                return None
    return None


def is_verbless(tokens: list[Token], start: int, end: int) -> bool:
    """Say whether nothing between a subject and its verb is a verb of its own."""
    groups = words()
    gap = [token for token in tokens[start:end] if token.mention is None]
    if not gap or gap[0].lower in groups.gap_openers or gap[-1].lower in groups.coordinators:
        return True
    return not any(looks_like_verb(token.lower) for token in gap)


def phrase_start(tokens: list[Token], end: int) -> int:
    """Return where the noun phrase that ends at a demonstrative begins (`politikus asal Sumut itu`)."""
    groups = words()
    start = end
    while start > 0 and not tokens[start].commas and end - start < _LONGEST_PHRASE:
        before = tokens[start - 1]
        origin = start > 1 and tokens[start - 2].lower in groups.origin_nouns
        if is_plain(before, groups.place_words) and not origin:
            break
        start -= 1
    return start


def agent_at(tokens: list[Token], i: int) -> str | None:
    """Return the person whom titles and a name give right after a passive verb: `dipuji Kepala X, Budi`."""
    agents = words().agents
    for token in tokens[i : i + _PROXY]:
        if token.mention is not None:
            if token.mention.label == "PER":
                return token.mention.entity
            if token.mention.label in ("DATE", "GROUP", "CRIME", "LAW"):
                return None
        elif not token.capital and token.lower not in agents and token.lower not in words().sources:
            return None
    return None
