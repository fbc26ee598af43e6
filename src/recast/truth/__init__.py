"""The truth guard: nothing in a customized resume that the person did not do."""

from recast.truth.check import check_edit as check_edit
from recast.truth.check import supporting_lines as supporting_lines
