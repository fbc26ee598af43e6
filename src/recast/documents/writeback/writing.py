"""Writes customized text back into the person's own Word file: only the words that change."""

import datetime
from dataclasses import dataclass

from lxml import etree

from recast.documents.docx.package import DocxPackage, open_docx
from recast.documents.docx.paragraphs import DocxParagraph, docx_paragraphs, lines_of_paragraphs
from recast.documents.fresh.line_text import without_mark
from recast.documents.writeback.alignment import align
from recast.documents.writeback.placing import Placer
from recast.documents.writeback.plan import WritePlan, plan_writing
from recast.documents.writeback.runs import Pieces
from recast.documents.writeback.tracked import CannotTrack, tracker_for
from recast.documents.writeback.twins import Twins
from recast.documents.writeback.writers import PlainWriter, TrackedWriter, Writer, moving_copy
from recast.documents.writeback.xml_patch import PatchedXml
from recast.documents.writeback.zip import replace_members


@dataclass(frozen=True, slots=True)
class WrittenBack:
    """`unplaced` are the lines of the customized text that the file does not show."""

    data: bytes
    unplaced: tuple[str, ...]


def write_back(
    original: bytes, customized_text: str, tracked_at: datetime.datetime | None = None
) -> WrittenBack:
    """The original DOCX with the customized text in it, tracked where a time (UTC) is given.

    Parts of the file without changes keep their compressed bytes, elements without changes their
    bytes. Raises UnreadableFile, EncryptedFile, TooLarge.
    """
    package = open_docx(original)
    paragraphs = docx_paragraphs(package)
    parts = {paragraph.part for paragraph in paragraphs}
    patches = {part: _patch(package, part) for part in parts}
    customized = customized_text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    plan = plan_writing(paragraphs, customized)
    writer: Writer = PlainWriter()
    if tracked_at is not None:
        writer = TrackedWriter(tracker_for(package, parts, tracked_at))
    _Scribe(paragraphs, plan, writer).write()
    changed = {part: patch.to_bytes() for part, patch in patches.items()}
    changed = {part: data for part, data in changed.items() if data != package.parts[part]}
    data = replace_members(original, changed) if changed else original
    return WrittenBack(data, unplaced_lines(data, customized))


def unplaced_lines(data: bytes, customized: list[str]) -> tuple[str, ...]:
    """The customized lines that reading `data` again does not give, white space aside."""
    lines, _ = lines_of_paragraphs(docx_paragraphs(open_docx(data)))
    shown = [" ".join(without_mark(line.text).split()) for line in lines]
    wanted = [" ".join(without_mark(line).split()) for line in customized]
    alignment = align(shown, wanted)
    return tuple(
        wanted[index]
        for index in range(len(wanted))
        if wanted[index]
        and (index not in alignment.old_of or shown[alignment.old_of[index]] != wanted[index])
    )


def _patch(package: DocxPackage, part: str) -> PatchedXml:
    return PatchedXml(package.parts[part], package.tree(part))


class _Scribe:
    """Carries out a plan paragraph by paragraph."""

    def __init__(
        self, paragraphs: tuple[DocxParagraph, ...], plan: WritePlan, writer: Writer
    ) -> None:
        self._paragraphs = paragraphs
        self._plan = plan
        self._writer = writer
        self._twins = Twins(paragraphs)
        self._copied: dict[int, etree._Element] = {}

    def write(self) -> None:
        moving = {item.moved_from for item in self._plan.added if item.moved_from is not None}
        self._copied = {
            number: moving_copy(self._paragraphs[number], self._plan.edits.pop(number, []))
            for number in sorted(moving)
        }
        placer = Placer(self._paragraphs, self._plan, self._writer, self._copied)
        placer.place_all()
        for number, edits in self._plan.edits.items():
            if edits:
                self._edit(number)
        for number in self._plan.gone:
            self._writer.remove(self._paragraphs[number])
        self._twins.follow()

    def _edit(self, number: int) -> None:
        paragraph = self._paragraphs[number]
        edits = self._plan.edits[number]
        for same in (paragraph, *self._twins.of(paragraph)):
            try:
                self._writer.edit(Pieces(same.pieces), edits)
            except CannotTrack:
                # What could not be written is found missing when the file is read again.
                continue
