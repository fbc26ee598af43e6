"""Words of job titles: roles, and what raises or lowers them."""

from typing import Final

# Words that make a title higher than the same title without them.
RAISING: Final = frozenset(
    "senior sr lead chief head principal executive vice president managing master general "
    "global regional national international corporate group deputy staff distinguished fellow "
    "charge certified registered licensed ii iii iv".split()
)
# Words without which a title is higher.
LOWERING: Final = frozenset(
    "assistant asst associate junior jr intern internship trainee apprentice student volunteer "
    "deputy acting interim temporary temp entry-level aide helper part-time substitute co-op "
    "extern fellow vice under".split()
)
ROLES: Final = frozenset(
    "manager mgr director supervisor coordinator administrator executive officer president vp ceo "
    "cfo cto coo cio owner founder cofounder partner principal controller comptroller treasurer "
    "superintendent foreman forewoman captain commander chair chairman chairwoman chairperson "
    "leader engineer developer programmer architect scientist analyst consultant specialist "
    "strategist expert advisor adviser accountant auditor bookkeeper clerk cashier associate "
    "assistant representative rep agent technician mechanic operator inspector planner scheduler "
    "buyer recruiter generalist designer writer editor producer nurse physician doctor surgeon "
    "therapist pharmacist counselor psychologist teacher instructor professor lecturer tutor coach "
    "trainer principal dean attorney lawyer paralegal counsel judge chef cook server bartender "
    "host hostess intern trainee apprentice volunteer secretary receptionist banker broker trader "
    "underwriter actuary salesperson salesman merchandiser marketer electrician plumber carpenter "
    "welder machinist driver guard investigator researcher librarian curator pilot steward".split()
)
