"""Fifty model streams at once in one process under gevent, as the server runs them.

Run as a program: python gevent_streams.py URL COUNT. Prints what it saw as JSON: how many plans
were whole, and the most seconds that the process's own clock stood still meanwhile.
"""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from pathlib import Path  # noqa: E402

import gevent  # noqa: E402

sys.path.insert(0, str(Path(__file__).parents[1]))

from engines.scripted import a_brief, drafts  # noqa: E402
from recast.bootstrap import engine_named  # noqa: E402
from recast.customization.engine import Cancellation  # noqa: E402
from recast.settings import Settings  # noqa: E402

TICK = 0.02


def main(url: str, count: int) -> None:
    environ = {"OPENAI_BASE_URL": f"{url}/v1", "RECAST_OPENAI_MODEL": "scripted-model"}
    environ |= {"ANTHROPIC_API_KEY": "sk-ant-scripted", "ANTHROPIC_BASE_URL": url}
    settings = Settings.from_env(environ)
    brief = a_brief()
    for name in ("anthropic", "openai"):
        list(engine_named(name, settings).plan(brief, Cancellation()))
    longest = 0.0

    def clock() -> None:
        nonlocal longest
        while True:
            began = time.monotonic()
            gevent.sleep(TICK)
            longest = max(longest, time.monotonic() - began - TICK)

    def plan(number: int) -> tuple[int, float, float]:
        engine = engine_named(("anthropic", "openai")[number % 2], settings)
        began = time.monotonic()
        first = None
        found = []
        for part in engine.plan(brief, Cancellation()):
            first = first or time.monotonic()
            found.append(part)
        return len(drafts(found)), (first or began) - began, time.monotonic() - began

    ticking = gevent.spawn(clock)
    runs = [gevent.spawn(plan, number) for number in range(count)]
    gevent.joinall(runs)
    ticking.kill()
    results = [run.get() for run in runs]
    whole = sum(1 for found, _, _ in results if found == 4)
    first = max(first for _, first, _ in results)
    slowest = max(took for _, _, took in results)
    sys.stdout.write(
        json.dumps({"whole": whole, "first": first, "slowest": slowest, "stood": longest})
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
