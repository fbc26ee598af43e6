"""Takes the resume out of a model's reply: no preamble, no fences, no remarks behind it."""

import re

from recast.engines.replies.pieces import Pieces
from recast.engines.replies.tags import Tag, TagReader

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
        self._remarks = tuple(line for line in kept if _REMARK.match(line))
        self._tags = TagReader(_TAGS)
        self._pieces = Pieces(squeezed=False)
        self._line: list[str] = []
        self._length = 0
        self._telling = self._thinking = self._tagged = False
        # Begun where talk may not come any more, written where the first line has come.
        self._begun = self._written = self._over = False

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
        if not self._begun or self._length < HOLD:
            return
        line = "".join(self._line)
        if line.strip() and not self._is_talk(line):
            done += self._pieces.feed(line)
            self._telling, self._line, self._length = True, [], 0
            self._written = True

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
            self._written = self._written or bool(line.strip())
            if self._written:
                self._begun = True
                done += self._pieces.feed(line + end)

    def _is_talk(self, line: str) -> bool:
        """Before the resume a whole line is judged, within it the beginning alone, so that a line
        can be told while it grows."""
        plain = line.strip() if not self._begun else line[:HOLD].strip()
        if plain.startswith("```") and " " not in plain:
            return True
        if not self._begun:
            return plain not in self._kept and bool(_PREAMBLE.match(plain))
        if self._tagged or not _REMARK.match(plain):
            return False
        return not any(mine.startswith(plain) for mine in self._remarks)
