"""A web or a worker process with the scripted engine: `program.py web|worker FOLDER [PORT]`.

Where MOVED_CLOCK names a file, the process's clock is as many seconds off as that says.
"""

import os
import sys
from pathlib import Path

# The tests' own helpers; pytest finds them through its settings.
sys.path.insert(0, str(Path(__file__).parent.parent))

if "MOVED_CLOCK" in os.environ:
    # Before anything has taken the clock.
    from moved_clock import follow

    follow(Path(os.environ["MOVED_CLOCK"]))

from recast.serving import serve
from recast.settings import Settings
from scripted_engine import ScriptedEngine


def say_ready() -> None:
    sys.stdout.write("ready\n")


def main(role: str, folder: str, port: str = "0") -> None:
    engine = ScriptedEngine(Path(folder))
    engines = {"scripted": lambda _, __: engine}
    settings = Settings.from_env()
    if role == "web":
        serve(settings, port=int(port), engines=engines, ready=lambda _: say_ready())
    else:
        from recast.worker import run_worker

        assert settings.broker_url is not None
        run_worker(settings, settings.broker_url, concurrency=4, engines=engines, ready=say_ready)


if __name__ == "__main__":
    main(*sys.argv[1:])
