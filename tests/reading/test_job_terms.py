from recast.reading.job_candidates import Candidate
from recast.reading.job_parts import PartKind
from recast.reading.job_sections import PlacedUnit
from recast.reading.job_terms import terms_of

TEXT = " " * 100


def unit(kind: PartKind, *cues: str) -> PlacedUnit:
    return PlacedUnit(0, 50, kind, 0, True, frozenset(cues), kind)  # type: ignore[arg-type]


def candidate(
    text: str,
    place: PlacedUnit,
    start: int = 0,
    skill: str | None = None,
    choice: int | None = None,
) -> Candidate:
    return Candidate(start, start + len(text), text, "hard_skill", place, 0.9, skill, choice)


def test_requirements_are_required_and_wishes_preferred() -> None:
    terms = terms_of(
        TEXT,
        [
            candidate("Go", unit("requirements")),
            candidate("C", unit("preferred")),
            candidate("Ada", unit("duties")),
        ],
        "",
    )
    found = {term.text: term.importance for term in terms}
    assert found == {"Go": "required", "C": "preferred", "Ada": "mentioned"}


def test_the_strongest_demand_for_a_thing_counts() -> None:
    places = [candidate("Go", unit("duties")), candidate("go", unit("requirements"))]
    (term,) = terms_of(TEXT, places, "")
    assert (term.text, term.importance) == ("Go", "required")


def test_a_plural_is_the_same_term_but_two_names_of_one_skill_are_two() -> None:
    place = unit("requirements")
    terms = terms_of(
        TEXT,
        [
            candidate("AWS", place, 0, "Amazon Web Services"),
            candidate("Amazon Web Services", place, 10, "Amazon Web Services"),
            candidate("test plan", place, 40),
            candidate("Test Plans", place, 60),
        ],
        "",
    )
    assert {term.text for term in terms} == {"AWS", "Amazon Web Services", "test plan"}


def test_what_only_duties_name_is_required_where_nothing_else_is() -> None:
    (term,) = terms_of(TEXT, [candidate("welding", unit("duties"))], "")
    assert term.importance == "required"


def test_a_skill_named_again_or_in_the_title_weighs_more() -> None:
    place = unit("requirements")
    often = [candidate("Go", place, 0), candidate("Go", place, 30), candidate("Java", place, 0)]
    go, java = terms_of(TEXT, often, "")
    assert (go.text, java.text) == ("Go", "Java")
    titled = terms_of(TEXT, [candidate("Java", place)], "Java Developer")
    assert max(term.weight for term in titled if term.text == "Java") > java.weight


def test_alternatives_stay_together() -> None:
    place = unit("requirements")
    terms = terms_of(
        TEXT, [candidate("Go", place, 0, choice=1), candidate("Rust", place, 9, choice=1)], ""
    )
    assert {term.choice for term in terms} == {1}


def test_one_alternative_that_is_asked_for_by_itself_leaves_the_others_alone() -> None:
    place = unit("requirements")
    together = [candidate("Go", place, 0, choice=1), candidate("Rust", place, 9, choice=1)]
    zig = candidate("Zig", place, 16, choice=1)
    go, rust, zig_term = terms_of(TEXT, [*together, zig, candidate("Go", place, 30)], "")
    assert (go.text, go.choice) == ("Go", None)
    assert None not in (rust.choice, zig_term.choice)
    assert rust.choice != zig_term.choice


def test_one_name_given_twice_is_no_choice() -> None:
    place = unit("requirements")
    twice = [
        candidate("test plan", place, 0, choice=1),
        candidate("test plans", place, 20, choice=1),
    ]
    (term,) = terms_of(TEXT, twice, "")
    assert term.choice is None


def test_a_skill_inside_the_title_is_asked_for_too() -> None:
    terms = terms_of(TEXT, [candidate("Git", unit("requirements"))], "Senior Rust Engineer")
    found = {term.text: (term.kind, term.importance) for term in terms}
    assert found["Rust"] == ("hard_skill", "required")
    assert found["Senior Rust Engineer"] == ("title", "required")


def test_a_skill_of_the_title_that_is_asked_for_anyway_is_asked_for_once() -> None:
    rust = candidate("Rust", unit("preferred"), skill="Rust")
    terms = terms_of(TEXT, [rust], "Rust Engineer")
    assert [term.skill for term in terms].count("Rust") == 1
