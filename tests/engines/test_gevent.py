"""Model streams under gevent: none waits for another."""

import json
import subprocess
import sys
import threading
from pathlib import Path

from engines.model_server import Play, reply
from services import PATIENCE

PROGRAM = Path(__file__).with_name("gevent_streams.py")


def test_fifty_streams_at_once_each_come_to_their_end(site):
    # The server holds every stream in its middle until all fifty are there: if one of them kept
    # the others waiting, none would come to its end.
    warming_up = [Play(reply("good_plan.txt"))] * 2
    site.script += warming_up
    site.plan = Play(reply("good_plan.txt"), together=threading.Barrier(50))
    done = subprocess.run(
        [sys.executable, str(PROGRAM), site.url, "50"],
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )
    assert json.loads(done.stdout)["whole"] == 50
