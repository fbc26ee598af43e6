"""The console that all commands print on."""

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from recast.cli.printable import printable


class Terminal(Console):
    """Prints text from elsewhere as text: what is coloured and moved is what we style and move.

    Rich takes only some control characters out; an escape in a resume, in a posting or in what a
    model says could clear the screen or write over it.
    """

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        for segment in super().render(renderable, options):
            # A control segment is a command of rich's own.
            yield segment if segment.control else segment._replace(text=printable(segment.text))
