"""The truth guard beside two simpler rules: what each stops, and what each costs.

    python benchmarks/truth.py

The edits and resumes are those of tests/truth. The two rules are the ones that other programs
use: a figure that the original does not have (numbers only), and fewer than six words in ten
found in the original line (word overlap). Times are medians of process time in milliseconds.
"""

import json
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from recast.domain.resume import Resume
from recast.truth import check, check_edit

_TESTS = Path(__file__).parent.parent / "tests" / "truth"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*\s*(?:%|\+|[kmb]\b)?", re.IGNORECASE)
_OVERLAP = 0.6
_ROUNDS = 5

Rule = Callable[[Resume, str, str], bool]


def numbers_only(resume: Resume, before: str, after: str) -> bool:
    return not set(_NUMBER.findall(after)) <= set(_NUMBER.findall(resume.text))


def word_overlap(resume: Resume, before: str, after: str) -> bool:
    words, known = set(after.lower().split()), set(before.lower().split())
    return bool(words) and len(words & known) < _OVERLAP * len(words)


def guard(resume: Resume, before: str, after: str) -> bool:
    return bool(check_edit(resume, before, after))


def quality(resumes: dict[str, Resume], edits: list[dict[str, str]]) -> None:
    print("stopped (of untrue) / let through (of honest), on the project's own edits")
    rules: dict[str, Rule] = {
        "numbers only": numbers_only,
        "0.6 word overlap": word_overlap,
        "the guard": guard,
    }
    for name, rule in rules.items():
        right = {"untrue": 0, "honest": 0}
        total = {"untrue": 0, "honest": 0}
        for edit in edits:
            stopped = rule(resumes[edit["resume"]], edit["before"], edit["after"])
            right[edit["label"]] += stopped == (edit["label"] == "untrue")
            total[edit["label"]] += 1
        shares = [right[label] / total[label] for label in ("untrue", "honest")]
        print(f"  {name:18} {shares[0]:.2f} / {shares[1]:.2f}")


def milliseconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return 1000 * (time.process_time() - started)


def two_pages() -> str:
    """A resume of about 100 lines and 900 words, made of the four small ones."""
    names = ("developer", "nurse", "retail", "accountant")
    texts = [(_TESTS / "resumes" / f"{name}.txt").read_text("utf-8") for name in names]
    return "\n\n".join(texts)[:6500]


def speed(resumes: dict[str, Resume], edits: list[dict[str, str]]) -> None:
    print("time in ms, median")
    for edit in edits:
        guard(resumes[edit["resume"]], edit["before"], edit["after"])
    for name, rule in (("one edit, the guard", guard), ("one edit, 0.6 overlap", word_overlap)):
        times = [
            milliseconds(lambda e=edit, r=rule: r(resumes[e["resume"]], e["before"], e["after"]))
            for edit in edits
            for _ in range(_ROUNDS)
        ]
        print(f"  {name:44} {statistics.median(times):8.2f}")
    text = two_pages()
    changed = text.replace("Built", "Led").replace("two", "nine").replace("Python", "Rust")
    for name, other in (("a few lines changed", changed), ("every line changed", _louder(text))):
        times = []
        for turn in range(_ROUNDS):
            original = Resume.from_text(f"{text}\n{turn}")
            customized = Resume.from_text(f"{other}\n{turn}")
            _ = original.parts, customized.parts
            times.append(milliseconds(lambda o=original, c=customized: check(o, c)))
        print(f"  two pages, {name + ', nothing cached':33} {statistics.median(times):8.2f}")
    original = Resume.from_text(text)
    for words in (1_000, 10_000, 100_000):
        after = "Led the global rollout of a platform for 500 customers. " * (words // 10)
        spent = milliseconds(lambda a=after: check_edit(original, "", a))
        print(f"  an after of {words:7} words {'':20} {spent:10.2f}")


def _louder(text: str) -> str:
    return "\n".join(f"{line}, successfully" if line.strip() else line for line in text.split("\n"))


def main() -> None:
    folder = _TESTS / "resumes"
    resumes = {p.stem: Resume.from_text(p.read_text("utf-8")) for p in folder.glob("*.txt")}
    lines = (_TESTS / "edits.jsonl").read_text("utf-8").splitlines()
    edits: list[dict[str, str]] = [json.loads(line) for line in lines]
    quality(resumes, edits)
    speed(resumes, edits)


if __name__ == "__main__":
    main()
