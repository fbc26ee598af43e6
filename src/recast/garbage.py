"""How often Python looks for garbage in a process that serves or executes."""

import gc

# New objects before the youngest are looked through; Python's own figure is 700.
THRESHOLD = 50_000


def collect_seldom() -> None:
    """Take what has been loaded by now out of the collector's sight, and call it less often.

    Lexicon, routes and thousands of live streams are a million objects that stay: looking through
    them all stopped every stream for a tenth of a second, which halved to 200 ms the p99 lag of
    1,000 streams (benchmarks/streams.py).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(THRESHOLD, 10, 10)
