import pytest

from recast.analysis.glance import glance
from recast.analysis.posting import Posting
from recast.domain.job import Job

TEXT = (
    "Warehouse Manager\n\nWhat you will do\n- Run inventory management with SAP\n\n"
    "Requirements\n- Forklift certification\n- Microsoft Excel\n\n"
    "Benefits\n- Dental insurance\n\n"
    "We are an equal opportunity employer and do not discriminate by religion or veteran status."
)


def names(posting: Posting) -> set[str]:
    return {wanted.skill.name for wanted in posting.wanted if wanted.skill is not None}


def test_skills_named_in_passing_are_wanted_too() -> None:
    assert "SAP" in " ".join(names(Posting.of(Job.from_text(TEXT))))


def test_no_term_is_wanted_twice() -> None:
    terms = [wanted.term.text.lower() for wanted in Posting.of(Job.from_text(TEXT)).wanted]
    assert len(terms) == len(set(terms))


def test_a_glance_sees_the_same_skills_of_the_lexicon() -> None:
    job = Job.from_text(TEXT)
    seen = names(glance(job))
    assert {name for name in names(Posting.of(job)) if name != "Bachelor's degree"} <= seen


def test_the_title_given_wins() -> None:
    job = Job.from_text(TEXT, title="Stock Lead", company="Ostrava Goods")
    assert (Posting.of(job).title, glance(job).title) == ("Stock Lead", "Stock Lead")
    assert Posting.of(job).company == "Ostrava Goods"


def test_two_names_of_one_skill_are_one_want() -> None:
    job = Job.from_text(
        "Cloud Engineer\n\nRequirements\n- Experience with AWS\n- Amazon Web Services, Python\n"
    )
    posting = Posting.of(job)
    assert [w.skill.name for w in posting.wanted if w.skill].count("AWS") == 1


def test_a_part_of_a_term_is_no_other_want() -> None:
    job = Job.from_text("Detailer\n\nRequirements\n- Experience with steel detailing in Tekla\n")
    assert "steel" not in {wanted.term.text for wanted in Posting.of(job).wanted}


def test_the_name_of_who_hires_is_no_want() -> None:
    text = "Acme Freight Exchange seeks a Backend Engineer\n\nRequirements\n- Python and Go\n"
    posting = Posting.of(Job.from_text(text, company="Acme Freight Exchange"))
    assert "freight" not in names(posting)


def test_who_hires_is_no_topic_of_the_posting() -> None:
    text = "Backend Engineer\n\nHarbour Clear builds tills. Harbour Clear pays.\nWe clear queues.\n"
    posting = Posting.of(Job.from_text(text, company="Harbour Clear"))
    assert "harbour" not in posting.counts
    assert posting.counts["clear"] == 1


def test_names_that_a_stroke_parts_are_two_wants() -> None:
    job = Job.from_text("SRE\n\nRequirements\n- Dashboards in Prometheus/Grafana\n")
    assert {"Prometheus", "Grafana"} <= names(Posting.of(job))


def test_names_of_one_kind_that_a_stroke_parts_are_a_choice() -> None:
    job = Job.from_text("SRE\n\nRequirements\n- Experience with AWS/Azure in production\n")
    choices = [{wanted.term.text for wanted in choice} for choice in Posting.of(job).choices]
    assert {"AWS", "Azure"} in choices


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("- Amazon Web Services\n- Experience with AWS or Azure", {"AWS"}),
        ("- Experience with AWS/Azure\n- AWS", {"AWS"}),
        ("- React or Angular\n- ReactJS", {"React"}),
        ("- React or ReactJS", {"React"}),
    ],
)
def test_a_choice_is_settled_by_what_is_meant_not_by_its_name(lines: str, wanted: set[str]) -> None:
    posting = Posting.of(Job.from_text(f"Developer\n\nRequirements\n{lines}\n"))
    skills = [one for one in posting.wanted if one.skill and one.term.kind == "hard_skill"]
    assert {one.skill.name for one in skills if one.skill} == wanted
    assert all(len(choice) == 1 for choice in posting.choices)


def test_two_choices_of_the_same_things_are_one_choice() -> None:
    lines = "- AWS or Azure\n- Amazon Web Services or Microsoft Azure\n- Microsoft Azure or AWS\n"
    choices = Posting.of(Job.from_text(f"Engineer\n\nRequirements\n{lines}")).choices
    named = [{one.skill.name for one in each if one.skill} for each in choices if len(each) > 1]
    assert named == [{"AWS", "Microsoft Azure"}]


def test_a_title_with_a_stroke_is_one_want_and_its_skills_are_wanted_once() -> None:
    text = "AWS/Azure Engineer\n\nRequirements\n- AWS, Terraform\n"
    wanted = [one.term.text for one in Posting.of(Job.from_text(text)).wanted]
    assert sorted(wanted) == ["AWS", "AWS/Azure Engineer", "Terraform"]


def test_what_a_posting_says_it_does_not_ask_for_is_neither_wanted_nor_a_topic() -> None:
    job = Job.from_text(
        "Payroll Clerk\n\nRequirements\n- Two years of payroll\n- Excel\n"
        "- No experience with SAP, Oracle or Java required\n"
    )
    posting = Posting.of(job)
    assert {"sap", "oracle", "java"}.isdisjoint(item.term.text.lower() for item in posting.wanted)
    assert "sap" not in posting.counts
    assert "payroll" in posting.counts
