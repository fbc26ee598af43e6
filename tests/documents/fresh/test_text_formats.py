"""Markdown, plain text and JSON Resume."""

import json

import jsonschema
import pytest

from recast.documents.fresh.json_resume import schema, write_json_resume
from recast.documents.fresh.markdown import write_markdown
from recast.documents.fresh.outline import outline_of
from recast.documents.fresh.text import write_text
from recast.documents.importers.markdown import read_markdown
from recast.domain.resume import Resume

TEXT = """Ana Silva
Welder
Porto, Portugal | +351 912 345 678 | ana@example.org | github.com/ana-example

Summary
Welder with nine years of ships.

Experience
Porto Yard, Porto\tMarch 2019 – Present
Head welder
• Welded hulls of forty ships
• Used *stars*, under_scores, <brackets> and `ticks` in C:\\yard

Education
Technical school of Porto\t2012 – 2015
Diploma in metal work

Skills
Languages: Portuguese, English
Welding, forging, casting

Certifications
Welding inspector, May 2020

Languages
Portuguese (native), English (fluent)

Patents
1. A quieter hammer
"""
RESUME = Resume.from_text(TEXT)
OUTLINE = outline_of(RESUME)


def test_markdown_has_headings_lists_and_strong_labels() -> None:
    text = write_markdown(OUTLINE)
    assert text.startswith("# Ana Silva\n\nWelder\n\n")
    assert "\n## Experience\n" in text
    assert "**Porto Yard, Porto** | March 2019 – Present" in text
    assert "\n- Welded hulls of forty ships\n" in text
    assert "**Languages:** Portuguese, English" in text


def test_markdown_reads_back_word_for_word() -> None:
    read = read_markdown(write_markdown(OUTLINE).encode())
    words = " ".join(line.text for line in read.lines).replace("|", " ").split()
    assert words == " ".join(OUTLINE.texts()).replace("|", " ").split()


@pytest.mark.parametrize("line", ["# no heading", "- no list", "1. no list", "> no quote", "---"])
def test_markdown_does_not_take_text_for_marks(line: str) -> None:
    made = write_markdown(outline_of(Resume.from_text(f"Ana Silva\n\nExperience\n{line} here")))
    assert line.lstrip("#- ") in made.replace("\\", "")


def test_plain_text_sets_headings_in_capitals_and_marks_bullets() -> None:
    text = write_text(OUTLINE)
    assert "\nEXPERIENCE\nPorto Yard, Porto\tMarch 2019 – Present\nHead welder\n• Welded" in text
    assert text.endswith("A quieter hammer\n")


def test_json_resume_keeps_to_its_schema_and_has_the_person_and_the_jobs() -> None:
    document = json.loads(write_json_resume(OUTLINE, RESUME))
    assert document["basics"]["name"] == "Ana Silva"
    assert document["basics"]["email"] == "ana@example.org"
    assert document["work"][0]["startDate"] == "2019-03"
    assert document["work"][0]["highlights"][0] == "Welded hulls of forty ships"
    assert document["education"][0]["endDate"] == "2015"
    assert document["skills"][0] == {"name": "Languages", "keywords": ["Portuguese", "English"]}
    assert document["certificates"] == [{"name": "Welding inspector", "date": "2020-05"}]
    assert document["languages"][0] == {"language": "Portuguese", "fluency": "native"}


def test_json_resume_loses_no_word() -> None:
    document = json.loads(write_json_resume(OUTLINE, RESUME))
    assert document["meta"]["text"] == write_text(OUTLINE)


def test_json_resume_of_an_empty_resume_is_valid() -> None:
    empty = Resume.from_text("")
    document = json.loads(write_json_resume(outline_of(empty), empty))
    assert document["basics"] == {}


def test_the_schema_is_a_valid_schema_and_refuses_what_is_none() -> None:
    jsonschema.Draft7Validator.check_schema(schema())
    assert list(jsonschema.Draft7Validator(schema()).iter_errors({"work": [{"startDate": "May"}]}))
