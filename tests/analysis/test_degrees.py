import pytest

from recast.analysis.degrees import held_by_line, highest_degree, highest_held


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Ph.D. in Physics", 5),
        ("Doctor of Pharmacy", 5),
        ("MBA, Harlow School of Business", 4),
        ("M.S. in Statistics, 2015", 4),
        ("Master's degree", 4),
        ("B.S. in Biology", 3),
        ("BSc (Hons) Chemistry", 3),
        ("Bachelor of Arts", 3),
        ("Associate of Applied Science", 2),
        ("High School Diploma", 1),
        ("GED", 1),
        ("High school graduate", 1),
        ("Harbor College, Easton, MD", 0),
        ("M.D., Harbor College", 5),
        ("Kept the master schedule and the master data", 0),
        ("Master of Science in Physics", 4),
        ("Masters, Physics", 4),
        ("MS in Physics", 4),
        ("Bachelor's or master's preferred", 4),
        ("Mastered Excel", 0),
        ("Scrum Master at Elm", 0),
        ("Certified Scrum Master", 0),
        ("Master Electrician License", 0),
        ("Cut 200 ms in search", 0),
        ("Taught graduate students and postgraduate students", 0),
        ("Advised Ph.D. students and master's students", 0),
        ("", 0),
    ],
)
def test_the_highest_degree_named_is_found(text: str, rank: int) -> None:
    assert highest_degree(text) == rank


def test_the_highest_wins_whatever_the_order() -> None:
    assert highest_degree("High school diploma; B.A.; MBA") == 4


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Pursuing an MBA at Elm University", 0),
        ("MBA candidate; BA in History, Oak College", 3),
        ("Ph.D. in progress. M.Sc. in Physics, 2019", 4),
        ("B.S. in Biology, 2014", 3),
        ("B.S., Expected May 2027", 0),
        ("Anticipated graduation 2028", 0),
        ("60 credits towards a Bachelor", 0),
        ("Bachelor of Arts, not completed", 0),
        ("Bachelor of Arts, 2024 - present", 0),
        ("Bachelor of Arts, graduating 2027", 0),
    ],
)
def test_a_degree_under_way_is_not_held(text: str, rank: int) -> None:
    assert highest_held(text) == rank


@pytest.mark.parametrize(
    ("lines", "held"),
    [
        ("B.S. in Biology|Expected May 2027", {}),
        ("B.S. in Biology|Elm University|Anticipated graduation date: 2027", {}),
        ("B.S. in Biology|Graduating 2027", {}),
        ("B.S. in Biology|2027 (expected)", {}),
        ("B.S. in Biology|Elm University, 2019", {0: 3}),
        ("B.S. in Biology, 2019|MBA, expected May 2027", {0: 3}),
        ("B.S. in Biology, 2019|MBA|Elm University|Expected May 2027", {0: 3}),
        ("B.S. in Biology|Oak|Elm|Expected May 2027", {0: 3}),
    ],
)
def test_a_date_below_says_that_the_degree_is_yet_to_come(lines: str, held: dict[int, int]) -> None:
    assert held_by_line(enumerate(lines.split("|"))) == held
