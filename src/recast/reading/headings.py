"""Finds the heading lines of a resume, sub-headings included, and the kind each one opens."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from recast.reading.heading_features import LineLook, glued_text
from recast.reading.heading_model import HeadingModel, heading_model
from recast.reading.heading_names import HeadingKind, bare_heading, kind_of_words, name_key
from recast.reading.line_shape import words_of
from recast.reading.lines import Line

LEAST_SENTENCE = 5
"""Words from which on a line that ends on a full stop is prose."""

SET_APART = 2.0
"""Log odds."""

_UNDERLINE = re.compile(r"\s*(?:-{3,}|={3,}|_{3,}|~{3,}|—{2,}|─{2,})\s*")
_MARKDOWN = re.compile(r"\s*(?:#{1,6}\s+\S|\*\*[^*]{2,90}\*\*:?\s*$|__[^_]{2,90}__:?\s*$)")

# The first stem that a word of an unknown heading begins with says what it opens.
_STEMS: tuple[tuple[HeadingKind, tuple[str, ...]], ...] = (
    ("sub", ("responsib", "resposib", "deliver", "duti", "accountab", "environment", "role")),
    ("experience", ("experience", "employment")),
    ("certifications", ("certif", "licens", "licenc")),
    ("publications", ("publicat", "patent")),
    ("references", ("referen", "referee")),
    ("interests", ("hobb", "interest", "curricular", "extracurr")),
    ("education", ("educat", "academ", "qualif", "scholast", "training", "course", "schooling")),
    ("awards", ("award", "achiev", "accompl", "honor", "honour", "recogn")),
    ("skills", ("skill", "compet", "expert", "profic", "strength", "technolog", "software")),
    ("projects", ("project",)),
    ("experience", ("experi", "employ", "career", "work", "history", "intern")),
    ("languages", ("language", "linguist")),
    ("summary", ("summar", "objectiv", "profile", "synops", "overview")),
    ("contact", ("personal", "contact", "address")),
)

# Within a job these divide it rather than end it, unless they look like the job's own heading.
_WITHIN_A_JOB = frozenset(
    ["skills", "projects", "awards", "certifications", "languages", "contact"]
)
_JOB_KINDS = frozenset(["experience", "projects"])


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line; kind "sub" opens no section. Content follows on the line if `glued`."""

    line: int
    kind: HeadingKind
    name: str
    glued: bool = False


def find_headings(
    lines: Sequence[Line], looks: Sequence[LineLook], model: HeadingModel | None = None
) -> tuple[Heading, ...]:
    """The headings in order. Linear in the text, never raises."""
    scorer = _Finder(lines, looks, model or heading_model())
    return tuple(scorer.find())


class _Finder:
    """Goes down the lines and remembers the section that is open."""

    def __init__(
        self, lines: Sequence[Line], looks: Sequence[LineLook], model: HeadingModel
    ) -> None:
        self._lines = lines
        self._looks = looks
        self._model = model
        self._open: HeadingKind = "contact"
        self._open_look: LineLook | None = None
        self._open_is_glued = False
        # What is told of one project after another, "Tools: …", opens no section.
        labels = Counter(
            name_key(words_of(glued_text(look.shape.body)))
            for look in looks
            if look.glued_name in _WITHIN_A_JOB
        )
        self._labels = frozenset(label for label, times in labels.items() if times > 1)
        fields = Counter(
            name_key(look.words)
            for look in looks
            if look.shape.end == ":" and (look.name in _WITHIN_A_JOB or look.name == "summary")
        )
        self._fields = frozenset(name for name, times in fields.items() if times > 1)

    def find(self) -> list[Heading]:
        found = []
        for index in range(len(self._lines)):
            heading = self._heading(index)
            if heading is None:
                continue
            found.append(heading)
            if heading.kind != "sub":
                self._open, self._open_look = heading.kind, self._looks[index]
                self._open_is_glued = heading.glued
        return found

    def _heading(self, index: int) -> Heading | None:
        line, look = self._lines[index], self._looks[index]
        if line.heading is False or not look.shape.count:
            return None
        if self._is_label(look):
            return None
        if look.shape.short and look.words:
            if self._names_a_post(index):
                return None
            marked = line.heading is True or self._is_marked(index)
            if not marked and _is_sentence(look):
                return None
            if marked or self._model.score(self._looks, index) + self._set_apart(index) > 0:
                return self._named(index, look)
        return self._glued(index, look)

    def _is_label(self, look: LineLook) -> bool:
        if not self._labels or look.glued_name is None or look.name is not None:
            return False
        return name_key(words_of(glued_text(look.shape.body))) in self._labels

    def _is_field(self, look: LineLook) -> bool:
        return look.shape.end == ":" and name_key(look.words) in self._fields

    def _names_a_post(self, index: int) -> bool:
        """Whether a known name is a title: "Volunteer" right below "Elm Library, 2012 - 2014"."""
        look, opener = self._looks[index], self._open_look
        if look.name != "experience" or self._open not in _JOB_KINDS or not index:
            return False
        dated = any(not found.single for found in self._looks[index - 1].periods)
        return dated and opener is not None and opener.shape.capitals != look.shape.capitals

    def _set_apart(self, index: int) -> float:
        """What a blank line above a known name of a section adds: lines in training had none."""
        look = self._looks[index]
        known = look.name not in (None, "sub") and not look.shape.bullet
        return SET_APART if known and index and not self._looks[index - 1].shape.count else 0.0

    def _is_marked(self, index: int) -> bool:
        """Markdown's headings: "# Skills", "**Skills**", a line of dashes below."""
        text = self._lines[index].text
        if _MARKDOWN.match(text):
            return True
        below = self._lines[index + 1].text if index + 1 < len(self._lines) else ""
        is_rule = below[:3] in ("---", "===", "___", "~~~") and _UNDERLINE.fullmatch(below[:200])
        return bool(is_rule) and self._looks[index].name is not None

    def _named(self, index: int, look: LineLook) -> Heading:
        glued = look.name is None and look.glued_name is not None
        text = glued_text(look.shape.body) if glued else look.shape.body
        kind = look.name or look.glued_name or _kind_by_stems(look)
        if kind != "sub" and (self._is_within(look, kind) or self._is_field(look)):
            kind = "sub"
        return Heading(index + 1, kind, bare_heading(text), glued)

    def _is_within(self, look: LineLook, kind: HeadingKind) -> bool:
        """Whether a name that could open a section only divides the one that is open."""
        numbered = any(word[0] == "9" for word in look.words[1:])
        if kind == "projects" and numbered and self._open in _JOB_KINDS:
            return True
        opener = self._open_look
        if opener is None or opener.shape.bullet == look.shape.bullet is True:
            return False
        if look.shape.bullet and not opener.shape.bullet:
            return True
        same_style = opener.shape.capitals == look.shape.capitals
        if self._open in _JOB_KINDS and kind in _WITHIN_A_JOB:
            return not same_style or look.name is None
        return self._open == "skills" and kind in ("skills", "languages") and not same_style

    def _divides(self, kind: HeadingKind) -> bool:
        """Whether "Tools: …" and the like are a line of the open section rather than the next."""
        if self._open in _JOB_KINDS:
            return kind in (*_WITHIN_A_JOB, *_JOB_KINDS)
        return self._open == "skills" and kind == "languages"

    def _glued(self, index: int, look: LineLook) -> Heading | None:
        """ "Skills: Python, Java" outside of a list of such lines."""
        kind = look.glued_name
        if kind is None or kind == "sub" or look.shape.bullet:
            return None
        name = glued_text(look.shape.body)
        if not name[:1].isupper() or kind == "contact":
            return None
        if kind == self._open or (not self._open_is_glued and self._divides(kind)):
            return None
        if kind_of_words(words_of(name)) is None:
            return None
        return Heading(index + 1, kind, bare_heading(name), glued=True)


def _is_sentence(look: LineLook) -> bool:
    is_long = look.shape.count >= LEAST_SENTENCE
    return look.shape.end == "." and is_long and look.name is None and look.glued_name is None


def _kind_by_stems(look: LineLook) -> HeadingKind:
    if look.shape.bullet or look.shape.count > 6:
        return "sub"
    for kind, stems in _STEMS:
        if any(word.startswith(stems) for word in look.words):
            return kind
    return "sub"
