import pytest

from recast.reading.job_title import company_of, employment_type_of, seniority_of, title_of


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Senior QA Engineer (m/f/d)\nWe test.", "Senior QA Engineer"),
        ("Store Manager - Springfield\nCome in.", "Store Manager"),
        ("Position: Forklift Operator\nNights.", "Forklift Operator"),
        ("We are looking for a dynamic Sales Manager to join us.", "Sales Manager"),
        ("The Registered Nurse is responsible for care.\nMore.", "Registered Nurse"),
        ("Director of Platform Engineering\nLead us.", "Director of Platform Engineering"),
        ("Softwareentwickler (m/w/d)\nWir suchen dich.", "Softwareentwickler"),
        ("We sell shoes and socks.\nCome and see.", ""),
    ],
)
def test_the_title_is_found_without_what_stands_around_it(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("About Harbour Light\nWe sail.", "Harbour Light"),
        ("Company: Tidewater Optics\nLens grinder", "Tidewater Optics"),
        ("Baker\nMill & Stone is seeking a baker.", "Mill & Stone"),
        ("About us\nWe bake.", ""),
        ("Care Assistant\nRosebank House\nAt Rosebank House we care.", "Rosebank House"),
        ("Clerk\nWexford District Council\nPermanent", "Wexford District Council"),
        ("Engineer\nLumio – Oslo – full-time\nLumio builds lamps.", "Lumio"),
        ("Engineer\nLondon\nCome and build.", ""),
        ("Clerk\nSQL is a bonus.", ""),
        ("Cook\nThe Tin Kettle, a pub in Bath, is looking for a cook.", "The Tin Kettle"),
    ],
)
def test_the_company_is_found_where_it_is_named_plainly(text: str, company: str) -> None:
    assert company_of(text) == company


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Junior Developer", "junior"),
        ("Sr. Accountant", "senior"),
        ("Principal Scientist", "lead"),
        ("Director of Sales", "director"),
        ("Marketing Intern", "intern"),
        ("Office Manager", "manager"),
        ("Staff Engineer", "lead"),
        ("Staff Nurse", ""),
        ("Developer", ""),
    ],
)
def test_the_level_is_read_from_the_title(title: str, level: str) -> None:
    assert seniority_of(title, "") == level


def test_the_level_is_read_from_its_label() -> None:
    assert seniority_of("Developer", "Experience level: Senior\nDocker") == "senior"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Job type: Part-time\nfull-time staff only", "part-time"),
        ("This is a full time role.", "full-time"),
        ("A seasonal job", "temporary"),
        ("A job", ""),
    ],
)
def test_the_type_of_employment_is_read(text: str, name: str) -> None:
    assert employment_type_of("", text) == name
