"""An engine for tests that says what it is told to, and waits where it is told to.

Every call is noted in a folder, one empty file each, so that processes can be killed and the
calls that were paid for can be counted afterwards. A gate is a file as well: the engine waits at
it until a test has made it.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from recast.customization.engine import (
    Brief,
    Cancellation,
    PlanPart,
    PlanProse,
    RawReply,
    Text,
    WritingPart,
)
from recast.domain.errors import RunCancelled
from recast.domain.plan import Draft, Recommendation

LOOK_EVERY = 0.005


@dataclass(frozen=True)
class ScriptedEngine:
    """Tells `texts` pieces while planning and as many while writing, `pause` seconds apart.

    Gates: `plan` and `write` in the middle of those, `plan.end` and `write.end` after the last
    text; a gate is closed where a file `<gate>.closed` stands and no file `<gate>.open`.
    """

    folder: Path
    texts: int = 20
    pause: float = 0.0
    name: str = "scripted"

    def plan(self, brief: Brief, cancellation: Cancellation) -> Iterator[PlanPart]:
        self._note("plan")
        saved = brief.replies.get("planning")
        if saved is None:
            self._note("plan.paid")
        thoughts = [f"thought {n} " for n in range(self.texts)]
        yield from self._texts("plan", thoughts, cancellation)
        yield Draft(
            title="Sharpen the first line",
            section="Summary",
            kind="wording",
            before=_first_words(brief),
            after=_first_words(brief).replace("Engineer", "engineer"),
        )
        yield PlanProse("One change.", "A posting.")
        if saved is None:
            yield RawReply("planning", "what the model said")
        self._wait("plan.end", cancellation)

    def write(
        self, brief: Brief, accepted: tuple[Recommendation, ...], cancellation: Cancellation
    ) -> Iterator[WritingPart]:
        self._note("write")
        saved = brief.replies.get("implementation")
        if saved is None:
            self._note("write.paid")
        yield from self._texts("write", _slices(brief.resume.text, self.texts), cancellation)
        if saved is None:
            yield RawReply("implementation", "what the model wrote")
        self._wait("write.end", cancellation)

    def _texts(self, stage: str, texts: list[str], cancellation: Cancellation) -> Iterator[Text]:
        for number, text in enumerate(texts):
            if number == len(texts) // 2:
                self._wait(stage, cancellation)
            if self.pause:
                time.sleep(self.pause)
            yield Text(text)

    def _wait(self, gate: str, cancellation: Cancellation) -> None:
        if not (self.folder / f"{gate}.closed").exists():
            return
        (self.folder / f"{gate}.reached").touch()
        while not (self.folder / f"{gate}.open").exists():
            if cancellation.requested:
                raise RunCancelled("The customization was cancelled.")
            time.sleep(LOOK_EVERY)

    def _note(self, call: str) -> None:
        (self.folder / f"{call}.{uuid4().hex}.call").touch()


@dataclass(frozen=True)
class Script:
    """The test's side of it."""

    folder: Path

    def close(self, gate: str) -> None:
        (self.folder / f"{gate}.closed").touch()

    def open(self, gate: str) -> None:
        (self.folder / f"{gate}.open").touch()

    def reached(self, gate: str) -> bool:
        return (self.folder / f"{gate}.reached").exists()

    def calls(self, call: str) -> int:
        """How often `plan`, `write`, `plan.paid` or `write.paid` happened."""
        return len(list(self.folder.glob(f"{call}.*.call"))) - (
            len(list(self.folder.glob(f"{call}.paid.*.call"))) if "." not in call else 0
        )


def _first_words(brief: Brief) -> str:
    return next((line for line in brief.resume.lines if line.strip()), "")


def _slices(text: str, count: int) -> list[str]:
    size = max(1, -(-len(text) // count))
    return [text[start : start + size] for start in range(0, len(text), size)]
