"""Headings of sections: a usual name of the same kind of section claims nothing, others may."""

from collections.abc import Iterator

from recast.reading.heading_names import HeadingKind, bare_heading, kind_of_name
from recast.reading.resume_parts import Section
from recast.truth.edit import Edit
from recast.truth.finding import Finding
from recast.truth.text import Text
from recast.truth.word_lists import word_list

_PLAIN = word_list("plain words of headings")
_LESSENING = word_list("headings that say less")


def renamed(edit: Edit) -> Section | None:
    """The section whose heading an edit rewrites, if that is all it does."""
    if edit.kind != "heading" or len(edit.lines) != 1 or "\n" in edit.after.plain.strip():
        return None
    section = edit.evidence.resume.section_at(edit.lines[0])
    if section is None or section.heading_line != edit.lines[0]:
        return None
    # Where content follows on the line of the heading, the line claims what the content does.
    return None if section.heading_line in section.lines else section


def findings(edit: Edit, section: Section) -> Iterator[Finding]:
    if edit.before.word_set == edit.after.word_set:
        return
    words = edit.after.plain.strip()
    kind = name_kind(edit.after)
    if kind != section.kind and not (kind is None and edit.only_deletes):
        reason = f'"{words}" is no usual name for what stands under "{section.name}".'
        yield _finding(edit, reason)
    elif lost := sorted((edit.before.word_set - edit.after.word_set) & _LESSENING):
        yield _finding(edit, f'The heading in the original says "{lost[0]}", which was left out.')
    else:
        for word in edit.added:
            if word.text not in _PLAIN:
                shown = edit.after.exact(word.start, word.end)
                reason = f'The heading in the original does not say "{shown}".'
                yield Finding(word.start, word.end, "scope", reason)


def is_plain(text: Text) -> bool:
    """Whether a new heading says no more than what kind of thing stands below it."""
    return name_kind(text) is not None and text.word_set <= _PLAIN


def name_kind(text: Text) -> HeadingKind | None:
    """The kind of section that a text is a known name of."""
    return kind_of_name(bare_heading(text.plain.strip()))


def _finding(edit: Edit, reason: str) -> Finding:
    first, last = edit.after.words[:1], edit.after.words[-1:]
    if not first:
        return Finding(0, len(edit.after.plain), "moved_fact", reason)
    return Finding(first[0].start, last[0].end, "moved_fact", reason)
