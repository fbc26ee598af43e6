from recast.analysis.emphasis import emphasis, unsaid
from recast.analysis.posting import Posting
from recast.analysis.shown import Shown
from recast.domain.job import Job
from recast.domain.resume import Resume

POSTING = Posting.of(
    Job.from_text(
        "Arborist\nYou climb trees and prune trees. Chainsaw work on tall trees; the chainsaw is "
        "yours to sharpen. Teamwork is required and required again."
    )
)


def shown(*lines: str) -> Shown:
    return Shown.of(Resume.from_text("\n".join(lines)))


def of(*lines: str) -> float:
    value = emphasis(POSTING, shown(*lines))
    assert value is not None
    return value


def test_what_the_posting_says_most_counts_most() -> None:
    assert of("Pruned trees") > of("Sharpened things") > of("Baked bread")


def test_more_lines_prove_more_and_other_words_take_nothing_away() -> None:
    once = of("Felled trees")
    assert of("Felled trees", "Planted trees") > once
    assert of("Felled trees", "Baked bread for four hundred people") == once


def test_words_of_any_posting_count_little() -> None:
    assert of("Teamwork is required") < of("Climbed with a chainsaw")


def test_a_posting_without_words_has_no_emphasis() -> None:
    assert emphasis(Posting.of(Job.from_text("…")), shown("Felled trees")) is None


def test_the_words_it_keeps_saying_are_named_where_they_are_missing() -> None:
    assert unsaid(POSTING, shown("Sharpened every chainsaw")) == ("trees",)
    assert unsaid(POSTING, shown("Pruned trees with a chainsaw")) == ()
