"""Words so common in English that sharing them shows nothing."""

from typing import Final

_TEXT: Final = """
a about above across after again against all almost along already also although always am among
an and another any anyone anything are around as at away back be became because become been
before behind being below between both but by came can cannot come could did do does doing done
down during each either else etc even ever every everyone few first for from further get give
given go goes had has have having he her here hers him his how however i if in including indeed
instead into is it its itself just keep kept last least less let like likely made make makes
many may me might more most much must my near need never new next no nor not nothing now of off
often on once one only onto or other others our ours out over own per please put quite rather
really same see seem several shall she should since so some something soon still such take than
that the their theirs them then there these they this those though through thus to together too
toward towards under until up upon us use used using very via was we well were what when where
whether which while who whom whose why will with within without would yes yet you your yours
yourself
"""

STOP_WORDS: Final = frozenset(_TEXT.split())
