"""The truth guard: nothing in a customized resume that the person did not do."""

from recast.truth.check import check_edit as check_edit
from recast.truth.check import supporting_lines as supporting_lines
from recast.truth.receipt import receipt as receipt
from recast.truth.reconcile import Accepted as Accepted
from recast.truth.reconcile import Reconciled as Reconciled
from recast.truth.reconcile import reconcile as reconcile
from recast.truth.whole import check as check
