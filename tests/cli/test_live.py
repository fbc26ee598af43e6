from recast.cli.live import changes, proposal
from recast.domain.comparison import Change, SectionComparison
from recast.domain.plan import Recommendation

CHANGES = (
    Change("equal", "Moved to ", "Moved to "),
    Change("replace", "k8s", "Kubernetes"),
    Change("insert", "", " in June"),
)
SECTION = SectionComparison("", "modified", "", "", CHANGES)


def test_without_colours_what_went_and_what_came_stand_in_brackets():
    assert changes(SECTION, coloured=False).plain == "Moved to [-k8s-] {+Kubernetes+}{+ in June+}"
    assert changes(SECTION).plain == "Moved to k8s Kubernetes in June"


def test_a_bullet_shows_one_mark_in_a_card():
    before, after = "▪ Moved to k8s", "▪ Moved to Kubernetes"
    data = Recommendation("Say it", "Skills", "rewrite", before, after, "", "", "")
    body = str(proposal(0, data).renderable)
    assert body == "- Moved to k8s\n+ Moved to Kubernetes\n"
