"""Resumes as models really send them: only the resume comes out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.model_server import REPLIES, reply
from engines.scripted import RESUME
from recast.engines.replies.resume_reply import ResumeReply

KEPT = frozenset(line.strip() for line in RESUME.split("\n"))
WRITTEN = sorted(path.name for path in REPLIES.glob("*_resume.txt"))
GOOD = reply("good_resume.txt").removeprefix("<resume>\n").removesuffix("</resume>\n")


def taken(*chunks: str) -> list[str]:
    reader = ResumeReply(KEPT)
    pieces = [piece for chunk in chunks for piece in reader.feed(chunk)]
    return pieces + reader.close()


@pytest.mark.parametrize(
    "name",
    [
        "good_resume.txt",
        "fenced_resume.txt",
        "preamble_resume.txt",
        "remarks_resume.txt",
        "thinking_resume.txt",
        "unclosed_resume.txt",
    ],
)
def test_only_the_resume_comes_out(name):
    assert "".join(taken(reply(name))).strip() == GOOD.strip()


@settings(max_examples=150)
@given(st.sampled_from(WRITTEN), st.data())
def test_the_pieces_do_not_depend_on_how_the_reply_is_cut(name, data):
    text = reply(name)
    cut = data.draw(st.integers(0, len(text)))
    assert taken(text[:cut], text[cut:]) == taken(text)
    assert taken(*text) == taken(text)


def test_a_line_of_the_person_is_never_taken_for_talk():
    reader = ResumeReply(frozenset(["Here is what I do:"]))
    assert "".join([*reader.feed("Here is what I do:\nI plan buses.\n"), *reader.close()]) == (
        "Here is what I do:\nI plan buses.\n"
    )


def test_two_blank_lines_of_a_resume_stay_two():
    assert "".join(taken("<resume>\nOdalys\n\n\nData Analyst\n</resume>")) == (
        "Odalys\n\n\nData Analyst\n"
    )
