"""One customization, told as a stream of events: see `customization.customize`."""

from recast.customize.checkpoint import Checkpoint, Progress
from recast.customize.customization import customize
from recast.customize.engine import Brief, Cancellation, Engine
from recast.customize.request import Request

__all__ = ["Brief", "Cancellation", "Checkpoint", "Engine", "Progress", "Request", "customize"]
