"""Takes contact details out of a result before strangers see it."""

import dataclasses
import re

from recast.domain.comparison import SectionComparison
from recast.domain.events import Result
from recast.domain.resume import Resume

HIDDEN = "▒▒▒"
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"(?:https?://|www\.)\S+|(?:linkedin|github|gitlab)\.com/\S+", re.IGNORECASE)


def without_contact(result: Result, original: Resume) -> Result:
    """The sections compared, with every contact detail of the original replaced."""
    pattern = _pattern(original)
    comparison = result.comparison_data
    sections = tuple(_section(section, pattern) for section in comparison.sections)
    return dataclasses.replace(
        result, comparison_data=dataclasses.replace(comparison, sections=sections)
    )


def _pattern(original: Resume) -> re.Pattern[str]:
    contact = original.contact
    details = [contact.name, *contact.emails, *contact.phones, *contact.links, contact.location]
    # The name's parts too: a reference line may carry the family name alone.
    details += [part for part in contact.name.split() if len(part) > 2]
    words = sorted({re.escape(detail) for detail in details if detail}, key=len, reverse=True)
    return re.compile("|".join([*words, _EMAIL.pattern, _LINK.pattern]), re.IGNORECASE)


def _section(section: SectionComparison, pattern: re.Pattern[str]) -> SectionComparison:
    return dataclasses.replace(
        section,
        name=pattern.sub(HIDDEN, section.name),
        original=pattern.sub(HIDDEN, section.original),
        customized=pattern.sub(HIDDEN, section.customized),
        changes=tuple(
            dataclasses.replace(
                change,
                original=pattern.sub(HIDDEN, change.original),
                customized=pattern.sub(HIDDEN, change.customized),
            )
            for change in section.changes
        ),
    )
