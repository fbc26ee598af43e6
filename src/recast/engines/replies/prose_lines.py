"""Prose as it streams: told at once, except code fences, which are dropped."""

# A fence is three backticks and a language's name; a longer line is something else.
LONGEST_FENCE = 24


class ProseLines:
    """Text goes in as it comes; what may be told comes out. `take_lines` gives finished lines."""

    def __init__(self) -> None:
        self._line: list[str] = []
        # The beginning of a line that may yet turn out to be a fence.
        self._held: str | None = ""
        self._finished: list[str] = []

    def feed(self, text: str) -> str:
        told: list[str] = []
        *lines, rest = text.split("\n")
        for line in lines:
            self._add(line, told)
            self._end("\n", told)
        if rest:
            self._add(rest, told)
        return "".join(told)

    def flush(self) -> str:
        """Ends the line that is open."""
        told: list[str] = []
        if self._line:
            self._end("", told)
        return "".join(told)

    def take_lines(self) -> list[str]:
        """The lines that were finished since the last call, fences included."""
        finished, self._finished = self._finished, []
        return finished

    def _add(self, text: str, told: list[str]) -> None:
        self._line.append(text)
        if self._held is None:
            told.append(text)
            return
        self._held += text
        if not _may_be_fence(self._held):
            told.append(self._held)
            self._held = None

    def _end(self, end: str, told: list[str]) -> None:
        line = "".join(self._line)
        if self._held is None:
            told.append(end)
        elif not line.strip().startswith("```"):
            told.append(self._held + end)
        self._finished.append(line)
        self._line, self._held = [], ""


def _may_be_fence(line: str) -> bool:
    plain = line.lstrip()
    if len(plain) < 3:
        return "```".startswith(plain)
    return len(plain) <= LONGEST_FENCE and plain.startswith("```") and " " not in plain
