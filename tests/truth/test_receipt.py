"""The receipt names, for each changed phrase, who asked for it and what shows it."""

from recast.domain.applying import apply_recommendations
from recast.domain.plan import Recommendation
from recast.domain.resume import Resume
from recast.truth import receipt
from recast.truth.anchoring import anchor


def test_a_changed_phrase_has_its_recommendation_its_lines_and_its_verdict(
    developer: Resume,
) -> None:
    before = "Mentored two junior developers and reviewed their code."
    after = "Coached two junior developers and reviewed their Django code."
    place = anchor(developer, before)
    assert place is not None
    item = Recommendation(
        "t", "Experience", "wording", before, after, "", "", "", first_line=place[0],
        last_line=place[1],
    )  # fmt: skip
    applied = apply_recommendations(developer, {3: item})
    (entry,) = receipt(developer, applied.rows, {3: item})
    assert entry.recommendation_ids == (3,)
    assert after in entry.phrase
    assert entry.verdict == "supported"
    assert entry.support[0].line == place[0]
    assert any("Django" in support.text for support in entry.support)
    assert not entry.confirmed


def test_confirmed_claims_are_told_as_such(developer: Resume) -> None:
    before = "Fixed defects reported by the support desk."
    place = anchor(developer, before)
    assert place is not None
    item = Recommendation(
        "t", "Experience", "wording", before, "Fixed defects in Java.", "", "", "",
        first_line=place[0], last_line=place[1],
    )  # fmt: skip
    applied = apply_recommendations(developer, {0: item})
    (entry,) = receipt(developer, applied.rows, {0: item}, confirmed=[0])
    assert (entry.verdict, entry.confirmed) == ("unsupported", True)
    assert [claim.text for claim in entry.claims] == ["Java"]


def test_an_unchanged_text_has_an_empty_receipt(developer: Resume) -> None:
    applied = apply_recommendations(developer, {})
    assert receipt(developer, applied.rows, {}) == ()
