from recast.analysis import analyze, rank
from recast.analysis.ranking import CLOSELY
from recast.domain.job import Job
from recast.domain.resume import Resume

POSTINGS = [
    "Pastry chef\nRequirements\nBaking bread, food safety, HACCP",
    "Data Engineer\nRequirements\nPython, SQL, Airflow, PostgreSQL",
    "Java Developer\nRequirements\nJava, Spring Boot, SQL",
]


def test_the_best_fit_comes_first_with_its_place_in_the_input(resume: Resume) -> None:
    ranked = rank(resume, POSTINGS)
    assert [entry.index for entry in ranked] == [1, 2, 0]
    assert ranked[0].title == "Data Engineer"


def test_the_score_is_that_of_the_analysis(resume: Resume) -> None:
    assert {entry.index: entry.score for entry in rank(resume, POSTINGS)} == {
        index: analyze(resume, posting).score for index, posting in enumerate(POSTINGS)
    }


def test_each_has_three_reasons(resume: Resume) -> None:
    for entry in rank(resume, POSTINGS):
        assert len(entry.reasons) == 3
        assert all(reason.endswith(".") for reason in entry.reasons)
    assert "Python" in rank(resume, POSTINGS)[0].reasons[0]


def test_equal_scores_keep_the_order_given(resume: Resume) -> None:
    assert [entry.index for entry in rank(resume, [POSTINGS[1]] * 3)] == [0, 1, 2]


def test_several_processes_give_the_same_list(resume: Resume) -> None:
    jobs = [Job.from_text(posting) for posting in POSTINGS] * 30
    assert rank(resume, jobs, workers=2) == rank(resume, jobs)


def test_no_postings_give_no_places(resume: Resume) -> None:
    assert rank(resume, []) == []


def test_of_very_many_the_promising_are_read_closely_and_the_others_estimated(
    resume: Resume,
) -> None:
    many = [POSTINGS[0]] * (CLOSELY + 20) + [POSTINGS[1]]
    ranked = rank(resume, many)
    assert sorted(entry.index for entry in ranked) == list(range(len(many)))
    assert ranked[0].index == len(many) - 1
    assert ranked[0].closely
    assert {entry.closely for entry in ranked} == {True, False}
    assert [entry.score for entry in ranked] == sorted(
        (entry.score for entry in ranked), reverse=True
    )
