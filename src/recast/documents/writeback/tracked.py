"""Edits a Word paragraph with tracked changes, which a person accepts or rejects in Word."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from lxml import etree

from recast.documents.docx.package import DocxPackage, attribute, child
from recast.documents.safe_xml import local
from recast.documents.writeback.make import make, named, run_like, run_properties, set_text
from recast.documents.writeback.runs import Piece, Pieces
from recast.documents.writeback.word_edits import Edit

AUTHOR = "Recast"


class CannotTrack(Exception):
    """The text stands inside something that cannot be cut in two."""


@dataclass(frozen=True, slots=True)
class Tracker:
    """Makes the records of changes: who, when, and an id that no other annotation has."""

    when: str
    ids: Iterator[int]

    def record(self, like: etree._Element, kind: str) -> etree._Element:
        return make(like, kind, id=str(next(self.ids)), author=AUTHOR, date=self.when)


def tracker_for(package: DocxPackage, parts: Iterable[str], when: datetime.datetime) -> Tracker:
    """A tracker for changes in these parts. `when` is what Word shows as their time."""
    used = [0]
    for part in {package.main, *parts}:
        used += _ids(package.tree(part))
    moment = when.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Tracker(moment, count(max(used) + 1))


def _ids(root: etree._Element) -> list[int]:
    marks = root.iter("{*}ins", "{*}del", "{*}bookmarkStart", "{*}moveFrom", "{*}moveTo")
    values = (attribute(mark, "id") or "" for mark in marks)
    return [int(value) for value in values if value.isdigit()]


def track_edits(pieces: Pieces, edits: Sequence[Edit], tracker: Tracker) -> None:
    """Makes the edits as `w:del` and `w:ins`. Edits must not overlap."""
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        _track(pieces, edit, tracker)


def track_whole_deletion(pieces: Pieces, tracker: Tracker) -> None:
    """Marks everything that the pieces show as deleted."""
    end = sum(len(piece.text) for piece in pieces.all)
    if end:
        track_edits(pieces, [Edit(0, end, "")], tracker)


def track_run_insertions(paragraph: etree._Element, tracker: Tracker) -> None:
    """Marks every run of a new paragraph as inserted."""
    for run in list(paragraph.iter(named(paragraph, "r"))):
        record = tracker.record(run, "ins")
        run.addprevious(record)
        record.append(run)


def mark_paragraph(paragraph: etree._Element, kind: str, tracker: Tracker) -> None:
    """Marks the end of a paragraph as inserted or deleted (`kind` "ins" or "del")."""
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = make(paragraph, "pPr")
        paragraph.insert(0, properties)
    of_mark = child(properties, "rPr")
    if of_mark is None:
        of_mark = make(paragraph, "rPr")
        # The schema wants the mark's format before a section break or a record of changes.
        later = (inner for inner in properties if local(inner) in {"sectPr", "pPrChange"})
        before = next(later, None)
        if before is None:
            properties.append(of_mark)
        else:
            before.addprevious(of_mark)
    of_mark.insert(0, tracker.record(paragraph, kind))


def _track(pieces: Pieces, edit: Edit, tracker: Tracker) -> None:
    host = pieces.host(edit.start, edit.end)
    _part_runs(pieces, edit.end)
    _part_runs(pieces, edit.start)
    gone = [piece for piece, _ in pieces.overlapping(edit.start, edit.end)]
    records = _delete(gone, tracker)
    for piece in gone:
        pieces.all.remove(piece)
    if host is None or not edit.text:
        return
    record = tracker.record(host[0].run, "ins")
    if records:
        record.append(run_like(host[0].run, edit.text))
        _record_of(host[0].run, records).addnext(record)
    else:
        record.append(run_like(host[0].run, edit.text))
        _place_at(pieces, edit.start, host[0], record)


def _record_of(run: etree._Element, records: list[etree._Element]) -> etree._Element:
    """The deletion that the run went into; the first part of it where it was cut in two."""
    parent = run.getparent()
    return parent if parent is not None and parent in records else records[-1]


def _place_at(pieces: Pieces, offset: int, host: Piece, record: etree._Element) -> None:
    """Beside the host's run, on the side where `offset` is."""
    starts = dict(zip(map(id, pieces.all), pieces.starts(), strict=True))
    if starts[id(host)] >= offset:
        host.run.addprevious(record)
    else:
        host.run.addnext(record)


def _part_runs(pieces: Pieces, offset: int) -> None:
    """Cuts runs so that none goes across `offset`."""
    starts = pieces.starts()
    for index, piece in enumerate(pieces.all):
        if starts[index] < offset < starts[index] + len(piece.text):
            _cut_text(pieces, index, offset - starts[index])
            _cut_run(pieces, index + 1)
            return
        if starts[index] >= offset:
            if index and pieces.all[index - 1].run is piece.run:
                _cut_run(pieces, index)
            return


def _cut_text(pieces: Pieces, index: int, at: int) -> None:
    piece = pieces.all[index]
    right = make(piece.run, "t")
    set_text(right, piece.text[at:])
    piece.element.addnext(right)
    pieces.all.insert(index + 1, Piece(right, piece.text[at:], piece.run))
    piece.text = piece.text[:at]
    set_text(piece.element, piece.text)


def _cut_run(pieces: Pieces, index: int) -> None:
    """Moves the piece and all that follows it in its run into a run of their own."""
    left = pieces.all[index].run
    if pieces.all[index].element.getparent() is not left:
        raise CannotTrack
    right = make(left, "r")
    properties = run_properties(left)
    if properties is not None:
        right.append(properties)
    moving = [pieces.all[index].element, *pieces.all[index].element.itersiblings()]
    right.extend(moving)
    right.tail, left.tail = left.tail, None
    left.addnext(right)
    for piece in pieces.all[index:]:
        if piece.run is left:
            piece.run = right


def _delete(gone: Sequence[Piece], tracker: Tracker) -> list[etree._Element]:
    """Wraps the runs of the pieces; runs side by side share one record."""
    records: list[etree._Element] = []
    for piece in gone:
        run = piece.run
        if local(piece.element) == "t":
            piece.element.tag = named(run, "delText")
        parent = run.getparent()
        if parent is None or parent in records:
            continue
        if records and records[-1].getnext() is run:
            records[-1].append(run)
            continue
        record = tracker.record(run, "del")
        run.addprevious(record)
        record.append(run)
        records.append(record)
    return records
