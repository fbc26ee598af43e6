import subprocess
import sys

from services import PATIENCE

# A thread that computes until the loop has gone round: on the loop itself it would never end.
PROGRAM = """
from gevent import monkey
monkey.patch_all()
import gevent
from recast.domain.errors import RunCancelled
from recast.web.aside import OneByOne, aside

def compute_until(rounds):
    while len(rounds) < 5:
        pass
    return "computed"

def refuse():
    raise RunCancelled("No.")

def beat(rounds):
    while True:
        gevent.sleep(0.001)
        rounds.append(1)

for somewhere in (aside, OneByOne()):
    rounds = []
    beating = gevent.spawn(beat, rounds)
    print(somewhere(compute_until, rounds))
    beating.kill()
    try:
        somewhere(refuse)
    except RunCancelled as refusal:
        print(refusal.message)
"""


def test_the_loop_goes_on_while_something_is_computed_aside() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    assert done.stdout.split() == ["computed", "No.", "computed", "No."]
    assert done.stderr == ""
