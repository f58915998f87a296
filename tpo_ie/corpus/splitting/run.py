"""The split of a corpus: planned in one pass over the documents, written in a second."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tpo_ie.corpus.formats.files import whole_folder
from tpo_ie.corpus.near_duplicates import THRESHOLD
from tpo_ie.corpus.splitting.assignment import assign
from tpo_ie.corpus.splitting.groups import Groups, form_groups, traits_of
from tpo_ie.corpus.splitting.lists import SPLITS, Line, write_list
from tpo_ie.corpus.tables import Row, Sheet
from tpo_ie.document import Document
from tpo_ie.errors import InputError

LIST = "split.txt"  # not .tsv or .json, by which a folder of annotated data would be taken for another format
_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Plan:
    """Which document goes where.

    Args:
        groups: The groups.
        splits: The split of each group.
        kept: Split of documents that a frozen list holds, by id; they keep it whatever their group.
        remarks: What a user should know: frozen documents in conflict, texts that changed, splits that stay empty.
    """

    groups: Groups
    splits: tuple[str, ...]
    kept: Mapping[str, str]
    remarks: tuple[str, ...]

    @property
    def lines(self) -> dict[str, Line]:
        """The frozen list, by id, in the order of the groups."""
        return {
            item.id: Line(item.id, self.kept.get(item.id, split), group[0].id, item.sha256)
            for group, split in zip(self.groups.members, self.splits, strict=True)
            for item in group
        }

    def sheet(self) -> Sheet:
        """Return what each split holds as a table."""
        where = self.lines
        counts: dict[str, Counter[str]] = {split: Counter() for split in SPLITS}
        sizes: Counter[str] = Counter(line.split for line in where.values())
        groups: Counter[str] = Counter(split for split in self.splits)
        for group in self.groups.members:
            for item in group:
                counts[where[item.id].split] += traits_of([item])
        rows = [Row("", "documents", tuple(str(sizes[split]) for split in SPLITS))]
        rows.append(Row("", "groups", tuple(str(groups[split]) for split in SPLITS)))
        traits = sorted({trait for counted in counts.values() for trait in counted})
        rows += [Row("traits", trait, tuple(str(counts[split][trait]) for split in SPLITS)) for trait in traits]
        return Sheet("Split", ("documents with", *SPLITS), rows)


def plan_split(
    documents: Iterable[Document],
    shares: Mapping[str, float],
    *,
    seed: int = 1,
    group_by: str = "none",
    threshold: float = THRESHOLD,
    frozen: Mapping[str, Line] | None = None,
) -> Plan:
    """Plan a split.

    Args:
        documents: The documents, in any order that is the same each time; they pass one by one.
        shares: Share of ``train``, ``dev`` and ``test``, 0 to 1; they add up to 1.
        seed: Decides between equals.
        group_by: What stays together besides near-duplicates; see :func:`tpo_ie.corpus.splitting.groups.grouping`.
        threshold: Resemblance from which two texts are near-duplicates, 0 to 1.
        frozen: Lines of an earlier split, by id, which are kept; what belongs to their groups joins them.

    Returns:
        The plan.

    Raises:
        InputError: The shares do not add up, an id stands twice, or there is no document.
    """
    if any(share < 0 for share in shares.values()) or abs(sum(shares.values()) - 1) > _TOLERANCE:
        given = ", ".join(f"{split} {share:g}" for split, share in shares.items())
        raise InputError(f"the shares must add up to 1; they are {given}")
    groups = form_groups(documents, group_by, threshold)
    if not groups.members:
        raise InputError("there is no document to split")
    old = frozen or {}
    remarks: list[str] = []
    fixed: dict[int, str] = {}
    for number, group in enumerate(groups.members):
        places = {item.id: old[item.id].split for item in group if item.id in old}
        if places:
            counted = Counter(places.values())
            # What belongs to several splits can only do harm where models are trained on it.
            fixed[number] = max(counted, key=lambda split: (split != "train", counted[split], split))
        if len(set(places.values())) > 1:
            shown = ", ".join(f"{identifier} in {split}" for identifier, split in places.items())
            remarks.append(f"belong together but are frozen apart: {shown}")
        remarks += [
            f"{item.id}: the text is not the one that was frozen"
            for item in group
            if item.id in old and old[item.id].sha256 != item.sha256
        ]
    splits = tuple(assign(groups.members, shares, seed=seed, fixed=fixed))
    kept = {item.id: old[item.id].split for group in groups.members for item in group if item.id in old}
    plan = Plan(groups, splits, kept, ())
    filled = {line.split for line in plan.lines.values()}
    remarks += [
        f"{split} stays empty: there are too few groups" for split in SPLITS if shares[split] and split not in filled
    ]
    return Plan(groups, splits, kept, tuple(remarks))


def write_split(documents: Iterable[Document], plan: Plan, out: Path, notes: Iterable[str]) -> None:
    """Write ``train.jsonl``, ``dev.jsonl``, ``test.jsonl`` and the frozen list.

    Args:
        documents: The documents that the plan was made of.
        plan: The plan.
        out: The folder; it must not exist or be empty.
        notes: How the split was made, for the head of the list.

    Raises:
        InputError: The folder is occupied, or the documents are not those of the plan.
    """
    lines = plan.lines
    with whole_folder(out) as folder:
        with ExitStack() as stack:
            streams = {
                split: stack.enter_context((folder / f"{split}.jsonl").open("w", encoding="utf-8", newline="\n"))
                for split in SPLITS
            }
            for document in documents:
                line = lines.get(document.id)
                if line is None:
                    raise InputError(f"{document.id!r}: the input changed while it was being split")
                streams[line.split].write(document.to_json() + "\n")
        write_list(folder / LIST, lines.values(), notes)
