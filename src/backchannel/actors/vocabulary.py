"""Closed classes of English words by which a phrase is taken apart."""

from __future__ import annotations

# Words after which a noun phrase goes on about something else.
PREPOSITIONS = frozenset(
    "of for to in from with without on at against by over under between among near inside outside within into behind about towards toward"
    " who whom whose that which where when including like such as during after before than".split()
)
# Participles that open a clause after the noun ("the men held in Russia").
PARTICIPLES = frozenset(
    "held accused involved backed led loyal linked known wearing carrying working fighting living seeking suspected convicted jailed detained"
    " charged killed opposed close protesting demanding currently responsible belonging affiliated allied".split()
)
# Prepositions whose noun owns the head ("the government of Chad"), and those whose noun says where it is.
OWNING = frozenset({"of"})
PLACING = frozenset({"from", "in", "at", "inside", "within", "near", "with", "across", "throughout"})
# Heads whose "for" names the principal ("a spokesman for the army"); elsewhere it names the subject ("envoy for Syria").
SPEAKING_FOR = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "spokespeople", "candidate", "lawyer", "attorney", "press secretary", "minister"}
)
HELPING = frozenset({"adviser", "advisor", "aide", "assistant", "counsel", "secretary", "confidant"})  # their "to" owns them

# After a hyphen: the nation named before it is not the head's own ("Iranian-backed militias").
BACKING = frozenset(
    "backed allied aligned funded sponsored supported trained armed born held occupied controlled administered made style brokered mediated"
    " speaking friendly proposed drafted designed supplied linked inspired educated based run".split()
)
LEANING = frozenset({"pro", "anti", "non", "trans", "post", "un"})
LAST_OF_TWO = frozenset({"USA", "CAN", "AUS"})  # an "Iranian-American" is American

FORMER = frozenset({"former", "ex", "ousted", "deposed", "retired", "onetime", "disgraced", "exiled", "toppled"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your"})
INDEFINITE = frozenset(
    "a an another some any every each no several many few more most other others one two three four five six seven eight nine ten dozens hundreds"
    " thousands scores tens millions various certain all at least about around nearly almost over up unnamed".split()
)
# Nouns that only measure what "of" brings in ("hundreds of rebels", "members of parliament").
MEASURES = frozenset(
    "hundreds thousands dozens scores tens millions some many most all none any each several one two three four five six seven eight nine ten"
    " half part parts number group groups majority crowd crowds rest handful pair couple lot waves percent series column columns truckloads boatloads busloads convoy million"
    " contingent".split()
)
# Colours of a phrase that point to no single state.
ANYWHERE = frozenset(
    "european europeans western westerners arab arabs african africans asian asians nordic scandinavian balkan baltic international regional"
    " world global foreign outside latin neighbouring neighboring islamic muslim allied multinational others various hostile".split()
)
PARTICLES = frozenset("al el bin ibn ben abu abd ul ur de del della di da do dos du la le les van von der den ter ten af av st y e".split())

PRONOUNS: dict[str, tuple[str, str | None]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("person", "m")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("person", "f")),
    **dict.fromkeys(("it", "its", "itself"), ("thing", None)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "each other", "one another"), ("many", None)),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("speaker", None)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("speakers", None)),
    **dict.fromkeys("nobody anybody somebody everybody someone anyone everyone none none anything nothing".split(), ("hearer", None)),
    **dict.fromkeys(("no one", "no-one"), ("hearer", None)),
    **dict.fromkeys(("both", "the two", "both of them", "the pair"), ("both", None)),
    **dict.fromkeys(("you", "your", "yours", "yourself"), ("hearer", None)),
    **dict.fromkeys(("who", "whom", "whose", "which", "that"), ("relative", None)),
}
# Plurals of these name no state of their own, and nouns that belong to none.
STATES_AT_LARGE = frozenset(
    {
        "country",
        "nation",
        "state",
        "power",
        "side",
        "government",
        "ally",
        "partner",
        "neighbour",
        "neighbor",
        "stakeholder",
        "relevant party",
        "all parties",
        "both parties",
        "concerned party",
    }
)
NOWHERE = frozenset(
    {"terrorism", "terrorist", "crime", "organized crime", "organised crime", "criminal", "extremist", "hacker", "analyst", "expert"}
)
# Those somebody has, but who are of another nation; the last ones only where the possessor is a state or body.
AGAINST = frozenset("enemy rival adversary foe counterpart guest host captor kidnapper attacker creditor".split())
THE_OTHER = AGAINST | {"ally", "partner", "neighbour", "neighbor", "opponent", "backer", "patron"}
PERSONAL = frozenset({("his",), ("her",), ("my",)})
KIN = frozenset("wife husband mother father son daughter brother sister widow parent relative family friend".split())
HEADS_OF_STATE = frozenset(
    {"president", "prime minister", "premier", "king", "queen", "emir", "sultan", "chancellor", "supreme leader", "pope", "leader"}
)
STATE_NOUNS = frozenset(
    {"country", "nation", "state", "government", "neighbour", "neighbor", "power", "side", "ally", "capital", "superpower", "republic"}
)
