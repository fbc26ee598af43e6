"""The Python calls of the contract (section 8)."""

from recast.analysis import analyze as analyze
from recast.truth import check as check
from recast.truth import check_edit as check_edit
