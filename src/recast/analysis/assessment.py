"""The part of an analysis that makes the score: what a ranking needs, and no more."""

from dataclasses import dataclass

from recast.analysis.choosing import choose
from recast.analysis.emphasis import emphasis
from recast.analysis.posting import Posting
from recast.analysis.scoring import Weighed, score_components, total
from recast.analysis.shown import Shown
from recast.analysis.study import Study
from recast.analysis.titles import HeldTitles, TitleMatch
from recast.analysis.weighing import weight
from recast.domain.analysis import Component
from recast.domain.options import Industry


@dataclass(frozen=True, slots=True)
class Assessment:
    """Every term of the posting matched, the weightiest first, and the components they make."""

    study: Study
    posting: Posting
    weighed: tuple[Weighed, ...]
    title: TitleMatch | None
    components: dict[str, Component]

    @property
    def shown(self) -> Shown:
        return self.study.shown

    @property
    def score(self) -> float:
        return total(self.components)


def assess(study: Study, posting: Posting, industry: Industry | None = None) -> Assessment:
    study = study.beside(posting)
    shown = study.shown
    found = [
        Weighed(choose(choice, shown), max(weight(one, posting, industry) for one in choice))
        for choice in posting.choices
    ]
    weighed = tuple(sorted(found, key=lambda item: -item.weight))
    title = match_title(study.titles, posting)
    components = score_components(posting, shown, weighed, title, emphasis(posting, shown))
    return Assessment(study, posting, weighed, title, components)


def match_title(held: HeldTitles, posting: Posting, *, more: int = 0) -> TitleMatch | None:
    """The posting's title, or the best of the titles it names, against the resume's own.

    `more` are the lines to which the title's words could honestly be added.
    """
    wanted = [posting.title] if posting.title else []
    wanted += [item.term.text for item in posting.wanted if item.term.kind == "title"]
    if not wanted:
        return None
    return max((held.match(title, more=more) for title in wanted), key=lambda found: found.credit)
