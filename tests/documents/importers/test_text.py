"""Plain text and Markdown in any encoding; JSON Resume of any quality."""

import json

import pytest

from made_files import RESUME_TEXT
from recast.documents.importers.json_resume import read_json_resume
from recast.documents.importers.markdown import plain, read_markdown
from recast.documents.importers.text import read_text
from recast.documents.read import read_document
from recast.domain.errors import TooShort, UnknownFormat, UnreadableFile
from recast.domain.resume import Resume

_SENTENCES = {
    "cp1252": "Müller & Söhne – “Größe” naïve façade, Ångström 5 €, São Paulo",
    "utf-8": "Ελληνικά, кириллица, 日本語 and English",
    "utf-16": "Ελληνικά, кириллица, 日本語 and English",
    "utf-16-le": "Senior engineer in Zürich since 2019",
    "utf-16-be": "Senior engineer in Zürich since 2019",
    "utf-8-sig": "Senior engineer in Zürich since 2019",
}


@pytest.mark.parametrize(("encoding", "sentence"), _SENTENCES.items())
def test_text_is_read_in_whatever_encoding_it_is(encoding: str, sentence: str) -> None:
    text = f"{sentence}\nSkills: Python\n"
    assert read_text(text.encode(encoding)).lines[0].text == sentence


def test_cyrillic_in_an_old_encoding_is_recognized() -> None:
    text = "Инженер по данным. Опыт работы: семь лет в энергетике, обработка потоков. " * 4
    assert read_text(text.encode("cp1251")).lines[0].text == text.rstrip()


def test_a_text_file_reads_like_pasted_text() -> None:
    assert read_document(RESUME_TEXT.encode(), "cv.txt").resume == Resume.from_text(
        RESUME_TEXT.strip()
    )


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnknownFormat):
        read_text(bytes(range(32)) * 50)


def test_too_few_words_are_too_short() -> None:
    with pytest.raises(TooShort, match="4 of at least 20 words"):
        read_document(b"Ana Silva, welder. Porto", "cv.txt")


def test_markdown_marks_become_structure() -> None:
    source = """# Ines Okafor

## Experience
### Data Engineer, **Marlin Power**
- Built a `Kafka` platform, see [the talk](https://talks.example.org/kafka)
1. Led *four* people

Education
---------
MSc, [Porto](https://up.example.org)
"""
    lines = [line for line in read_markdown(source.encode()).lines if line.text]
    assert [(line.text, line.heading, line.bullet) for line in lines] == [
        ("Ines Okafor", None, False),
        ("Experience", True, False),
        ("Data Engineer, Marlin Power", None, False),
        ("Built a Kafka platform, see the talk (https://talks.example.org/kafka)", False, True),
        ("Led four people", False, True),
        ("Education", True, False),
        ("MSc, Porto (https://up.example.org)", None, False),
    ]


def test_what_only_looks_like_markdown_stays() -> None:
    assert plain("snake_case and 2 * 3 * 4 and C# and a_b_c") == (
        "snake_case and 2 * 3 * 4 and C# and a_b_c"
    )
    assert plain(r"a \* b") == "a * b"
    assert plain("[mail](mailto:a@example.org)") == "mail"


def test_json_resume_becomes_lines_with_headings() -> None:
    resume = {
        "basics": {"name": "Ines Okafor", "email": "ines@example.org", "summary": "Engineer."},
        "work": [
            {
                "name": "Marlin Power",
                "position": "Engineer",
                "startDate": "2019-02",
                "highlights": ["Built it"],
            }
        ],
        "skills": [{"name": "Data", "keywords": ["Kafka", "SQL"]}],
    }
    read = read_json_resume(json.dumps(resume).encode())
    assert [line.text for line in read.lines if line.text] == [
        "Ines Okafor",
        "ines@example.org",
        "Summary",
        "Engineer.",
        "Experience",
        "Engineer, Marlin Power\t2019-02 – Present",
        "Built it",
        "Skills",
        "Data: Kafka, SQL",
    ]
    assert [line.text for line in read.lines if line.heading] == ["Summary", "Experience", "Skills"]


def test_json_resume_with_odd_shapes_is_read_as_far_as_it_goes() -> None:
    odd = {"basics": ["x"], "work": {"a": 1}, "skills": ["x", {"name": 3}], "education": None}
    assert [line.text for line in read_json_resume(json.dumps(odd).encode()).lines] == [
        "",
        "Skills",
        "3",
    ]


@pytest.mark.parametrize("data", [b"[1, 2]", b'{"a": 1}', b"{", b'{"basics": ' * 15_000])
def test_json_that_is_no_resume_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read_json_resume(data)
