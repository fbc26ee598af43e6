"""How long the analyzer takes, beside two ways of counting overlapping words, in the same run.

    python benchmarks/analysis.py [--postings 10000]

Prints the start (import and lexicon), the median of one analysis (from texts, and from values
whose structure has been read), growing sizes, odd texts, and a ranking with its peak memory. The
texts are made up from the lexicon's own names, a resume of two pages and a posting of one; no
pair is the same as another, so nothing is answered from memory.
"""

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator

from recast.analysis import analyze, rank
from recast.domain.job import Job
from recast.domain.resume import Resume
from recast.lexicon import lexicon

PAIRS = 150
VERBS = ["Built", "Led", "Wrote", "Kept", "Moved", "Planned", "Tested", "Taught", "Sold", "Checked"]
ENDS = [
    "for a team of eight people in two countries",
    "and cut the time it took from six hours to fifty minutes",
    "for the largest customers of the region, every month of the year",
    "so that the other departments could rely on it without asking again",
]
# A resume that says a posting's sentences word for word would be taken for pasted.
DUTIES = [
    "together with the team that does the same work on the other side of the border",
    "so that waiting times fall by a third before the summer of the coming year",
    "for our main clients in the north, in step with what they plan each season",
    "as the one whom colleagues of the neighbouring offices call first for advice",
]


class Texts:
    """Made-up resumes and postings; the same seed gives the same texts."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        skills = lexicon().skills
        self._hard = [skill.name for skill in skills if skill.kind == "hard_skill"]
        self._soft = [skill.name for skill in skills if skill.kind == "soft_skill"]
        self._titles = [skill.name for skill in skills if skill.kind == "title"] or ["Engineer"]

    def _some(self, count: int) -> str:
        return ", ".join(self._random.sample(self._hard, count))

    def _line(self, ends: list[str]) -> str:
        pick = self._random.choice
        return f"• {pick(VERBS)} the {pick(self._hard)} with {pick(self._hard)} {pick(ends)}"

    def _title(self) -> str:
        return self._random.choice(self._titles)

    def resume(self) -> str:
        """About 1,000 words: two full pages."""
        jobs = "\n".join(
            f"{self._title()}, Company {number}, Springfield\n"
            f"Jan {2021 - 3 * number} - Dec {2023 - 3 * number}\n"
            + "\n".join(self._line(ENDS) for _ in range(10))
            for number in range(5)
        )
        return (
            f"Alex Example\n{self._title()}\nalex@example.org | 555 0100\n\n"
            f"SUMMARY\n{self._title()} with ten years of {self._some(4)}.\n\n"
            f"EXPERIENCE\n{jobs}\n\nEDUCATION\nBachelor of Science, Springfield College, 2009\n\n"
            f"SKILLS\n{self._some(30)}\n"
        )

    def posting(self) -> str:
        """About 450 words: one page."""
        duties = "\n".join(self._line(DUTIES) for _ in range(10))
        wanted = "\n".join(f"• Experience with {self._some(2)}" for _ in range(7))
        return (
            f"{self._title()}\nCompany {self._random.randrange(999)}\n\nAbout us\n"
            + "We are a company that serves its customers in many places and cares. " * 5
            + f"\n\nWhat you will do\n{duties}\n\nRequirements\n• 5+ years of experience\n"
            f"• Bachelor's degree in a related field\n{wanted}\n• {self._random.choice(self._soft)}"
            f"\n\nNice to have\n• {self._some(3)}\n\nBenefits\n• Health insurance, paid holidays\n"
            + "We are an equal opportunity employer and welcome everyone who applies. "
            * 4
        )


# The two to compare with are imported where they are used: the processes of the ranking import
# this file again, and scikit-learn alone takes seconds.
def tfidf(resume: str, posting: str) -> float:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(stop_words="english").fit_transform([resume, posting])
    return float((vectors[0] @ vectors[1].T).toarray()[0, 0])


def bm25(resume: str, posting: str) -> float:
    from rank_bm25 import BM25Okapi

    index = BM25Okapi([resume.lower().split(), posting.lower().split()])
    return float(index.get_scores(posting.lower().split())[0])


def median_ms(call: Callable[[], object]) -> float:
    """The median of as many calls as there are pairs, in milliseconds of processor time."""
    times = []
    for _ in range(PAIRS):
        started = time.process_time()
        call()
        times.append(1000 * (time.process_time() - started))
    return statistics.median(times)


def start_ms() -> float:
    """The best of five fresh processes: import and lexicon.

    A sixth before them compiles the modules, as installing the package does.
    """
    code = (
        "import time; t = time.process_time(); import recast.analysis; "
        "from recast.lexicon import lexicon; lexicon(); print(1000 * (time.process_time() - t))"
    )
    with tempfile.TemporaryDirectory() as compiled:
        kept = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        runs = [
            subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=kept)
            for _ in range(6)
        ]
    return min(float(run.stdout) for run in runs[1:])


def one_analysis() -> None:
    texts = Texts(1)
    pairs = [(texts.resume(), texts.posting()) for _ in range(PAIRS)]
    words = (
        statistics.mean(len(a.split()) for a, _ in pairs),
        statistics.mean(len(b.split()) for _, b in pairs),
    )
    print(f"one analysis: resume of {words[0]:.0f} words, posting of {words[1]:.0f} words")
    analyze(texts.resume(), texts.posting())

    def each(call: Callable[[str, str], object]) -> float:
        left = iter(pairs)
        return median_ms(lambda: call(*next(left)))

    read = [(Resume.from_text(a), Job.from_text(b)) for a, b in pairs]
    for resume, job in read:
        assert resume.parts
        assert job.parts
    left: Iterator[tuple[Resume, Job]] = iter(read)
    rows = {
        "analyze, structure read": median_ms(lambda: analyze(*next(left))),
        "analyze, from texts": each(analyze),
        "TF-IDF cosine (scikit-learn)": each(tfidf),
        "BM25 (rank_bm25)": each(bm25),
    }
    base = rows["TF-IDF cosine (scikit-learn)"]
    for name, value in rows.items():
        print(f"  {name:30s} {value:7.2f} ms   {value / base:5.2f} x TF-IDF")


def growing() -> None:
    print("growing sizes (whole analysis from texts, resume and posting alike)")
    texts = Texts(2)
    body = "\n".join(texts.posting() for _ in range(160))
    for size in (3_125, 6_250, 12_500, 25_000, 50_000):
        text = body[: size * 6]
        words = len(text.split())
        started = time.process_time()
        analyze(text, text)
        took = time.process_time() - started
        print(f"  {words:6d} words {took:6.2f} s   {1e6 * took / words:6.1f} us a word")


# What nobody sends on purpose; a million characters each.
ODD = {
    "one letter": "a" * 10**6,
    "one-letter words": "a " * 500_000,
    "lines of a letter": "a\n" * 500_000,
    "blank lines": "\n" * 10**6,
    "names in doubt": "Go R " * 200_000,
    "names in a list": "R, Go, " * 140_000,
    "addresses": "a@b.c " * 160_000,
    "dates": "Jan 2018 - Mar 2019\n" * 50_000,
    "emoji": "\U0001f600" * 10**6,
    "right to left": "مرحبا بالعالم " * 70_000,
    "no blanks": "日本語エンジニア経験" * 100_000,
    "control characters": "\x00\x01\x02\x1b" * 250_000,
}


def odd() -> None:
    print("odd texts of a million characters (as resume, as posting)")
    texts = Texts(4)
    resume, posting = texts.resume(), texts.posting()
    for name, text in ODD.items():
        started = time.process_time()
        analyze(text, posting)
        between = time.process_time()
        analyze(resume, text)
        print(f"  {name:20s} {between - started:6.2f} s {time.process_time() - between:6.2f} s")


def processor_seconds() -> float:
    """What this process and those it has waited for have used: little depends on others' load."""
    times = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(time.ru_utime + time.ru_stime for time in times)


def ranking(count: int) -> None:
    texts = Texts(3)
    resume = Resume.from_text(texts.resume())
    print("ranking with two processes")
    for size in (count // 8, count // 4, count // 2, count):
        jobs = (Job.from_text(texts.posting()) for _ in range(size))
        made = list(jobs)
        before, started = processor_seconds(), time.perf_counter()
        rank(resume, made, workers=2)
        took, spent = time.perf_counter() - started, processor_seconds() - before
        print(
            f"  {size:6d} postings {took:6.2f} s {1000 * took / size:6.2f} ms a posting,"
            f" {spent:6.2f} s of processor time"
        )
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"  peak memory: {own // 1024} MB, and {child // 1024} MB in the larger worker")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--postings", type=int, default=10_000, help="how many to rank")
    options = parser.parse_args()
    print(f"import and lexicon: {start_ms():.0f} ms of processor time")
    one_analysis()
    growing()
    odd()
    ranking(options.postings)
