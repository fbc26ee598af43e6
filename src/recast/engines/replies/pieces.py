"""Cuts streamed text at ends of words, so that its pieces do not depend on how it arrived."""

# A piece ends at the first blank behind this many characters: long enough that a reply is not
# told letter by letter, short enough that nobody waits for the end of a word.
SHORTEST = 8


class Pieces:
    """Text goes in as it comes, pieces come out.

    `squeezed` leaves out blank lines at the beginning and all but one of several in a row.
    """

    def __init__(self, *, squeezed: bool = True, shortest: int = SHORTEST) -> None:
        self._squeezed, self._shortest = squeezed, shortest
        self._pending: list[str] = []
        self._length = 0
        self._breaks = 2

    def feed(self, text: str) -> list[str]:
        done: list[str] = []
        start = 0
        for place, char in enumerate(text):
            if char == "\n":
                self._add(text[start:place])
                start = place + 1
                self._break(done)
            elif char == " " and self._length + place - start >= self._shortest:
                self._add(text[start : place + 1])
                start = place + 1
                self._cut(done)
        self._add(text[start:])
        return done

    def flush(self) -> list[str]:
        done: list[str] = []
        self._cut(done)
        return done

    def paragraph(self) -> list[str]:
        """What is pending, and the line breaks that begin a new paragraph."""
        done = self.flush()
        if self._breaks < 2:
            done.append("\n" * (2 - self._breaks))
            self._breaks = 2
        return done

    def _add(self, text: str) -> None:
        if text:
            self._pending.append(text)
            self._length += len(text)

    def _break(self, done: list[str]) -> None:
        line = "".join(self._pending)
        if line.strip():
            self._breaks = 0
        elif self._squeezed and self._breaks >= 2:
            self._pending, self._length = [], 0
            return
        self._breaks += 1
        self._pending.append("\n")
        done.append("".join(self._pending))
        self._pending, self._length = [], 0

    def _cut(self, done: list[str]) -> None:
        piece = "".join(self._pending)
        self._pending, self._length = [], 0
        if not piece:
            return
        if piece.strip():
            self._breaks = 0
        done.append(piece)
