import pytest

from recast.analysis.findings import findings
from recast.analysis.parsing_risks import parsing_risks
from recast.analysis.shown import Shown
from recast.domain.analysis import ParsingRisk
from recast.domain.resume import Resume
from recast.reading.lines import Line


def risks(resume: Resume) -> tuple[ParsingRisk, ...]:
    return parsing_risks(Shown.of(resume))


def codes(resume: Resume) -> set[str]:
    return {risk.code for risk in risks(resume)}


def test_a_plain_resume_has_no_risk(resume: Resume) -> None:
    assert risks(resume) == ()


def test_contact_in_the_page_header_is_a_risk_and_says_where() -> None:
    lines = [Line("Ivo Marsh", place="header"), Line("ivo.marsh@example.org", place="header")]
    lines += [Line("Summary", heading=True), Line("Nurse with ten years on a ward. " * 10)]
    resume = Resume.from_lines(lines)
    risk = next(risk for risk in risks(resume) if risk.code == "contact_in_header")
    assert risk.severity == "major"
    assert "2" in risk.where


@pytest.mark.parametrize(
    ("place", "code"), [("table", "table"), ("text_box", "text_box"), ("sidebar", "columns")]
)
def test_layout_that_systems_misread_is_a_risk(place: str, code: str, resume: Resume) -> None:
    line = Line("Tools: Git", place=place)  # type: ignore[arg-type]
    assert code in codes(Resume.from_lines([*resume.source, line]))


def test_letter_spaced_text_is_a_risk(resume: Resume) -> None:
    assert "letter_spaced" in codes(Resume.from_text(resume.text + "\nP R O J E C T S\nA site"))


def test_next_to_no_text_is_fatal() -> None:
    (risk,) = risks(Resume.from_text("scan"))
    assert (risk.code, risk.severity) == ("little_text", "fatal")


def test_missing_sections_and_contact_are_named(resume: Resume) -> None:
    text = resume.text.replace("EDUCATION", "HOBBIES").replace("marta.lindqvist@example.org", "")
    found = codes(Resume.from_text(text.replace("+46 555 0100", "")))
    assert {"missing_education", "missing_contact"} <= found


def test_risks_that_the_file_reader_found_come_first_and_once(resume: Resume) -> None:
    image = ParsingRisk("image", "major", "The page holds a picture.")
    found = risks(Resume.from_lines(resume.source, [image, image]))
    assert found == (image,)


def test_findings_remark_on_results_length_and_dates() -> None:
    work = "\n".join(
        f"- Looked after the {thing} of the shop" for thing in ("till", "shelves", "stock", "door")
    )
    text = f"Work experience\nShop assistant, Pell & Son\n2015 - 2018\n{work}"
    found = {finding.code for finding in findings(Resume.from_text(text))}
    assert {"few_results", "short", "dates_without_months"} <= found
