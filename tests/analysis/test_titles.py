from recast.analysis import analyze
from recast.analysis.shown import Shown
from recast.analysis.titles import HeldTitles
from recast.domain.job import Job
from recast.domain.resume import Resume


def credit(title: str, resume: Resume) -> float:
    return HeldTitles(Shown.of(resume)).match(title).credit


def test_the_title_of_the_posting_is_found_among_those_held(resume: Resume) -> None:
    held = HeldTitles(Shown.of(resume)).match("Data Engineer")
    assert held.shown_as == "Data Engineer"
    assert held.credit > 0.8


def test_rank_counts_for_less_than_the_trade(resume: Resume) -> None:
    assert credit("Senior Data Engineer", resume) > credit("Data Architect", resume)
    assert credit("Data Architect", resume) > credit("Pastry Chef", resume)


def test_the_best_of_several_titles_counts(resume: Resume) -> None:
    assert credit("Pastry Chef / Data Engineer", resume) == credit("Data Engineer", resume)


def test_no_words_earn_nothing(resume: Resume) -> None:
    assert credit("", resume) == 0
    assert credit("---", resume) == 0


def test_a_title_of_blanks_and_a_long_headline_are_read(resume: Resume) -> None:
    assert Job.from_text("", title=" Data" + " " * 100_000 + "Engineer\n").title == "Data Engineer"
    headline = "Data Engineer | Oak Street 5, Easton | 555 0100 202 | Open to travel and to shifts"
    long = Resume.from_text(f"Ana Berg\n{headline}\nSkills\nCooking")
    assert credit("Data Engineer", long) > 0.5


def test_a_title_that_is_far_is_named_and_never_denied() -> None:
    resume = "Ann Lee\n\nExperience\nWelder/Fabricator, Mill Works, 2015 - 2020\n- Welded pipes\n"
    posting = (
        "Combination Welder\n\nRequirements\n- Pipe welding\n- Five years of inventory audits\n"
    )
    told = " ".join(analyze(Resume.from_text(resume), Job.from_text(posting)).suggestions)
    assert "Your nearest title is “Welder/Fabricator”" in told
