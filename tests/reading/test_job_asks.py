import pytest

from recast.reading.job_asks import degree_asked, years_asked


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("5+ years of experience with Go", 5),
        ("3-5 years experience in sales", 3),
        ("Three (3) years of experience", 3),
        ("At least two years in a similar position", 2),
        ("10 or more years' experience", 10),
        ("18 months of experience", 1.5),
        ("1.5 years of experience", 1.5),
        ("5 years of experience, of which 2 years as a lead", 5),
        ("Master's degree and 3 years or Bachelor's degree and 5 years of experience", 3),
        ("In business for more than 90 years", None),
        ("Must be 21 years of age with experience", None),
        ("The position is for 3 years", None),
        ("With over 20 years of experience we build ships", None),
        ("You bring more than 4 years of experience", 4),
        ("- FİVE years of experience", 5),
        ("Acme has 25 years of experience serving Ohio.", None),
        ("Our team has 15 years of experience", None),
        ("The ideal candidate has 4 years of experience", 4),
        ("The developer has 7 years of experience in Java", 7),
        ("No less than 3 years of experience", 3),
        ("Up to 5 years of experience", None),
        ("Less than 2 years of experience", None),
        ("Must be 18 years of age with 3 years of experience", 3),
        ("3-5 yrs exp in Java", 3),
        ("Some experience", None),
        ("10+ years in software engineering", 10),
        ("You have spent 2 years as a sous chef", 2),
        ("We have spent 20 years in shipping", None),
        ("A recruiter whose average experience is eight years", None),
    ],
)
def test_the_years_asked_for_are_the_least_that_would_do(
    sentence: str, years: float | None
) -> None:
    assert years_asked([sentence]) == years


def test_of_several_statements_the_longest_counts() -> None:
    assert years_asked(["2 years of experience with SQL", "6 years of experience"]) == 6


@pytest.mark.parametrize(
    ("sentence", "degree"),
    [
        ("High school diploma or GED", "high school diploma"),
        ("BS/MS in Physics", "bachelor's degree"),
        ("Bachelor's or Master's degree", "bachelor's degree"),
        ("A Master's degree in Law", "master's degree"),
        ("PhD in Biology", "doctorate"),
        ("Degree in nursing", "bachelor's degree"),
        ("Scrum Master", None),
        ("We are as good as gold", None),
        ("Secondary School Mathematics Teacher", None),
    ],
)
def test_the_least_degree_asked_for_is_found(sentence: str, degree: str | None) -> None:
    found = degree_asked([sentence])
    assert (found.lower() if found else None) == degree
