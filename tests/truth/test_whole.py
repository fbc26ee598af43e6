"""A whole customized text against its original."""

import random

import pytest

from recast.domain.claim import Claim
from recast.domain.resume import Resume
from recast.truth import check


def kinds(claims: list[Claim]) -> set[str]:
    return {claim.kind for claim in claims}


def test_a_resume_claims_nothing_beyond_itself(
    developer: Resume, nurse: Resume, retail: Resume, accountant: Resume
) -> None:
    for resume in (developer, nurse, retail, accountant):
        assert check(resume, resume) == []
        assert check(resume, resume.text.replace("\n", "\n\n")) == []
        assert check(resume, "\n".join(line.strip() for line in resume.lines)) == []


def test_skills_bullets_and_sections_may_change_places(developer: Resume) -> None:
    text = developer.text
    skills = "Python, Django, PostgreSQL, Redis, Docker"
    shuffled = ", ".join(random.Random(4).sample(skills.split(", "), 5))
    assert check(developer, text.replace(skills, shuffled)) == []
    one, two = developer.line(15), developer.line(18)
    swapped = text.replace(one, "\0").replace(two, one).replace("\0", two)
    assert check(developer, swapped) == []
    head, _, rest = text.partition("Education\n")
    education, _, certificates = rest.partition("\nCertifications")
    moved = f"{head}Certifications{certificates}\nEducation\n{education}"
    assert check(developer, moved) == []


def test_a_claim_names_the_line_of_the_customized_text(developer: Resume) -> None:
    lines = list(developer.lines)
    lines[17] = "- Mentored nine junior developers and reviewed their code."
    (claim,) = check(developer, "\n".join(lines))
    assert (claim.kind, claim.line, claim.text) == ("number", 18, "nine")
    assert claim.support is not None
    assert claim.support.line == 18


def test_a_bullet_moved_to_another_job_is_found(developer: Resume) -> None:
    bullet = "- Built the refund service in Python and Django; it handles 12,000 refunds a day."
    without = developer.text.replace(bullet + "\n", "")
    moved = without.replace("- Fixed defects", f"{bullet}\n- Fixed defects")
    claims = check(developer, moved)
    assert kinds(claims) == {"moved_fact"}


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Software Developer, Brightwater", "Lead Software Developer, Brightwater", "title"),
        ("Halden Payments", "Monzo Bank", "employer"),
        ("June 2015 - February 2019", "June 2012 - February 2019", "date"),
        ("marta.oyelaran@example.org", "marta.o@example.org", "contact"),
        ("BSc Computer Science", "MSc Computer Science", "education"),
        ("Python, Django", "Python, Rust, Django", "skill"),
        ("Contributed to the migration", "Led the migration", "verb"),
        ("12,000 refunds", "50,000 refunds", "number"),
        ("eight years", "fifteen years", "years"),
    ],
)
def test_each_kind_of_lie_is_found_in_a_whole_text(
    developer: Resume, old: str, new: str, kind: str
) -> None:
    assert old in developer.text
    assert kind in kinds(check(developer, developer.text.replace(old, new, 1)))


def test_what_was_left_out_is_told(developer: Resume, retail: Resume) -> None:
    without_school = developer.text.partition("Education\n")[0]
    claims = check(developer, without_school)
    assert kinds(claims) == {"omission"}
    assert any("Education" in claim.text for claim in claims)
    start = retail.text.index("Sales Associate\n")
    end = retail.text.index("Volunteer\n")
    claims = check(retail, retail.text[:start] + retail.text[end:])
    assert "omission" in kinds(claims)


def test_a_lost_address_is_told(developer: Resume) -> None:
    claims = check(developer, developer.text.replace("marta.oyelaran@example.org | ", ""))
    assert [(claim.kind, claim.text) for claim in claims] == [
        ("contact", "marta.oyelaran@example.org")
    ]


def test_an_invented_job_is_found(nurse: Resume) -> None:
    job = "\nFlight Nurse\nDesert Air Rescue, Phoenix, AZ      01/2010 to 04/2010\nFlew patients.\n"
    text = nurse.text.replace("\nEDUCATION", job + "\nEDUCATION")
    assert kinds(check(nurse, text)) & {"employer", "name", "title", "date"}


def test_texts_that_share_nothing_get_an_answer() -> None:
    assert check("", "Led a team of nine at Contoso.")
    assert check("Cook, 2010 - 2014", "") != []
    assert check("", "") == []
