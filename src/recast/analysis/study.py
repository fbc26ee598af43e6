"""Everything about a resume that no posting changes, worked out once."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from recast.analysis.findings import findings
from recast.analysis.parsing_risks import parsing_risks
from recast.analysis.shown import Shown
from recast.analysis.titles import HeldTitles
from recast.domain.analysis import ParsingRisk
from recast.domain.resume import Resume


@dataclass(frozen=True)
class Study:
    shown: Shown

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, resume: Resume) -> "Study":
        """The last few are kept, for a resume is mostly asked about many times."""
        return cls(Shown.of(resume))

    @cached_property
    def titles(self) -> HeldTitles:
        return HeldTitles(self.shown)

    @cached_property
    def risks(self) -> tuple[ParsingRisk, ...]:
        return parsing_risks(self.shown)

    @cached_property
    def findings(self) -> tuple[ParsingRisk, ...]:
        return findings(self.shown.resume)
