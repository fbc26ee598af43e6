"""Takes the resume out of a model's reply: no preamble, no fences, no remarks behind it."""

import re

from recast.engines.pieces import Pieces
from recast.engines.tags import Tag, TagReader

# A line is told as it grows once this much of it is no beginning of a remark.
HOLD = 24
_TAGS = frozenset(("resume", "customized_resume", "think", "thinking"))
_PREAMBLE = re.compile(
    r"\A\W*(?:sure|certainly|absolutely|of course|okay|great|here(?:'s|’s| is| are)|below is|"
    r"i(?:'ve|’ve| have) |the (?:customi[sz]ed|complete|updated|full) resume)\b.*",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\A\W*(?:i (?:hope|have|made|kept)|let me know|note:|notes:|changes made|summary of changes|"
    r"please (?:let|review)|this (?:version|resume) )",
    re.IGNORECASE,
)


class ResumeReply:
    """Text goes in as it comes; pieces of the resume come out.

    `kept` are lines of the person's own resume, which are never taken for talk of the model.
    """

    def __init__(self, kept: frozenset[str]) -> None:
        self._kept = kept
        self._tags = TagReader(_TAGS)
        self._pieces = Pieces(squeezed=False)
        self._line: list[str] = []
        self._length = 0
        self._telling = self._begun = self._over = self._thinking = self._tagged = False

    @property
    def unfinished(self) -> bool:
        """Whether the resume's tag is open, so that a reply that ended here was cut off."""
        return self._tagged and not self._over

    def feed(self, text: str) -> list[str]:
        done: list[str] = []
        for token in self._tags.feed(text):
            self._take(token, done)
        return done

    def close(self) -> list[str]:
        done: list[str] = []
        for token in self._tags.flush():
            self._take(token, done)
        if self._line or self._telling:
            self._end_line("", done)
        return done + self._pieces.flush()

    def _take(self, token: str | Tag, done: list[str]) -> None:
        if isinstance(token, Tag):
            self._take_tag(token, done)
        elif not self._thinking and not self._over:
            *lines, rest = token.split("\n")
            for line in lines:
                self._add(line, done)
                self._end_line("\n", done)
            if rest:
                self._add(rest, done)

    def _add(self, text: str, done: list[str]) -> None:
        if self._telling:
            done += self._pieces.feed(text)
            return
        self._line.append(text)
        self._length += len(text)
        if self._begun and self._length >= HOLD and not self._is_talk("".join(self._line)):
            done += self._pieces.feed("".join(self._line))
            self._telling, self._line, self._length = True, [], 0

    def _take_tag(self, tag: Tag, done: list[str]) -> None:
        if tag.name in ("think", "thinking"):
            self._thinking = not tag.closing
        elif tag.closing:
            if self._line or self._telling:
                self._end_line("", done)
            self._over = self._begun
        else:
            self._line, self._length, self._telling = [], 0, False
            self._begun = self._tagged = True

    def _end_line(self, end: str, done: list[str]) -> None:
        line, telling = "".join(self._line), self._telling
        self._line, self._length, self._telling = [], 0, False
        if telling:
            done += self._pieces.feed(end)
        elif not self._is_talk(line):
            self._begun = self._begun or bool(line.strip())
            if self._begun:
                done += self._pieces.feed(line + end)

    def _is_talk(self, line: str) -> bool:
        plain = line.strip()
        if plain in self._kept:
            return False
        if plain.startswith("```") and " " not in plain:
            return True
        if not self._begun:
            return bool(_PREAMBLE.match(plain))
        return not self._tagged and bool(_REMARK.match(plain))
