from itertools import pairwise

import pytest

from recast.analysis import analyze
from recast.analysis.pasted import pasted_words, without
from recast.analysis.posting import Posting
from recast.analysis.shown import Shown
from recast.domain.job import Job
from recast.domain.resume import Resume

POSTING = (
    "Warehouse Manager\n\nRequirements\n"
    "- You run the night shift of our largest warehouse with forty people and two supervisors\n"
    "- Five years of inventory management with SAP and a forklift certification from any school\n"
    "- Excellent knowledge of Microsoft Excel and of the customs rules for frozen goods\n"
)
RESUME = (
    "Dana Brook\ndana@example.org\n\nEXPERIENCE\nBaker, Mill Lane Bakery\nJan 2019 - Mar 2024\n"
    "- Baked bread for two hundred households each night\n"
    "- Ordered flour and kept the books of the shop\n\n"
    "EDUCATION\nSpringfield College, 2018\n\nSKILLS\nBaking, bookkeeping\n"
)


def codes(resume: str) -> set[str]:
    return {risk.code for risk in analyze(resume, POSTING).parsing_risks}


@pytest.mark.parametrize(
    "pasted", [POSTING, " ".join(POSTING.split()), POSTING.upper(), "\n".join(POSTING.split())]
)
def test_a_pasted_posting_earns_nothing_and_is_told(pasted: str) -> None:
    honest, stuffed = analyze(RESUME, POSTING), analyze(f"{RESUME}\n{pasted}", POSTING)
    assert stuffed.score <= honest.score + 1
    (risk,) = [risk for risk in stuffed.parsing_risks if risk.code == "pasted_posting"]
    assert risk.where.startswith("line")
    assert any("pasted" in sentence for sentence in stuffed.suggestions)


def test_what_a_line_says_beside_the_pasted_words_still_counts() -> None:
    flat = " ".join(f"{RESUME} I drive with a forklift certification. {POSTING}".split())
    found = {word.term: word.found for word in analyze(flat, POSTING).keywords}
    assert found["forklift certification"]
    assert not found["SAP"]


def test_a_resume_in_its_own_words_is_not_called_pasted() -> None:
    own = RESUME + "Inventory management with SAP, a forklift certification, Microsoft Excel\n"
    assert "pasted_posting" not in codes(own)


def test_one_sentence_in_common_is_not_called_pasted() -> None:
    sentence = "run the night shift of our largest warehouse with forty people and two supervisors"
    assert "pasted_posting" not in codes(f"{RESUME}- I {sentence}\n")


def test_every_line_keeps_its_number_and_its_own_words() -> None:
    resume = Resume.from_text(f"{RESUME}Before. {POSTING} After.")
    runs = pasted_words(Shown.of(resume), Posting.of(Job.from_text(POSTING)))
    left = without(resume, runs)
    assert len(left.lines) == len(resume.lines)
    assert left.text.split() == [*RESUME.split(), "Before.", "After."]


def test_parts_pasted_over_one_another_are_one_run() -> None:
    words = POSTING.split()
    resume = Resume.from_text(" ".join([*words[:30], *words[26:]]))
    runs = pasted_words(Shown.of(resume), Posting.of(Job.from_text(POSTING)))
    assert without(resume, runs).text.strip() == ""
    assert all(one.stop <= other.start for one, other in pairwise(runs))


def test_lines_that_were_pasted_are_no_evidence() -> None:
    stuffed = analyze(f"{RESUME}\n{POSTING}", POSTING)
    last = RESUME.count("\n")
    assert all(place.line <= last for word in stuffed.keywords for place in word.evidence)


def test_a_resume_that_is_the_posting_shows_nothing() -> None:
    assert not any(word.found for word in analyze(POSTING, POSTING).keywords)
