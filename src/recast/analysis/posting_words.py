"""Words that postings of every kind use: sharing them shows little."""

from typing import Final

from recast.lexicon.words import stem

_POSTING_TEXT: Final = """
ability able accommodation achieve across additional age applicant application apply area aspect
assist available background base based basic benefit best better big bring build building business
candidate capability career change client close collaborate come commitment communicate
communication community company compensation complete consider contribute could country create
creative culture current customer daily day deliver demonstrate depend description desire detail
develop development direct disability diverse diversity drive duty dynamic effective employ
employee employer employment encourage energy enjoy ensure environment equal equivalent excellent
excite exciting experience expert expertise face fast federal feel field find focus follow free
full function future gender general global goal good great group grow growth hand hard health help
high highly hire home hour hybrid idea identify identity impact important improve include
individual information innovation innovative insurance interest interview job join key know
knowledge large law lead leader leadership learn level life limit link local location long look
love maintain major manage market match medical meet member minimum mission month multiple
national nature office offer open opportunity order orientation organization origin outside paid
parental part partner passion passionate pay people perform performance person place plan play
plus policy position possible practice preferred prefer problem process professional proficiency
program project protect provide purpose qualification qualified qualify quality race range reach
ready real receive record regard regular relate related relevant religion remote report represent
require required requirement resource respect respond response responsibility responsible result
review right role salary save scale seek senior sense service set sex sexual share size skill
small solution solve solid special stack staff standard start state status stay strong strategy
structure success successful support sure system task team technical technology term thing think
time title top track train travel trust type understand understanding unique value variety
vacation various veteran view vision want way week welcome willing win work world write written
year
"""

_WORK_TEXT: Final = """
accordance accurate activity administer advise agency answer appropriate arrange assign assigned
assistant associate associated attend board call case center charge check class coach committee
compile complex concern condition conduct contact contract control coordinate coordinator correct
cost cover data date decrease define delegate department different direct district document draft
earn edit eliminate enforce equipment establish evaluate event exceed execute expand expense
facilitate facility file floor form generate guide guideline handle implement include increase
initiate input inspect install internal introduce investigate issue item key launch line list log
maintenance management manager material meeting member method model money monitor monthly multiple
negotiate note number objective observe obtain operate operation operational order organize
outcome overall oversee participate personnel phone point prepare present presentation price
procedure produce product production productivity promote propose public purchase question reason
recommend reduce representative request research resolve room safety schedule section select serve
shift site specialist submit supervise supervisor supplies supply tool total training transfer
unit update user various vendor verify visit volume weekly
"""

POSTING_WORDS: Final = frozenset(stem(word) for word in _POSTING_TEXT.split())
"""Words of any posting, by stem."""
WORK_WORDS: Final = frozenset(stem(word) for word in _WORK_TEXT.split()) - POSTING_WORDS
"""Words of many kinds of work, by stem."""
