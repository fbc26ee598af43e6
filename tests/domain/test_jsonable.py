import json

import pytest

from recast.customization.checkpoint import Progress
from recast.domain.claim import Check, Claim, Support
from recast.domain.events import UsageTotal
from recast.domain.jsonable import dump_line, from_json, to_json
from recast.domain.plan import Plan, Recommendation, Selection

CLAIM = Claim("led", "verb", "It says helped.", Support(3, "helped"))
PLAN = Plan(
    "s",
    "j",
    (Recommendation("t", "s", "verb", "b", "a", "r", "i", "x", check=Check.of([CLAIM])),),
)


@pytest.mark.parametrize(
    "value",
    [
        PLAN,
        Selection((1, 2), (3,), {4: "mine"}, (4,)),
        Selection(),
        Progress(True, None, PLAN, "text", UsageTotal(1, None, 3, 0.5), {"planning": "raw"}),
    ],
)
def test_a_value_comes_back_as_it_went(value):
    assert from_json(type(value), json.loads(json.dumps(to_json(value)))) == value


def test_a_whole_number_is_read_where_a_fraction_is_meant():
    assert from_json(UsageTotal, {"cost_usd": 1}).cost_usd == 1.0


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="cannot be read"):
        from_json(Plan, {"summary": 3, "job_analysis": "", "recommendations": []})


def test_a_record_is_one_ascii_line():
    line = dump_line({"text": "naïve\u2028bullet\nnext"})
    assert line.isascii()
    assert len(line.splitlines()) == 1
