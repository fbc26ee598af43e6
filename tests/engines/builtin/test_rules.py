"""Each rule of the builtin engine on its own: what it proposes, and what it leaves alone."""

import dataclasses

import pytest

from recast.customization.proposing import propose
from recast.domain.job import Job
from recast.engines.builtin import (
    bullets,
    date_format,
    headings,
    order,
    questions,
    skills_section,
    summary,
    target_title,
    weak_openings,
    wording,
)
from recast.engines.builtin.shown_terms import distinct

JOB = """Senior Data Analyst

Requirements
- PostgreSQL and Python
- Tableau dashboards
- Docker
- Terraform

Nice to have
- Kubernetes
"""


def resume(
    *, experience=(), skills="", summary="", title="Data Analyst", dates="Jan 2019 - Present"
):
    parts = ["Noor Haddad", "noor.haddad@example.org", ""]
    if summary:
        parts += ["Summary", summary, ""]
    parts += ["Experience", f"{title}, Fernhill Water, {dates}", *experience, ""]
    parts += ["Education", "BSc in Statistics, Fernhill College, 2016", ""]
    if skills:
        parts += ["Skills", skills, ""]
    return "\n".join(parts)


def one(drafts):
    found = list(drafts)
    assert len(found) == 1
    return found[0]


def test_the_postings_word_replaces_another_name_of_the_same_thing(brief):
    draft = one(wording.drafts(brief(resume(experience=["- Tuned Postgres queries"]), JOB)))
    assert (draft.before, draft.after) == ("- Tuned Postgres queries", "- Tuned PostgreSQL queries")
    assert draft.keywords == ("PostgreSQL",)


def test_an_acronym_and_its_expansion_stand_together(brief):
    job = "Analyst\n\nRequirements\n- search engine optimization\n- Python\n"
    draft = one(wording.drafts(brief(resume(experience=["- Ran SEO for two sites"]), job)))
    assert "(SEO)" in draft.after
    assert "search engine optimization" in draft.after.lower()


def test_a_kind_of_thing_is_not_called_by_the_familys_name(brief):
    job = "Analyst\n\nRequirements\n- relational database\n"
    assert not list(wording.drafts(brief(resume(experience=["- Tuned PostgreSQL"]), job)))


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("- Counted the inventory of two depots", "Inventory control"),
        ("- Wrote care plans for the ward", "Nursing care planning"),
        ("- Documented APIs for two teams", "API"),
        ("- Wrote pages in HTML5", "HTML"),
        ("- Taught Microsoft Office to new clerks", "MS Office products"),
        ("- Led the Small Business Banking desk", "Corporate banking"),
        ("- Automated reports generation", "Reporting"),
        ("- Wrote SQL for two teams", "SQL scripts"),
        ("- Did budget preparation", "Budgets"),
        ("- Gave technical support to forty clerks", "tech support"),
        ("- Built Excel models for the forecast", "Advanced Microsoft Excel"),
        ("- Cut the month end close to six days", "month-end close process"),
    ],
)
def test_a_word_that_is_not_the_same_or_would_not_fit_is_kept(brief, line, wanted):
    job = f"Clerk\n\nRequirements\n- {wanted}\n- Python\n"
    assert not list(wording.drafts(brief(resume(experience=[line]), job)))


def test_the_head_of_a_job_is_never_reworded(brief):
    text = resume(experience=["- Answered 40 calls a day"], title="Help Desk Manager")
    job = "Clerk\n\nRequirements\n- end user support\n- Python\n"
    assert not list(wording.drafts(brief(text, job)))


def test_an_ordinary_word_takes_the_casing_of_the_one_it_replaces(brief):
    job = "Clerk\n\nRequirements\n- Safety Practices\n- Python\n"
    draft = one(wording.drafts(brief(resume(experience=["- Enforced safety procedures"]), job)))
    assert draft.after == "- Enforced safety practices"


def test_a_word_that_the_posting_asks_for_too_is_kept(brief):
    job = "Recruiter\n\nRequirements\n- Staffing\n- Recruiting\n"
    assert not list(wording.drafts(brief(resume(skills="Excel, staffing, Visio"), job)))


def test_wording_leaves_a_resume_alone_that_says_the_postings_word_somewhere(brief):
    text = resume(experience=["- Tuned Postgres queries"], skills="PostgreSQL, Excel, Word")
    assert not list(wording.drafts(brief(text, JOB)))


@pytest.mark.parametrize(
    ("old", "new"),
    [("CAREER HISTORY", "EXPERIENCE"), ("Career History:", "Experience:")],
)
def test_an_odd_heading_gets_the_name_that_readers_expect(brief, old, new):
    text = resume(experience=["- Tuned queries"]).replace("Experience\n", f"{old}\n")
    made = brief(text, JOB)
    assert one(headings.drafts(made)).after == new


@pytest.mark.parametrize("name", ["Professional Experience", "Work History:", "EMPLOYMENT"])
def test_a_heading_that_is_understood_is_left_alone(brief, name):
    text = resume(experience=["- Tuned queries"]).replace("Experience\n", f"{name}\n")
    assert not list(headings.drafts(brief(text, JOB)))


@pytest.mark.parametrize(
    "name", ["STRENGTHS", "Personal Qualities", "Skill Highlights", "Research"]
)
def test_a_heading_that_says_another_thing_is_left_alone(brief, name):
    text = resume(skills="Patient, exact, quick to learn").replace("Skills\n", f"{name}\n")
    assert not list(headings.drafts(brief(text, JOB)))


def test_a_job_title_taken_for_a_heading_is_never_renamed(brief):
    work = "- Built Python jobs for twelve stations\n- Trained two clerks\n"
    text = f"Noor Haddad\n\n## Summary\nEngineer.\n\n## Data Engineering Intern\n\n{work}"
    made = brief(text, JOB)
    assert made.resume.sections[-1].kind == "experience"
    assert not list(headings.drafts(made))


def test_skills_shown_in_the_work_are_lifted_into_the_list(brief):
    text = resume(
        experience=["- Wrote Python jobs and Tableau dashboards"], skills="Excel, Word, SQL"
    )
    draft = one(skills_section.drafts(brief(text, JOB)))
    assert draft.before == "Excel, Word, SQL"
    assert draft.after.startswith("Excel, Word, SQL, ")
    assert {"Python"} <= set(draft.keywords)


def test_a_skill_that_only_the_posting_has_is_never_lifted(brief):
    text = resume(experience=["- Wrote Python jobs"], skills="Excel, Word, SQL")
    lifted = {term for draft in skills_section.drafts(brief(text, JOB)) for term in draft.keywords}
    assert not lifted & {"Docker", "Terraform", "Kubernetes"}


def test_a_skill_listed_in_a_second_section_of_skills_is_not_lifted_again(brief):
    text = resume(experience=["- Wrote Python jobs"], skills="Excel, Word, SQL")
    text += "\nTechnical Skills\nPython, Access, Visio\n"
    lifted = {term for draft in skills_section.drafts(brief(text, JOB)) for term in draft.keywords}
    assert "Python" not in lifted


def test_a_lifted_skill_is_spelled_as_it_is_known(brief):
    job = "Developer\n\nRequirements\n- Javascript\n- Python\n"
    text = resume(experience=["- Wrote Javascript pages"], skills="Excel, Word, SQL")
    assert one(skills_section.drafts(brief(text, job))).after == "Excel, Word, SQL, JavaScript"


def test_a_lifted_skill_is_written_as_its_neighbours_are(brief):
    job = "Cook\n\nRequirements\n- portion control and food preparation\n"
    line = ["- Taught food preparation and portion control"]
    apart = brief(resume(experience=line, skills="- Baking\n- Menus\n- Patience"), job)
    assert set(one(skills_section.drafts(apart)).after.split("\n")) == {
        "- Portion control",
        "- Food preparation",
    }
    joined = brief(resume(experience=line, skills="baking, menus, patience"), job)
    assert one(skills_section.drafts(joined)).after.startswith("baking, menus, patience, ")
    assert one(skills_section.drafts(joined)).after.islower()


@pytest.mark.parametrize(
    ("skills", "grown"),
    [
        ("Excel, Word, Access and Visio.", "Excel, Word, Access, Visio, Python."),
        ("Excel, Word, and Visio", "Excel, Word, Visio, Python"),
        ("Excel, Word, research and development", "Excel, Word, research and development, Python"),
    ],
)
def test_a_list_that_ends_with_and_grows_behind_it(brief, skills, grown):
    made = brief(resume(experience=["- Wrote Python jobs"], skills=skills), JOB)
    assert one(skills_section.drafts(made)).after == grown


def test_a_list_cut_in_the_middle_of_an_item_does_not_grow_there(brief):
    skills = (
        "Excel, Word, Access, Visio, Outlook, bookkeeping, filing, public\nspeaking, typing, MS"
    )
    made = brief(resume(experience=["- Wrote Python jobs"], skills=skills), JOB)
    draft = one(skills_section.drafts(made))
    assert "speaking" in draft.before


def test_one_ordinary_word_that_is_no_known_skill_is_not_named(brief):
    job = "Clerk\n\nRequirements\n- Application\n- Python, Docker\n"
    text = resume(experience=["- Filed each application", "- Wrote Python and Docker jobs"])
    assert "pplication" not in one(summary.drafts(brief(text, job))).after


def test_what_says_the_same_is_named_once():
    assert distinct(["compliance", "Compliance", "ensuring compliance", "Python"]) == (
        "compliance",
        "Python",
    )
    assert distinct(["PMP", "Project Management Professional"]) == ("PMP",)
    assert distinct(["engineering management", "engineering"]) == ("engineering management",)
    assert distinct(["Java", "Java EE"]) == ("Java", "Java EE")


def test_nothing_is_lifted_that_wins_nothing(brief):
    made = brief(resume(experience=["- Wrote Python jobs"], skills="Excel, Word, SQL"), JOB)
    assert all(propose(draft, made).score_change > 0 for draft in skills_section.drafts(made))


def test_a_list_that_runs_on_over_lines_keeps_its_order(brief):
    skills = "Excel, Word, Access, Visio, Outlook, bookkeeping, filing, typing,\nMS Project, Python"
    assert not list(order.drafts(brief(resume(experience=["- Wrote jobs"], skills=skills), JOB)))


def test_a_list_that_opens_with_a_capital_still_does(brief):
    job = "Clerk\n\nRequirements\n- inventory\n- typing\n"
    made = brief(resume(experience=["- Sorted mail"], skills="POS, scheduling, inventory"), job)
    assert one(order.drafts(made)).after == "Inventory, POS, scheduling"


def test_an_item_counts_for_what_it_names(brief):
    text = resume(experience=["- Wrote jobs"], skills="Excel, Word, Access, Python/Django")
    assert one(order.drafts(brief(text, JOB))).after.startswith("Python/Django, ")


def test_a_list_is_led_by_what_the_posting_wants(brief):
    text = resume(experience=["- Wrote jobs"], skills="Excel, Word, Access, Python, PostgreSQL")
    draft = next(d for d in order.drafts(brief(text, JOB)) if d.section == "Skills")
    assert set(draft.after.split(", ")) == set(draft.before.split(", "))
    assert set(draft.after.split(", ")[:2]) == {"Python", "PostgreSQL"}


def test_the_best_bullet_opens_its_job_and_the_rest_keep_their_order(brief):
    lines = ["- Sorted mail", "- Answered calls", "- Built Python and Docker pipelines"]
    draft = one(order.drafts(brief(resume(experience=lines), JOB)))
    assert draft.after.split("\n") == [lines[2], lines[0], lines[1]]


def test_a_first_bullet_that_shows_nearly_as_much_stays_first(brief):
    lines = ["- Built Python jobs", "- Answered calls", "- Built Docker images"]
    assert not list(order.drafts(brief(resume(experience=lines), JOB)))


def test_bullets_that_are_in_order_stay(brief):
    lines = ["- Built Python and Docker pipelines", "- Sorted mail", "- Answered calls"]
    assert not list(order.drafts(brief(resume(experience=lines), JOB)))


def test_the_target_title_is_named_where_it_was_held(brief):
    text = resume(title="Senior Data Analyst", summary="Analyst with a liking for water.")
    draft = one(target_title.drafts(brief(text, JOB)))
    assert draft.after.startswith("Senior Data Analyst: ")


def test_a_title_that_the_summary_has_under_another_name_is_not_named_twice(brief):
    job = "CNA\n\nRequirements\n- Patient care\n- Python\n"
    text = resume(title="CNA", summary="Certified Nursing Assistant with six years on wards.")
    assert not list(target_title.drafts(brief(text, job)))


def test_a_title_that_was_never_held_is_not_named(brief):
    text = resume(title="Data Analyst", summary="Analyst with a liking for water.")
    assert not list(target_title.drafts(brief(text, JOB)))


def test_a_missing_summary_is_made_of_facts(brief):
    text = resume(experience=["- Wrote Python jobs", "- Shipped Docker images"])
    draft = one(summary.drafts(brief(text, JOB)))
    assert draft.before == ""
    assert draft.after.startswith("Data Analyst with ")
    assert "years of work experience. Experience with " in draft.after
    assert "Python" in draft.after
    assert "Terraform" not in draft.after


def test_without_matches_no_summary_is_made(brief):
    assert not list(summary.drafts(brief(resume(experience=["- Sorted mail"]), JOB)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- Responsible for managing three sites", "- Manage three sites"),
        ("- Duties include preparing weekly reports", "- Prepare weekly reports"),
        ("- Was tasked with running the archive", "- Ran the archive"),
    ],
)
def test_a_weak_opening_becomes_a_verb_of_the_same_strength(brief, before, after):
    assert one(weak_openings.drafts(brief(resume(experience=[before]), JOB))).after == after


@pytest.mark.parametrize(
    ("other", "opened"),
    [
        ("Prepares the minutes", "Manages"),
        ("Prepared the minutes", "Managed"),
        ("On call", "Manage"),
    ],
)
def test_an_opening_takes_the_form_of_the_job_s_other_lines(brief, other, opened):
    lines = [f"- {other}", "- Responsible for managing three sites"]
    draft = one(weak_openings.drafts(brief(resume(experience=lines), JOB)))
    assert draft.after == f"- {opened} three sites"


@pytest.mark.parametrize(
    "line",
    [
        "- Duties include posting offers, reading letters and answering them",
        "- Responsible for preparing reports, sorting mail and the archive",
        "- Responsible for hiring, training and scheduling",
    ],
)
def test_one_of_several_duties_is_not_made_a_verb_alone(brief, line):
    assert not list(weak_openings.drafts(brief(resume(experience=[line]), JOB)))


def test_a_job_that_has_ended_is_told_in_the_past(brief):
    text = resume(experience=["- Responsible for running the archive"], dates="2015 - 2018")
    assert one(weak_openings.drafts(brief(text, JOB))).after == "- Ran the archive"


@pytest.mark.parametrize(
    "line",
    [
        "- Helped with managing three sites",
        "- Assisted in preparing weekly reports",
        "- Responsible for the weekly report",
        "- Worked on managing three sites",
    ],
)
def test_an_opening_that_says_less_is_left_as_it_is(brief, line):
    assert not list(weak_openings.drafts(brief(resume(experience=[line]), JOB)))


LONG = (
    "- Designed the meter readings pipeline for all nineteen pumping stations in the county and "
    "its two reservoirs with their sensors, and trained the nine operators of the night shift in "
    "reading its alarms and writing up what they found"
)


def test_a_long_bullet_is_split_at_a_verb(brief):
    draft = one(bullets.drafts(brief(resume(experience=[LONG]), JOB)))
    first, second = draft.after.split("\n")
    assert second.startswith("- Trained the nine operators")
    assert len(first.split()) + len(second.split()) == len(LONG.split())


def test_the_first_half_of_a_row_of_verbs_keeps_its_and(brief):
    line = (
        "- Designed the meter readings pipeline for all nineteen pumping stations in the county, "
        "agreed a common alarm format with the two reservoirs, trained the nine operators of the "
        "night shift in reading its alarms, and wrote the manual"
    )
    first, second = one(bullets.drafts(brief(resume(experience=[line]), JOB))).after.split("\n")
    assert first.endswith(" in the county and agreed a common alarm format with the two reservoirs")
    assert second.startswith("- Trained the nine operators")


def test_what_was_used_by_others_opens_no_bullet(brief):
    line = (
        "- Designed the meter readings pipeline for all nineteen pumping stations in the county "
        "and two reservoirs with their sensors, used by the nine operators of the night shift for "
        "reading the alarms that come in"
    )
    assert not list(bullets.drafts(brief(resume(experience=[line]), JOB)))


def test_a_short_bullet_is_not_split(brief):
    line = "- Designed the pipeline and trained the operators"
    assert not list(bullets.drafts(brief(resume(experience=[line]), JOB)))


def two_jobs(first, second):
    head = f"Noor Haddad\n\nExperience\nAnalyst, Fernhill Water, {first}\n- Tuned queries\n\n"
    return head + f"Clerk, Alder Mill, {second}\n- Sorted mail\n"


def jobs(*dates):
    employers = ("Alder Mill", "Fernhill Water", "Birch Dairy")
    lines = [
        f"Clerk, {at}, {each}\n- Sorted mail\n" for at, each in zip(employers, dates, strict=True)
    ]
    return "\n".join(["Noor Haddad\n\nExperience", *lines])


def dated(made):
    return [
        (d.before.split(", ", 2)[2], d.after.split(", ", 2)[2]) for d in date_format.drafts(made)
    ]


def test_dates_in_two_forms_are_settled_in_the_short_one(brief):
    made = brief(two_jobs("Mar 2019 - Present", "06/2016 - 02/2019"), JOB)
    assert dated(made) == [("06/2016 - 02/2019", "Jun 2016 - Feb 2019")]


def test_dates_take_the_dash_and_the_full_stops_of_the_others(brief):
    made = brief(jobs("Mar. 2019 – Present", "06/2016 - 05/2018", "Jan. 2014 – Feb. 2016"), JOB)
    assert dated(made) == [("06/2016 - 05/2018", "Jun. 2016 – May 2018")]


def test_dates_are_settled_in_the_form_that_most_of_them_have(brief):
    made = brief(jobs("03/2019 to Current", "Jun 2016 – Feb 2019", "01/2014 to 05/2016"), JOB)
    assert dated(made) == [("Jun 2016 – Feb 2019", "06/2016 – 02/2019")]


@pytest.mark.parametrize(
    "dates",
    [
        ("06/2019 - 02/2021", "06/2016 - 02/2019"),
        ("06/2019 to Current", "06/2016 to 02/2019"),
        ("May 2019 - Present", "June 2016 - April 2019"),
        ("May 2019 - Present", "Jun 2016 - Apr 2019"),
        ("March 2019 - Present", "2016 - 2018"),
    ],
)
def test_dates_in_one_form_stay_and_no_month_is_made_up(brief, dates):
    assert not dated(brief(two_jobs(*dates), JOB))


def test_what_is_required_and_not_shown_is_asked(brief):
    asked = list(questions.drafts(brief(resume(experience=["- Tuned PostgreSQL"]), JOB)))
    assert "Terraform" in {draft.keywords[0] for draft in asked}
    assert all(draft.kind == "question" and not draft.before for draft in asked)
    assert "PostgreSQL" not in {draft.keywords[0] for draft in asked}


@pytest.mark.parametrize(
    ("term", "asked"),
    [
        ("Terraform", "Have you used Terraform? Where?"),
        ("welding", "Do you have experience with welding? Where?"),
        ("clinical experience", "Do you have clinical experience? Where?"),
        ("keyboard skills", "Do you have keyboard skills?"),
        ("ISO 14001", "Do you have experience with ISO 14001? Where?"),
        ("an ERP system", "Have you used an ERP system? Where?"),
        ("Infrastructure as code", "Do you have experience with infrastructure as code? Where?"),
        ("RN license", "Do you hold an RN license?"),
        ("Valid driver's license", "Do you hold a valid driver's license?"),
    ],
)
def test_a_question_is_put_as_one_would_put_it(brief, term, asked):
    job = f"Worker\n\nRequirements\n- {term} is required\n"
    titles = [draft.title for draft in questions.drafts(brief(resume(), job))]
    assert asked in titles


def test_what_no_lexicon_knows_is_asked_last_and_only_where_little_else_is(brief):
    def asked(*terms):
        job = "\n- ".join(("Worker\n\nRequirements\n- Knowledge of flurb polishing", *terms))
        return [draft.keywords[0] for draft in questions.drafts(brief(resume(), f"{job}\n"))]

    assert asked("Docker", "Terraform", "Kafka") == ["Docker", "Terraform", "Kafka"]
    assert asked("Docker", "Kafka") == ["Docker", "Kafka", "flurb polishing"]


def test_the_posting_s_own_company_is_not_asked_for(brief):
    made = brief(resume(), "Welder\n\nRequirements\n- Docker, Terraform\n")
    job = Job.from_text(made.job.text, company="Terraform Steel Inc.")
    drafts = questions.drafts(dataclasses.replace(made, job=job))
    assert [draft.keywords for draft in drafts] == [("Docker",)]


def test_of_alternatives_the_line_names_one_and_the_question_all(brief):
    job = "Worker\n\nRequirements\n- One of Kafka, RabbitMQ, Redis, Docker, Oracle or Terraform\n"
    draft = one(questions.drafts(brief(resume(), job)))
    assert (draft.after, draft.keywords) == ("Kafka", ("Kafka",))
    assert "Kafka, RabbitMQ, Redis, Docker or Oracle" in draft.title
    assert "the like" not in draft.title
