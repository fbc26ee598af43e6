"""Plans as models really write them: read alike however they are cut."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.model_server import REPLIES, reply
from recast.customization.engine import Text
from recast.domain.errors import UnusableReply
from recast.domain.plan import Draft
from recast.engines.replies.reply_parser import ReplyParser

PLANS = sorted(path.name for path in REPLIES.glob("*_plan.txt"))
SKILLS = "SQL, Python, pandas, Power BI, Tableau, Excel, Postgres"


def parsed(*chunks: str) -> tuple[list, str, str]:
    parser = ReplyParser()
    parts = [part for chunk in chunks for part in parser.feed(chunk)]
    parts += parser.close()
    return parts, parser.summary, parser.job_analysis


def drafts(text: str) -> list[Draft]:
    return [part for part in parsed(text)[0] if isinstance(part, Draft)]


def prose(text: str) -> str:
    return "".join(part.content for part in parsed(text)[0] if isinstance(part, Text))


@pytest.mark.parametrize("name", PLANS)
def test_a_reply_read_letter_by_letter_gives_the_same_parts(name):
    text = reply(name)
    try:
        whole = parsed(text)
    except UnusableReply:
        with pytest.raises(UnusableReply):
            parsed(*text)
        return
    assert parsed(*text) == whole


@settings(max_examples=200)
@given(st.data())
def test_any_reply_split_anywhere_gives_the_same_parts(data):
    text = reply(
        data.draw(st.sampled_from([name for name in PLANS if name != "empty_tags_plan.txt"]))
    )
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=40)))
    ends = [0, *cuts, len(text)]
    chunks = [text[start:end] for start, end in itertools.pairwise(ends)]
    assert parsed(*chunks) == parsed(text)


PIECES = ["<", ">", "</", "<before>", "</before>", "<after>", "<recommendation>", "<think>", "```"]
PIECES += ["</recommendation>", "<summary>", "\n", "1. ", "**Before:** ", "After: ", "a b", "&amp;"]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40), st.data())
def test_no_text_at_all_depends_on_how_it_is_cut(pieces, data):
    text = "word " * 100 + "".join(pieces)
    cut = data.draw(st.integers(0, len(text)))
    assert parsed(text[:cut], text[cut:]) == parsed(text)
    assert parsed(*text) == parsed(text)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("good_plan.txt", 4),
        ("fenced_plan.txt", 1),
        ("entities_plan.txt", 1),
        ("missing_closers_plan.txt", 2),
        ("other_order_plan.txt", 1),
        ("markdown_plan.txt", 2),
        ("headings_plan.txt", 2),
        ("inline_plan.txt", 2),
        ("json_plan.txt", 2),
        ("changed_quotes_plan.txt", 2),
        ("thinking_aloud_plan.txt", 1),
        ("no_opening_tag_plan.txt", 2),
        ("angle_brackets_plan.txt", 1),
        ("no_change_plan.txt", 0),
        ("doubled_plan.txt", 1),
        ("no_after_plan.txt", 1),
        ("unicode_plan.txt", 1),
        ("lying_skill_plan.txt", 2),
    ],
)
def test_every_recommendation_of_a_sloppy_reply_is_found_once(name, count):
    found = drafts(reply(name))
    assert len(found) == count
    for draft in found:
        assert "<" not in draft.before
        assert draft.before != draft.after


@pytest.mark.parametrize(
    "name", ["fenced_plan.txt", "missing_closers_plan.txt", "json_plan.txt", "headings_plan.txt"]
)
def test_what_a_reply_quotes_is_the_resume_line_itself(name):
    assert drafts(reply(name))[0].before == SKILLS


def test_entities_are_read_as_what_they_stand_for():
    draft = drafts(reply("entities_plan.txt"))[0]
    assert draft.before.endswith("SQL and R&D's own scripts.")
    assert draft.rationale == 'The posting says "meter data" <twice>.'


def test_a_recommendation_comes_out_as_its_last_tag_closes():
    text = reply("good_plan.txt")
    end = text.index("</recommendation>") + len("</recommendation>")
    parser = ReplyParser()
    before = parser.feed(text[: end - 1])
    assert not [part for part in before if isinstance(part, Draft)]
    assert [type(part) for part in parser.feed(text[end - 1 : end])] == [Draft]


def test_prose_is_told_without_tags_and_fences():
    told = prose(reply("fenced_plan.txt"))
    assert told.startswith("Solid base, wrong vocabulary")
    assert "```" not in told
    assert "<" not in told
    assert "PostgreSQL in full" not in told


def test_thinking_is_told_as_thinking():
    told = prose(reply("thinking_aloud_plan.txt"))
    assert told.startswith("(Thinking: ")
    assert "Say PostgreSQL." in told.split(")\n\n", 1)[1]


def test_angle_brackets_that_are_no_tags_stay_in_the_prose():
    assert "x < y do not matter here; <b>bold</b> claims do, and so does a<b or 3 << 4." in prose(
        reply("angle_brackets_plan.txt")
    )


def test_summary_and_job_analysis_are_kept_apart():
    _, summary, job_analysis = parsed(reply("other_order_plan.txt"))
    assert summary == "You are close. One word is worth changing."
    assert job_analysis.startswith("It is a senior role")


def test_a_reply_without_tags_still_has_a_summary():
    _, summary, _ = parsed(reply("inline_plan.txt"))
    assert summary.startswith("Here is what I would change")


def test_a_missing_after_deletes_nothing():
    assert [(draft.before, draft.after) for draft in drafts(reply("no_after_plan.txt"))] == [
        ("• Trained two interns.", "")
    ]


@pytest.mark.parametrize("name", ["apology.txt", "empty_tags_plan.txt"])
def test_a_reply_without_a_plan_is_refused(name):
    text = reply(name)
    if name == "empty_tags_plan.txt":
        text = text.replace("<summary></summary>\n", "")
    with pytest.raises(UnusableReply):
        parsed(text)


def test_a_question_stays_a_question():
    assert [draft.kind for draft in drafts(reply("good_plan.txt"))][-1] == "question"


@pytest.mark.parametrize("odd", ["[", '{"a":', "[1,", '["word'])
def test_a_reply_of_a_hundred_thousand_brackets_is_read_in_seconds(odd):
    started = time.process_time()
    assert not drafts("Here is my plan in JSON, as you asked for it.\n" + 100_000 * odd)
    assert time.process_time() - started < 10
