import pytest

from recast.analysis.degrees import highest_degree, highest_held


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
    ],
)
def test_a_degree_under_way_is_not_held(text: str, rank: int) -> None:
    assert highest_held(text) == rank
