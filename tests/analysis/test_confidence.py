from recast.analysis import analyze
from recast.analysis.confidence import confidence
from recast.analysis.posting import Posting
from recast.domain.job import Job
from recast.domain.resume import Resume


def test_what_was_read_in_full_leaves_no_doubt(job: Job) -> None:
    wordy = Job.from_text(f"{job.text}\nWho we are\n{'We move freight by rail. ' * 12}")
    long = "\n".join(
        f"• Moved load {number} to the new warehouse in Python" for number in range(20)
    )
    sure = analyze(f"Experience\nEngineer, Elm Freight, 2012 - 2019\n{long}", wordy)
    assert sure.confidence > 0.7
    assert sure.confidence_reason == ""


def test_a_short_resume_and_a_posting_of_few_terms_are_named(resume: Resume) -> None:
    unsure = analyze("Python", "Cook\n\nRequirements\n- Baking")
    assert "only 1 word could be read in the resume" in unsure.confidence_reason
    assert "could be read in the posting" in unsure.confidence_reason
    assert "only 0 terms could be read" in analyze(resume, "").confidence_reason.lower()


def test_what_is_longer_than_anything_that_is_read_lowers_the_confidence(resume: Resume) -> None:
    job = Job.from_text("Requirements\n" + "Experience with Python, Go and SQL.\n" * 5000)
    sure, doubt = confidence(resume, Posting.of(job))
    assert sure < 0.6
    assert "only the first 60,000 characters of the posting were read" in doubt.lower()
    long = Resume.from_text(resume.text + "\nLed a team and kept its books." * 10_000)
    assert "characters of the resume were read" in confidence(long, Posting.of(job))[1]


def test_only_letters_that_are_not_read_are_told_as_such(resume: Resume) -> None:
    plain = "Cook wanted\n\n" + "We open at noon and close at ten and eat with our guests. " * 8
    doubt = "could not be made sense of"
    assert doubt not in confidence(resume, Posting.of(Job.from_text(plain)))[1]
    mixed = plain + "\u041f\u043e\u0432\u0430\u0440 " * 30
    assert doubt in confidence(resume, Posting.of(Job.from_text(mixed)))[1]
