"""Skills and words: what a skill is called, what it is a kind of, and how words compare."""

from recast.lexicon.catalogue import Lexicon as Lexicon
from recast.lexicon.catalogue import lexicon as lexicon
from recast.lexicon.entry import Mention as Mention
from recast.lexicon.entry import Skill as Skill
from recast.lexicon.entry import SkillKind as SkillKind
