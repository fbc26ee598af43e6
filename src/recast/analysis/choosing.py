"""Any one of several alternatives will do: the best of them stands for all."""

from dataclasses import replace
from typing import Final

from recast.analysis.matching import Match, Wanted, match
from recast.analysis.shown import Shown

_MOST_NAMED: Final = 5


def choose(choice: tuple[Wanted, ...], shown: Shown) -> tuple[Match, ...]:
    """The match that counts for the choice, and behind it the other members that are found.

    Its credit is the best of any member, so that a further member never takes anything away. Of a
    choice that shows nowhere the match is one term with the names: "Kafka or RabbitMQ".
    """
    matches = [match(wanted, shown) for wanted in choice]
    if len(matches) == 1:
        return tuple(matches)
    credit = max(found.credit for found in matches)
    reach = max(found.reach for found in matches)
    found = [each for each in matches if each.found]
    if not found:
        return (Match(_together(choice), False, credit, reach),)
    best = max(found, key=lambda each: each.credit)
    others = (each for each in found if each is not best)
    return best._replace(credit=credit, reach=reach), *others


def _together(choice: tuple[Wanted, ...]) -> Wanted:
    return Wanted(replace(choice[0].term, text=together(choice)), choice[0].skill, [], ())


def together(choice: tuple[Wanted, ...]) -> str:
    """The names of two alternatives or more as one, of many the first: "Kafka or RabbitMQ"."""
    names = [wanted.term.text for wanted in choice[:_MOST_NAMED]]
    return f"{', '.join(names[:-1])} or {names[-1]}"
