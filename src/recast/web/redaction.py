"""Takes contact details out of a result before strangers see it."""

import dataclasses
import re

from recast.domain.comparison import SectionComparison
from recast.domain.events import Result
from recast.domain.resume import Resume

HIDDEN = "▒▒▒"
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_LINK = re.compile(r"(?:https?://|www\.)\S+|(?:linkedin|github|gitlab)\.com/\S+", re.IGNORECASE)

# A phone number with a country's code can be nothing else.
_ABROAD = re.compile(r"(?<![\w./@-])\(?(?:\+|00)\(?\d[\d ().–/-]{6,22}\d")
_BLANKS = r"\s+"
_NUMBER = re.compile(r"\d")
_BETWEEN = r"[\s()./–-]*"
# The digits of a phone number that stay whatever is dialled before them.
_OWN_DIGITS = 7
_LONGEST_LINE = 120
_MOST_LINES = 60


def without_contact(result: Result, original: Resume) -> Result:
    """The sections compared, with every contact detail of the original replaced."""
    pattern = redacting(original)
    comparison = result.comparison_data
    sections = tuple(_section(section, pattern) for section in comparison.sections)
    return dataclasses.replace(
        result, comparison_data=dataclasses.replace(comparison, sections=sections)
    )


def redacting(original: Resume) -> re.Pattern[str]:
    """What matches the contact details of a resume, and those of others that cannot be missed."""
    contact = original.contact
    name_parts = [part.strip(",.") for part in contact.name.split()]
    # What is said at more length comes first, as the first that fits is what is replaced.
    details = [
        *(_words(line) for line in sorted(_told_lines(original), key=len, reverse=True)),
        *(_words(detail) for detail in (*contact.emails, *contact.links)),
        _words(contact.location),
        *(_phone(phone) for phone in contact.phones),
        _words(contact.name),
        # The name's parts too: a reference line may carry the family name alone.
        *(_words(part) for part in name_parts if len(part) > 2),
        *(
            f"(?-i:{_words(part.title())}|{_words(part.upper())})"
            for part in name_parts
            if part[1:]
        ),
    ]
    anybodys = (_EMAIL.pattern, _LINK.pattern, _ABROAD.pattern)
    return re.compile("|".join([*filter(None, details), *anybodys]), re.IGNORECASE)


def _told_lines(original: Resume) -> list[str]:
    """Lines that say nothing but how to reach somebody: a street, a referee."""
    numbers = set(original.contact.lines)
    for section in original.sections:
        if section.kind == "references":
            numbers.update(section.lines)
        if section.kind == "contact":
            texts = ((number, original.lines[number - 1]) for number in section.lines)
            numbers.update(number for number, text in texts if _NUMBER.search(text))
    lines = (original.lines[number - 1].strip() for number in sorted(numbers))
    return [line for line in lines if len(line) <= _LONGEST_LINE][:_MOST_LINES]


def _words(text: str) -> str:
    """Matches the text where it stands as words of its own, whatever blanks are in it."""
    parts = [re.escape(part) for part in text.split()]
    return rf"(?<!\w){_BLANKS.join(parts)}(?!\w)" if parts else ""


def _phone(phone: str) -> str:
    """Matches the number however it is spaced and with whatever dialling code before it."""
    digits = [character for character in phone if character.isdigit()][-_OWN_DIGITS:]
    return rf"(?<!\d)(?:[+(]?\d[\d\s()./–-]{{0,9}})?{_BETWEEN.join(digits)}(?!\d)" if digits else ""


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
