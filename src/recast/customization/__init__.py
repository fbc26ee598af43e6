"""One customization, told as a stream of events: see `story.customize`."""

from recast.customization.checkpoint import Checkpoint, Progress
from recast.customization.engine import Brief, Cancellation, Engine
from recast.customization.request import Request
from recast.customization.story import customize

__all__ = ["Brief", "Cancellation", "Checkpoint", "Engine", "Progress", "Request", "customize"]
