import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recast.analysis import analyze
from recast.domain.analysis import Analysis, Keyword
from recast.domain.job import Job
from recast.domain.jsonable import dump_line, to_json
from recast.domain.resume import Resume


def keyword(analysis: Analysis, term: str) -> Keyword:
    return next(k for k in analysis.keywords if k.term.lower() == term.lower())


def test_keywords_are_found_with_the_section_and_line_that_show_them(
    resume: Resume, job: Job
) -> None:
    python = keyword(analyze(resume, job), "python")
    assert python.found
    first = python.evidence[0]
    assert resume.line(first.line) == first.text
    assert first.text.startswith("• Built ingestion pipelines in Python")
    assert first.section.lower() == "experience"


def test_what_the_resume_does_not_show_is_missing(resume: Resume, job: Job) -> None:
    analysis = analyze(resume, job)
    assert "Kubernetes" in analysis.missing_keywords
    assert "Terraform" in analysis.missing_keywords
    assert not keyword(analysis, "Kubernetes").evidence


def test_a_kind_of_what_is_wanted_counts_and_says_so(resume: Resume, job: Job) -> None:
    databases = keyword(analyze(resume, job), "relational databases")
    assert (databases.found, databases.matched_as) == (True, "PostgreSQL")


def test_a_skill_shown_never_supports_its_sibling() -> None:
    analysis = analyze("Skills\nReact, Python", "Requirements\n- Angular\n- Java")
    assert set(analysis.missing_keywords) >= {"Angular", "Java"}


def test_an_everyday_word_is_not_a_skill() -> None:
    analysis = analyze(
        "Experience\nI excel at what I do and go the extra mile", "Requirements: Go, Excel, Python"
    )
    assert analysis.matching_keywords == ()


def test_benefits_count_for_nothing(job: Job, resume: Resume) -> None:
    terms = {k.term.lower() for k in analyze(resume, job).keywords}
    assert not terms & {"dental insurance", "gym", "dental"}


def test_components_share_the_whole_and_explain_themselves(resume: Resume, job: Job) -> None:
    components = analyze(resume, job).components
    assert {"hard_skills", "title", "experience", "education", "keywords"} <= set(components)
    assert sum(part.weight for part in components.values()) == pytest.approx(1.0)
    assert all(part.explanation.endswith(".") for part in components.values())
    assert all(0 <= part.score <= 100 for part in components.values())


def test_what_the_posting_does_not_ask_for_is_no_component() -> None:
    components = analyze("Skills\nPython", "Python, SQL, Docker").components
    assert not {"experience", "education"} & set(components)


def test_the_attainable_score_is_within_reach_and_never_below_the_score(
    resume: Resume, job: Job
) -> None:
    analysis = analyze(resume, job)
    assert analysis.score < analysis.attainable_score < 100


def test_saying_what_is_shown_in_the_postings_words_stays_below_the_attainable_score(
    resume: Resume, job: Job
) -> None:
    before = analyze(resume, job)
    listed = resume.text.partition("SKILLS")[2]
    said = ", ".join(term for term in before.matching_keywords if term not in listed)
    after = analyze(resume.text.replace("Docker, Git", f"Docker, Git, {said}"), job)
    assert before.score < after.score <= before.attainable_score


def test_a_bare_list_of_the_keywords_is_far_from_full_marks(resume: Resume, job: Job) -> None:
    bare = ", ".join(keyword.term for keyword in analyze(resume, job).keywords)
    assert analyze(bare, job).score < 60
    assert analyze(bare, job).confidence < 0.3


def test_repeating_a_keyword_in_its_line_earns_nothing_and_is_a_risk(job: Job) -> None:
    once = "Experience\nWrote pipelines in Kubernetes\nSkills\nKubernetes"
    stuffed = once + ", Kubernetes" * 30
    assert analyze(stuffed, job).score == analyze(once, job).score
    assert "stuffing" in {risk.code for risk in analyze(stuffed, job).parsing_risks}


def test_repeating_a_line_earns_nothing(resume: Resume, job: Job) -> None:
    line = "• Built ingestion pipelines in Python and Airflow that load 40 million rows a day"
    repeated = resume.text.replace(line, "\n".join([line] * 20))
    assert analyze(repeated, job).score == analyze(resume, job).score


def test_work_proves_more_than_a_list_and_recent_work_more_than_old() -> None:
    posting = "Requirements: Kubernetes, Terraform, Python"

    def score(recent: str, old: str, listed: str) -> float:
        return analyze(
            f"Experience\nEngineer, Aldring Ltd\nJan 2020 - Dec 2023\n- Ran things {recent}\n"
            f"Engineer, Bexley Ltd\nJan 2008 - Dec 2012\n- Looked after things {old}\n"
            f"Skills\nWriting, {listed}",
            posting,
        ).score

    recent, old = (
        score("with Terraform", "daily", "talks"),
        score("daily", "with Terraform", "talks"),
    )
    assert recent > old > score("daily", "daily", "Terraform")


def test_the_industry_weighs_its_own_terms_more(resume: Resume, job: Job) -> None:
    plain, technical = analyze(resume, job), analyze(resume, job, industry="technology")
    assert keyword(technical, "Python").weight > keyword(plain, "Python").weight


def test_section_scores_say_which_section_shows_most(resume: Resume, job: Job) -> None:
    scores = {name.lower(): value for name, value in analyze(resume, job).section_scores.items()}
    assert scores["experience"] > scores["education"] > 0


def test_the_field_of_the_job_is_named(resume: Resume, job: Job) -> None:
    assert analyze(resume, job).job_type == "technology"


def test_the_order_of_sections_does_not_change_the_score(resume: Resume, job: Job) -> None:
    head, rest = resume.text.split("SUMMARY", 1)
    summary, rest = rest.split("EXPERIENCE", 1)
    experience, rest = rest.split("EDUCATION", 1)
    education, skills = rest.split("SKILLS", 1)
    moved = f"{head}SKILLS{skills}\nEDUCATION{education}EXPERIENCE{experience}SUMMARY{summary}"
    assert analyze(moved, job).score == analyze(resume, job).score


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Kubernetes", "Terraform", "Python", "data pipelines", "SQL"]),
            st.sampled_from(["warehouses", "jobs", "daily", "Excel"]),
        )
    )
)
def test_adding_terms_of_the_posting_never_lowers_the_score(terms: list[tuple[str, str]]) -> None:
    posting = "Data Engineer\nRequirements\nPython, SQL, Kubernetes, Terraform and data pipelines"
    start = (
        "Ana Ruiz\n\nSummary\nLooks after warehouses\n\nExperience\nData Engineer, Calder Ltd\n"
        "2019 - 2022\n- Ran SQL jobs\n- Cooked daily\n\nSkills\nExcel"
    )
    scores = [analyze(start, posting).score]
    for term, place in terms:
        start = start.replace(place, f"{place}, {term}")
        scores.append(analyze(start, posting).score)
    assert scores == sorted(scores)


# What the readers look for, with the letters that a pattern without case takes for others.
FRAGMENTS = (
    *("APRİL 2019", "DİC", "SPRİNG 2019", "ſep", "MİLLİON", "FİVE", "ſıx", "K8s", "\u0307", "ß"),
    *("2019", "12", "5+", "years of experience", "- ", "–", "present", "since", "%", "$", "("),
    *("Experience\n", "Requirements\n", "Skills\n", "Education\n", "About us\n", "Degree in"),
    *("required", "preferred", "a plus", "no ", "not ", "neither", "nor", "or", "and", "with"),
    *("Python", "SQL", "Engineer", ",", ". ", "\n", " ", ": ", ")", "•", "up to", "less than"),
)
words = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(" ".join)


@settings(max_examples=100)
@given(st.one_of(st.text(max_size=400), words), st.one_of(st.text(max_size=400), words))
def test_any_two_texts_get_an_answer_in_range_twice_the_same(resume: str, job: str) -> None:
    analysis = analyze(resume, job)
    assert 0 <= analysis.score <= analysis.attainable_score <= 100
    assert 0 <= analysis.confidence <= 1
    again = analyze(resume, job)
    assert dump_line(to_json(again)) == dump_line(to_json(analysis))


BAD = {
    "nothing": "",
    "one letter": "a" * 10**6,
    "emoji": "🙂🚀" * 2000,
    "right to left": "مهندس بيانات ذو خبرة " * 500,
    "Chinese": "数据工程师，精通数据库" * 500,
    "control characters": "\x00\x01\x07\x1b[0m\x7f" * 500,
    "words": "word and another thing " * 12_500,
    "spaces": " " * 200_000,
    "line ends": "\n" * 50_000,
    "commas": ", " * 50_000,
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_input_gets_an_answer_of_low_confidence(text: str, resume: Resume, job: Job) -> None:
    assert analyze(text, text).confidence < 0.5
    assert analyze(text, job).matching_keywords == ()
    assert 0 <= analyze(resume, text).score <= 100


def test_a_degree_expected_on_the_next_line_is_not_counted_as_held() -> None:
    job = "Lab Assistant\n\nRequirements\n- Bachelor's degree in biology\n- Pipetting\n"
    resume = "Ada Moor\n\nEducation\nBSc Biology, Elm College\n{}\n\nSkills\nPipetting\n"
    held = analyze(resume.format("Graduated 2019"), job).components["education"].score
    to_come = analyze(resume.format("Expected 2027"), job).components["education"].score
    assert held == 100
    assert to_come < held
