"""The guard against an independent, hand-written set of hard edits of four fictional resumes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recast.domain.resume import Resume
from recast.truth import check_edit

_HERE = Path(__file__).parent
_LEAST = 0.9


@dataclass(frozen=True)
class LabelledEdit:
    resume: str
    label: str
    kind: str
    before: str
    after: str
    words: str


def labelled_edits() -> list[LabelledEdit]:
    lines = (_HERE / "edits.jsonl").read_text(encoding="utf-8").splitlines()
    return [LabelledEdit(**json.loads(line)) for line in lines]


def resumes() -> dict[str, Resume]:
    folder = _HERE / "resumes"
    return {path.stem: Resume.from_text(path.read_text("utf-8")) for path in folder.glob("*.txt")}


def mistakes(label: str, *, stopped: bool) -> Iterator[str]:
    known = resumes()
    for edit in labelled_edits():
        if edit.label == label:
            claims = check_edit(known[edit.resume], edit.before, edit.after)
            if bool(claims) != stopped:
                found = [(claim.text, claim.kind) for claim in claims]
                yield f"{edit.resume}/{edit.kind}: {edit.before!r} -> {edit.after!r} {found}"


def test_untrue_edits_are_stopped() -> None:
    total = sum(edit.label == "untrue" for edit in labelled_edits())
    missed = list(mistakes("untrue", stopped=True))
    assert total >= 60
    assert len(missed) <= (1 - _LEAST) * total, "\n".join(missed)


def test_honest_edits_are_let_through() -> None:
    total = sum(edit.label == "honest" for edit in labelled_edits())
    missed = list(mistakes("honest", stopped=False))
    assert total >= 50
    assert len(missed) <= (1 - _LEAST) * total, "\n".join(missed)
