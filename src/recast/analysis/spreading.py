"""Work on many postings, done here or shared out to processes."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Final, TypeAlias, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Each: TypeAlias = Callable[[list[Item]], list[Result]]

_CHUNK: Final = 25
_AHEAD: Final = 3


class Alone:
    """Everything in this process, one after the other."""

    def map(self, each: Each[Item, Result], items: Iterable[Item]) -> Iterator[Result]:
        return (result for item in items for result in each([item]))


class Shared(Alone):
    """A few processes; results come in the order of the items."""

    def __init__(self, workers: int) -> None:
        # Imported here, for it takes as long as all of this package and few rankings need it.
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        # Fresh processes, not forks: the caller may run threads.
        context = multiprocessing.get_context("spawn")
        self.pool = ProcessPoolExecutor(workers, mp_context=context)
        self._ahead = workers * _AHEAD

    def map(self, each: Each[Item, Result], items: Iterable[Item]) -> Iterator[Result]:
        # Only a few chunks ahead: taking from `items` keeps step with the work, so that a
        # progress bar around them tells the truth.
        left = iter(items)
        chunks = iter(lambda: list(islice(left, _CHUNK)), [])
        waiting = deque(self.pool.submit(each, chunk) for chunk in islice(chunks, self._ahead))
        while waiting:
            yield from waiting.popleft().result()
            waiting.extend(self.pool.submit(each, chunk) for chunk in islice(chunks, 1))


@contextmanager
def spread_over(workers: int) -> Iterator[Alone]:
    """`workers` processes for as long as the context lasts; none for one worker."""
    if workers <= 1:
        yield Alone()
        return
    shared = Shared(workers)
    with shared.pool:
        yield shared
