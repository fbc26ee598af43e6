"""Lines of the original that stand unchanged in a customized text, but where they say more:
under another job or another heading, or a second time."""

from collections import Counter
from collections.abc import Iterator, Sequence

from recast.domain.claim import Claim
from recast.reading.resume_parts import SectionKind
from recast.truth.alignment import Alignment, line_key
from recast.truth.evidence import Evidence

_SENTENCE = 4
# Under these headings a line says that it was done, earned or held.
_CLAIMING: frozenset[SectionKind | None] = frozenset(
    ["experience", "education", "certifications", "awards", "publications"]
)
# What stands here may be told of anything else.
_GENERAL: frozenset[SectionKind | None] = frozenset(
    ["summary", "other", "contact", "references", None]
)


def misplaced(sides: Alignment) -> Iterator[Claim]:
    """Claims of unchanged lines, by what they mean where they now stand."""
    for number, line in enumerate(sides.customized.resume.lines, start=1):
        same = sides.same_lines(number) if line.strip() else ()
        if same:
            claim = _moved(sides, number, same) or _torn(sides, number, same)
            claim = claim or _under_another_heading(sides, number, same)
            if claim is not None:
                yield claim


def _moved(sides: Alignment, number: int, same: tuple[int, ...]) -> Claim | None:
    """A line that stood in one job and now stands in another one."""
    here = sides.job_at(number)
    homes = {sides.original.job_at(line) for line in same}
    if here is None or here in homes or None in homes or number in sides.customized.header_lines:
        return None
    if len(_key(sides, number).split()) < 2 or here in _seeming_homes(sides, same):
        return None
    return _claim(sides, number, same, "The original says this of another job, not of this one.")


def _seeming_homes(sides: Alignment, same: tuple[int, ...]) -> frozenset[int | None]:
    """The jobs that the same lines seem to stand in where nothing has been changed at all."""
    unchanged = Alignment(sides.original, sides.original)
    return frozenset(unchanged.job_at(line) for line in same)


def _torn(sides: Alignment, number: int, same: tuple[int, ...]) -> Claim | None:
    """A line of the head of a job that stands beside lines of another job only."""
    heads = sides.original.header_lines
    if len(same) != 1 or same[0] not in heads:
        return None
    job = sides.original.job_at(same[0])
    if job is None:
        return None
    if not any(_parts(sides, number, same[0], step, job) for step in (1, -1)):
        return None
    return _claim(sides, number, same, "The original says this of another job, not of this one.")


def _parts(sides: Alignment, number: int, old: int, step: int, job: int) -> bool:
    """Whether a line of the same job stood next to it, and now one of another job only does."""
    neighbour = _next(sides.original.resume.lines, old, step)
    if neighbour is None or sides.original.job_at(neighbour) != job:
        return False
    at = _next(sides.customized.resume.lines, number, step)
    homes = {sides.original.job_at(line) for line in sides.same_lines(at)} if at else set()
    return bool(homes) and None not in homes and job not in homes


def _next(lines: Sequence[str], number: int, step: int) -> int | None:
    """The nearest line below (1) or above (-1) that is not empty."""
    at = number + step
    while 0 < at <= len(lines) and not lines[at - 1].strip():
        at += step
    return at if 0 < at <= len(lines) else None


def _under_another_heading(sides: Alignment, number: int, same: tuple[int, ...]) -> Claim | None:
    """A line that stands under a heading of another kind, where it says something else."""
    heading = sides.heading_above(number)
    if heading is None:
        return None
    homes = sides.kinds_above(same)
    kinds = sides.kinds_of_heading(heading)
    if not homes or not kinds <= _CLAIMING or homes & (kinds | _GENERAL):
        return None
    name = sides.customized.resume.line(heading).strip()
    return _claim(sides, number, same, f'In the original this does not stand under "{name}".')


def doubled(sides: Alignment) -> Iterator[Claim]:
    """Whole sentences that stand in the text more often than in the original."""
    known = Counter(map(line_key, sides.original.resume.lines))
    met: Counter[str] = Counter()
    for number in range(1, len(sides.customized.resume.lines) + 1):
        key = _key(sides, number)
        met[key] += 1
        if key in known and met[key] > known[key] and len(key.split()) >= _SENTENCE:
            yield _claim(
                sides, number, sides.same_lines(number), "The original says this once only."
            )


def repeated(evidence: Evidence, after: str) -> Iterator[Claim]:
    """Whole sentences of an addition that the resume says already, or that it says twice."""
    met = {line_key(line): number for number, line in enumerate(evidence.resume.lines, start=1)}
    for line in after.split("\n"):
        key = line_key(line)
        if len(key.split()) < _SENTENCE:
            continue
        if key in met:
            support = evidence.resume.support(met[key]) if met[key] else None
            yield Claim(line.strip(), "moved_fact", "The resume says this already.", support)
        met.setdefault(key, 0)


def _key(sides: Alignment, number: int) -> str:
    return line_key(sides.customized.resume.line(number))


def _claim(sides: Alignment, number: int, same: tuple[int, ...], reason: str) -> Claim:
    text = sides.customized.resume.line(number).strip()
    return Claim(text, "moved_fact", reason, sides.original.resume.support(same[0]), number)
