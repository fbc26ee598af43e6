from recast.cli.live import changes, proposal

SECTION = {
    "changes": [
        {"op": "equal", "original": "Moved to ", "customized": "Moved to "},
        {"op": "replace", "original": "k8s", "customized": "Kubernetes"},
        {"op": "insert", "original": "", "customized": " in June"},
    ]
}


def test_without_colours_what_went_and_what_came_stand_in_brackets():
    assert changes(SECTION, coloured=False).plain == "Moved to [-k8s-] {+Kubernetes+}{+ in June+}"
    assert changes(SECTION).plain == "Moved to k8s Kubernetes in June"


def test_a_bullet_shows_one_mark_in_a_card():
    data = {
        "title": "Say it",
        "kind": "wording",
        "before": "▪ Moved to k8s",
        "after": "▪ Moved to Kubernetes",
        "rationale": "",
        "check": {"claims": []},
        "anchored": True,
        "score_change": 0,
    }
    body = str(proposal(0, data).renderable)
    assert body == "- Moved to k8s\n+ Moved to Kubernetes\n"
