"""The headings of postings: which part each of them opens."""

import re
from functools import cache

from recast.reading.job_parts import PartKind

# Headings as they stand in postings, each pattern whole; order matters, the first that fits wins.
_HEADINGS: tuple[tuple[PartKind, str], ...] = (
    (
        "preferred",
        r"(?:(?:preferred|desired|desirable|additional|optional|bonus|plus|extra) "
        r"(?:\w+ ){0,2}(?:qualifications?|skills?|experiences?|requirements?|attributes|points?"
        r"|criteria|abilities"
        r"|knowledge|education|credentials)(?:(?:,| and| &|/)\s?\w+){0,2}"
        r"|nice[- ]to[- ]haves?|good to have|pluses|bonus(?: points)?(?: if| for)?(?: you have)?"
        r"|preferred|desired|desirable|(?:an |it'?s an? |is )?(?:added )?advantages?"
        r"|what would be nice"
        r"|you will get extra points for(?: the following)?|(?:it )?would be (?:great|a plus)"
        r"|not required,? but)",
    ),
    (
        "legal",
        r"(?:disclaimer|eeo(?: statement| employer)?|eoe(?:/aa)?|legal(?: notice)?"
        r"|equal (?:employment )?opportunit(?:y|ies)(?: employer| statement)?"
        r"|privacy(?: notice| policy)?|diversity(?:,? equity)?(?: (?:and"
        r"|&) inclusion)?(?: statement)?"
        r"|accommodations?|notice to (?:\w+ ){0,3}(?:applicants|agencies|recruiters)"
        r"|how to apply|application (?:procedure|process)|to apply|apply now"
        r"|contact(?: information)?"
        r"|interested\??|further information|approval and enrolment|deadline"
        r"|background checks?|e-?verify)",
    ),
    (
        "benefits",
        r"(?:(?:our |the |job |employee |company )?(?:benefits?|perks)"
        r"(?:(?: package)|(?:,? (?:and|&|/) \w+))?(?: (?:include|offered))?"
        r"|what we(?:'ll| can|’ll)? offer(?: you)?|we(?: can)? (?:offer|provide)(?: you)?"
        r"|what (?:you(?:'ll|’ll| will| can)? (?:get|receive|gain|expect from us)"
        r"|'?s in it for you)"
        r"|what’s in it for you|why (?:join|work|choose|you)(?: \w+){0,4}|why \w+(?: \w+){0,2}\?"
        r"|(?:total )?compensation(?: range)?(?: (?:and|&) benefits?)?|salary(?: range"
        r"| and \w+ terms)?"
        r"|pay(?: range| rate)?|our time off and leave plans are|offer|you(?:'ll"
        r"| will) (?:get|receive)"
        r"|(?:salary|terms) (?:and|of) \w+(?: and \w+)?|features and benefits)",
    ),
    (
        "about",
        r"(?:about(?: the| our)? (?:us|company|team|organi[sz]ation|firm|employer"
        r"|department|client)"
        r"|about (?!you\b|your\b|the\b)"
        r"(?-i:[A-Z][\w&.’'-]*(?: (?:[A-Z&][\w&.’'-]*|of|and|the)){0,4})"
        r"|who we are|our (?:story|mission|vision|values|company|team|culture|client)"
        r"|company (?:description|overview|profile|summary|background)|a bit about us|the company"
        r"|your team|the team|the department|culture|organi[sz]ation|introduction|background"
        r"|company)",
    ),
    (
        "requirements",
        r"(?:(?:(?:minimum|basic|required|key|job|essential|core|specific|technical|professional"
        r"|position|educational?|your|candidate|other|general|mandatory|entry|personal|special"
        r"|licen[sc]ing|needed|and|the|work|main|must have|our|formal|relevant|experience|hard|soft"
        r"|personal profile &) ){0,3}"
        r"(?:qualifications?|requirements?|skills?(?: sets?)?|competenc(?:y|ies)|knowledge"
        r"|proficiencies|credentials|experience required|pre-?requisites?|criteria|attributes)"
        r"(?:(?:,|/| and| &|/)+ ?(?:\w+ ?){1,3})?(?: (?:needed|required|include|requirements?))?"
        r"|education(?:al)?(?:(?:,|/| and| &| and/or)+ ?(?:\w+ ?){1,3})?(?: background)?"
        r"|(?:work |job |professional |relevant |required |previous )?experience"
        r"(?: (?:level|required|requirements))?(?:(?:,|/| and| &)+ ?(?:\w+ ?){1,3})?"
        r"|what (?:we(?:'re|’re| are)? (?:look(?:ing)? for|need|expect|require)(?: from you"
        r"| in you)?"
        r"|you(?:'ll|’ll| will)? (?:bring|need|have|know|must have)(?: to \w+)*(?: with you)?"
        r"|it takes)|who (?:you are|(?:are )?we(?: are)?(?:'re|’re)? look(?:ing)? for)\??"
        r"|about you|you(?: will|'ll|’ll)? (?:have|bring|are|should have|must have)|your profile"
        r"|(?:your )?(?:personal |candidate |ideal candidate )?profile|(?:the )?ideal candidates?"
        r"(?: profile)?(?: (?:will have|has|should have|must have))?|must[- ]haves?|what you need"
        r"(?: to succeed)?|we (?:require|expect|are looking for)|required|technologies|tech stack"
        r"|essentials?|person specification|we(?:'re|’re) looking for(?: someone who)?"
        r"|technical (?:stack|environment|training)|licen[sc](?:e|es|ure)(?:/?,? ?(?:and "
        r"|or )?\w+){0,2}|certifications?"
        r"|(?:programming )?languages?(?: skills)?|key ?words|core technologies|our (?:tech )?stack"
        r"|to be successful(?: in this role)?|you could be our ideal candidate if you have)",
    ),
    (
        "duties",
        r"(?:(?:(?:key|job|main|primary|essential|core|major|your|role|principal|general|specific"
        r"|position|daily|day[- ]to[- ]day|the|and|duties|secondary|other|typical"
        r"|accountabilities) ){0,3}"
        r"(?:responsibilit(?:y|ies)|dut(?:y|ies)|tasks?|functions?|accountabilit(?:y|ies)"
        r"|activities"
        r"|objectives|assignments|responsibility areas|job functions)"
        r"(?:(?:,|/| and| &)+ ?(?:\w+ ?){1,3})?(?: (?:include|includes"
        r"|include but are not limited to"
        r"|of (?:the )?(?:position|job|role)))?|what (?:you(?:'ll|’ll| will)? (?:do"
        r"|be doing|work on)"
        r"|will you do|to expect)(?: here| as an? \w+)?|(?:in this (?:role|position),? )?you will"
        r"(?: (?:be|work on|be responsible for))?"
        r"|(?:about the |the )?(?:role|job|position|opportunity)(?: (?:and|&) \w+)?"
        r"|(?:job|position|role|general|project|work) (?:description|summary|overview"
        r"|purpose|profile"
        r"|details)|purpose(?: of (?:the )?position)?|summary|overview|description"
        r"|your (?:job|mission"
        r"|role|tasks|day|impact)|how you(?:'ll|’ll| will) make an impact|nature and scope|scope"
        r"|key tasks|the impact you(?:'ll|’ll| will) (?:have|make)|responsible for|the role)",
    ),
    (
        "other",
        r"(?:location(?: options)?|job (?:title|type|id|number|location|details)|title|industry"
        r"|company (?:size|type)|role|date posted|hours|schedule|shifts?|travel(?: percentage)?"
        r"|reports to|reporting to|duration|employment type|department|(?:working|physical)"
        r" (?:conditions|demands|requirements|environment)|work environment|additional information"
        r"|environment|note|flsa status|place of employment|start date)",
    ),
)


@cache
def heading_pattern() -> re.Pattern[str]:
    """Matches a heading; the group that closed last names the part. Compiled when first used."""
    kinds = (f"(?P<{kind}>{pattern})" for kind, pattern in _HEADINGS)
    return re.compile("|".join(kinds), re.IGNORECASE)


# "Knowledge and experience (desirable)", "Skills - essential"
_RATED = re.compile(
    r"(?P<what>[^.:;()]{3,40}?)\s*(?:\(|\s[-–—]\s)\s*(?:(?P<must>essential|required|mandatory)"
    r"|desirable|desired|preferred)\)?\s*[:：]?",
    re.IGNORECASE,
)


def rated_heading(piece: str) -> PartKind | None:
    """What a heading opens that says behind its name how much is asked for, None of any other."""
    rated = _RATED.fullmatch(piece)
    if not rated or not heading_pattern().fullmatch(rated.group("what").strip()):
        return None
    return "requirements" if rated.group("must") else "preferred"
