"""Everything about a resume that no posting changes, worked out once."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from recast.analysis.findings import findings
from recast.analysis.parsing_risks import parsing_risks
from recast.analysis.pasted import pasted_risk, pasted_words, without
from recast.analysis.posting import Posting
from recast.analysis.shown import Shown
from recast.analysis.titles import HeldTitles
from recast.domain.analysis import ParsingRisk
from recast.domain.resume import Resume


@dataclass(frozen=True)
class Study:
    """`shown` is what counts; the remarks are on the resume as it is, where a part was pasted
    those on the `whole` and one on the `pasted` words."""

    shown: Shown
    whole: "Study | None" = None
    pasted: tuple[range, ...] = ()

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, resume: Resume) -> "Study":
        """The last few are kept, for a resume is mostly asked about many times."""
        return cls(Shown.of(resume))

    def beside(self, posting: Posting) -> "Study":
        """The study without what was pasted from the posting, mostly this one."""
        pasted = pasted_words(self.shown, posting)
        if not pasted:
            return self
        rest = Study.of(without(self.shown.resume, pasted))
        return Study(rest.shown, self, pasted)

    @cached_property
    def titles(self) -> HeldTitles:
        return HeldTitles(self.shown)

    @cached_property
    def risks(self) -> tuple[ParsingRisk, ...]:
        if self.whole is not None:
            return (*self.whole.risks, pasted_risk(self.whole.shown, self.pasted))
        return parsing_risks(self.shown)

    @cached_property
    def findings(self) -> tuple[ParsingRisk, ...]:
        return self.whole.findings if self.whole is not None else findings(self.shown.resume)
