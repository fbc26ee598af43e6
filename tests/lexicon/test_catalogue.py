import pytest

from recast.lexicon import Lexicon, lexicon
from recast.lexicon.data_file import parse_entries

DATA = """
# A few entries with everything the format allows.
field: technology
kind: hard_skill
Go | ?Go, Golang | programming language | 2009
Python | | programming language | 1991
?R | | programming language
?Excel | Microsoft Excel, MS Excel | spreadsheet software
C++ | CPP | programming language
C# | | programming language
.NET | dotnet
Node.js | NodeJS | JavaScript runtime
PostgreSQL | Postgres | relational database
relational database | RDBMS | database
database
React | React.js | JavaScript framework
Angular | | JavaScript framework
CI/CD
front-end development | front-end
InDesign
PowerPoint
unit testing
IT | information technology
kind: education
Associate of Arts | A.A.
"""


@pytest.fixture(scope="module")
def small() -> Lexicon:
    return Lexicon(parse_entries(DATA))


def names(lexicon: Lexicon, text: str) -> list[str]:
    return [mention.skill.name for mention in lexicon.find(text)]


@pytest.mark.parametrize("text", ["front-end", "front end", "frontend", "Front-End", "FRONT END"])
def test_hyphens_and_spaces_do_not_matter(small: Lexicon, text: str) -> None:
    assert names(small, f"Six years of {text} work") == ["front-end development"]


def test_names_with_signs_are_told_apart(small: Lexicon) -> None:
    assert names(small, "C++, C#, .NET; node.js / NodeJS, CI/CD") == [
        "C++", "C#", ".NET", "Node.js", "Node.js", "CI/CD",
    ]  # fmt: skip


def test_plural_and_ing_forms_are_found_and_marked_as_not_exact(small: Lexicon) -> None:
    (testing,) = small.find("Wrote unit tests every day")
    assert (testing.skill.name, testing.text, testing.exact) == (
        "unit testing", "unit tests", False,
    )  # fmt: skip


def test_the_longest_name_wins(small: Lexicon) -> None:
    (mention,) = small.find("relational databases")
    assert mention.skill.name == "relational database"


def test_a_name_wrapped_over_a_line_end_is_one(small: Lexicon) -> None:
    assert names(small, "relational\ndatabase") == ["relational database"]
    assert names(small, "relational. Database") == ["database"]


def test_offsets_point_into_the_text_as_given(small: Lexicon) -> None:
    text = "ﬁrst Py\u200bthon, then Ｇｏｌａｎｇ"
    assert [text[m.start : m.end] for m in small.find(text)] == ["Py\u200bthon", "Ｇｏｌａｎｇ"]


@pytest.mark.parametrize(
    "text",
    [
        "Go above and beyond for customers",
        "Excel at talking to people",
        "experience in design",
        "as of May it is done",
        "we go, we see",
        "AA batteries are not R batteries; excel on your own",
    ],
)
def test_everyday_words_are_not_skills(small: Lexicon, text: str) -> None:
    assert [name for name in names(small, text) if name != "Associate of Arts"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Languages: Python, Go, R", ["Python", "Go", "R"]),
        ("Experience with Go and R", ["Go", "R"]),
        ("python, go, excel", ["Python", "Go", "Excel"]),
        ("• Excel\n• PowerPoint", ["Excel", "PowerPoint"]),
        ("Go developer", ["Go"]),
        ("Advanced Microsoft Excel", ["Excel"]),
    ],
)
def test_ambiguous_words_count_in_a_fitting_context(
    small: Lexicon, text: str, expected: list[str]
) -> None:
    assert names(small, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "our team, Python, words, SQL, window",
        "a safe, agile, scrum place",
        "Safe, Agile, Scrum",
        "economic policy, genetic tests, electronic files",
        "Jackson, MS\nBoston, MA",
        "as one, be it, me",
        "a warehouse of data",
    ],
)
def test_words_that_look_like_a_name_are_not_it(text: str) -> None:
    found = {mention.skill.name for mention in lexicon().find(text)}
    assert found <= {"Python", "SQL", "agile", "Scrum", "electronic filing"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python, SAFe, Scrum", "Scaled Agile Framework"),
        ("linux, windows", "Microsoft Windows"),
        ("Zoom, Teams, Slack", "Microsoft Teams"),
        ("MBA, MA, BA degrees", "Master of Arts"),
        ("economics, genetics", "genetics"),
    ],
)
def test_a_name_with_capitals_is_found_as_it_is_written(text: str, expected: str) -> None:
    assert expected in {mention.skill.name for mention in lexicon().find(text)}


def test_a_kind_supports_its_family_and_never_the_other_way(small: Lexicon) -> None:
    postgres, relational, database = map(small.get, ("Postgres", "RDBMS", "databases"))
    assert postgres
    assert relational
    assert database
    assert small.supports(postgres, postgres) == "same"
    assert small.supports(postgres, relational) == "kind_of"
    assert small.supports(postgres, database) == "kind_of"
    assert small.supports(database, postgres) is None


def test_siblings_do_not_support_each_other(small: Lexicon) -> None:
    react, angular = small.get("React"), small.get("Angular")
    assert react
    assert angular
    assert small.supports(react, angular) is None
    assert small.ancestors(react) == {"JavaScript framework"}


def test_a_skill_listed_twice_keeps_all_its_forms() -> None:
    twice = Lexicon(parse_entries("Excel | MS Excel | office\nExcel | Excel 365 | spreadsheets"))
    excel = twice.get("Excel 365")
    assert excel
    assert excel.aliases == ("MS Excel", "Excel 365")
    assert excel.families == ("office", "spreadsheets")


def test_the_year_is_read(small: Lexicon) -> None:
    go = small.get("golang")
    assert go
    assert go.since == 2009
    assert go.field == "technology"


@pytest.mark.parametrize("line", ["kind: magic", "a | b | c | 1990 | e"])
def test_a_line_that_cannot_be_read_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="line 2"):
        parse_entries(f"Python\n{line}")


def test_every_family_loop_ends() -> None:
    looped = Lexicon(parse_entries("alpha | | beta\nbeta | | alpha"))
    alpha = looped.get("alpha")
    assert alpha
    assert looped.ancestors(alpha) == {"beta"}


def test_the_shipped_data_can_be_read_and_finds_its_own_names() -> None:
    shipped = lexicon()
    assert shipped.skills
    for skill in shipped.skills:
        assert shipped.get(skill.name) is not None, skill.name


@pytest.mark.parametrize(
    "text",
    ["a" * 10**6, "go " * 10**5, "日本語" * 10**5, "\u200b" * 10**5, "🙂" * 10**5, "\x00\x07"],
)
def test_any_text_is_answered(small: Lexicon, text: str) -> None:
    assert all(text[m.start : m.end] for m in small.find(text))
