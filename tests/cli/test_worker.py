import signal
import subprocess
import sys

from click.testing import CliRunner

from recast.cli.worker import command
from recast.domain.errors import SetupError
from services import PATIENCE

# Ctrl-C comes while the first package of somebody else is being imported.
INTERRUPTED = """
import os, signal, sys

class Impatient:
    def find_spec(self, name, path=None, target=None):
        if name == "click":
            os.kill(os.getpid(), signal.SIGINT)

# Where the tests run in a shell's background, Ctrl-C is ignored from the start.
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Impatient())
import recast.cli
"""


def test_a_worker_without_a_broker_is_told_that_none_is_needed() -> None:
    ended = CliRunner(env={"RECAST_BROKER_URL": ""}).invoke(command)
    assert isinstance(ended.exception, SetupError)
    assert ended.exception.message == (
        "Set RECAST_BROKER_URL to a Redis address; without one no worker is needed, "
        "because recast serve executes runs itself."
    )


def test_an_interruption_while_the_program_is_loaded_shows_no_traceback() -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == -signal.SIGINT
    assert done.stderr == ""
