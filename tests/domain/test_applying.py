import dataclasses

from recast.domain.applying import apply_recommendations
from recast.domain.plan import Recommendation
from recast.domain.resume import Resume

RESUME = Resume.from_text(
    "\n".join(
        [
            "Ada Ferris",
            "Skills",
            "Go, Postgres, Python",
            "Experience",
            "Engineer, Mill & Moor, Jan 2018 - Present",
            "- Ran the Postgres cluster of the shop",
            "- Wrote reports",
            "- Trained two apprentices",
        ]
    )
)


def recommendation(before, after, first=None, kind="wording", section="Experience"):
    last = None if first is None else first + before.count("\n")
    return Recommendation(
        "t", section, kind, before, after, "", "", "", first_line=first, last_line=last
    )


def lines_after(*recommendations):
    applied = apply_recommendations(RESUME, dict(enumerate(recommendations)))
    return applied.text.split("\n"), applied


def test_a_replacement_knows_its_line_and_its_recommendation():
    lines, applied = lines_after(recommendation("Postgres", "PostgreSQL", first=6))
    assert lines[5] == "- Ran the PostgreSQL cluster of the shop"
    assert applied.rows[5].origin == (6,)
    assert applied.rows[5].recommendation_ids == (0,)
    assert lines[2] == "Go, Postgres, Python"


def test_two_edits_of_one_line_are_merged():
    line = RESUME.line(6)
    lines, applied = lines_after(
        recommendation(line, line.replace("Postgres", "PostgreSQL"), first=6),
        recommendation(line, line.replace("Ran", "Operated"), first=6),
    )
    assert lines[5] == "- Operated the PostgreSQL cluster of the shop"
    assert applied.rows[5].recommendation_ids == (0, 1)


def test_the_second_of_two_edits_of_the_same_words_is_skipped():
    line = RESUME.line(6)
    lines, applied = lines_after(
        recommendation(line, line.replace("Postgres", "PostgreSQL"), first=6),
        recommendation(line, line.replace("Postgres", "MySQL"), first=6),
    )
    assert lines[5] == "- Ran the PostgreSQL cluster of the shop"
    assert (applied.applied, applied.skipped) == ((0,), (1,))


def test_a_reordering_moves_lines_that_were_also_reworded():
    block = "\n".join(RESUME.lines[5:8])
    moved = "\n".join([RESUME.line(8), RESUME.line(6), RESUME.line(7)])
    lines, _ = lines_after(
        recommendation(block, moved, first=6, kind="order"),
        recommendation("Wrote reports", "Wrote monthly reports", first=7),
    )
    assert lines[5:8] == [
        "- Trained two apprentices",
        "- Ran the Postgres cluster of the shop",
        "- Wrote monthly reports",
    ]


def test_an_addition_ends_its_section():
    lines, applied = lines_after(recommendation("", "Docker", section="Skills", kind="addition"))
    assert lines[2:4] == ["Go, Postgres, Python", "Docker"]
    assert applied.rows[3].origin == ()


def test_an_addition_to_a_section_that_is_not_there_makes_it():
    lines, _ = lines_after(recommendation("", "A fact.", section="Awards", kind="addition"))
    assert lines[-3:] == ["", "Awards", "A fact."]


def test_an_empty_after_removes_the_line():
    lines, applied = lines_after(recommendation("- Wrote reports", "", first=7))
    assert "- Wrote reports" not in lines
    assert 7 not in {number for row in applied.rows for number in row.origin}


def test_a_split_bullet_keeps_its_origin_twice():
    _, applied = lines_after(
        recommendation("- Wrote reports", "- Wrote\n- Reports", first=7, kind="shorten")
    )
    assert [row.origin for row in applied.rows if row.recommendation_ids] == [(7,), (7,)]


def test_what_was_never_anchored_is_skipped():
    unanchored = dataclasses.replace(recommendation("nowhere", "somewhere"), anchored=False)
    _, applied = lines_after(unanchored)
    assert applied.text == RESUME.text
    assert applied.skipped == (0,)


def test_an_answer_of_a_word_joins_the_list_of_its_section():
    lines, applied = lines_after(
        recommendation("Postgres, Python", "PostgreSQL, Python", first=3),
        recommendation("", "terraform", kind="question", section="Skills"),
    )
    assert lines[2] == "Go, PostgreSQL, Python, Terraform"
    assert applied.rows[2].recommendation_ids == (0, 1)


def test_a_longer_answer_is_a_line_below_with_the_mark_of_the_lines_there():
    answer = "Used Terraform for the shop's three sites since 2021"
    lines, _ = lines_after(recommendation("", answer, kind="question", section="Skills"))
    assert lines[2:4] == ["Go, Postgres, Python", answer]
    lines, _ = lines_after(recommendation("", "Terraform", kind="question", section="Experience"))
    assert lines[-1] == "- Terraform"


def test_an_answer_joins_no_list_of_another_kind():
    skills = Resume.from_text("Ada Ferris\n\nSkills\nLanguages: Go, Python, Rust\n")
    answer = recommendation("", "Terraform", kind="question", section="Skills")
    applied = apply_recommendations(skills, {0: answer})
    assert applied.text.split("\n")[3:5] == ["Languages: Go, Python, Rust", "Terraform"]


def test_a_new_section_is_headed_like_the_others_one_line_below_the_last():
    plain = Resume.from_text("Ada Ferris\n\nEXPERIENCE\nEngineer, Mill & Moor, 2018 - 2020\n\n\n")
    answer = recommendation("", "Terraform", kind="question", section="Skills")
    text = apply_recommendations(plain, {0: answer}).text
    assert text.split("\n")[3:7] == [
        "Engineer, Mill & Moor, 2018 - 2020",
        "",
        "SKILLS",
        "Terraform",
    ]
