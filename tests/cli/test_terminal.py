import io
import json
import re

import pytest
from rich.panel import Panel
from rich.text import Text

from recast.cli.main import COMMANDS
from recast.cli.terminal import Terminal

HOSTILE = "Pia\x1b[2J\x1b]0;own\x07 \x9b1A\u202eLund"
COMMAND = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_only_our_own_styles_reach_a_terminal() -> None:
    out = io.StringIO()
    terminal = Terminal(file=out, width=30, force_terminal=True, color_system="standard")
    terminal.print(Panel(Text(HOSTILE, "red"), title=Text(HOSTILE)), Text(HOSTILE))
    told = re.sub(r"\x1b\[(0|31)m", "", out.getvalue())
    assert "\x1b[31m" in out.getvalue()
    assert not COMMAND.search(told)


def test_a_bar_still_moves_on_a_terminal() -> None:
    out = io.StringIO()
    terminal = Terminal(file=out, force_terminal=True)
    terminal.show_cursor(False)
    assert out.getvalue() == "\x1b[?25l"


SHOWING = {
    "read": ("read", "resume.txt"),
    "check": ("check", "resume.txt", "job.txt"),
    "analyze": ("analyze", "resume.txt", "job.txt"),
    "rank": ("rank", "resume.txt", "job.txt"),
    "customize": ("customize", "resume.txt", "job.txt", "--review", "-o", "out.docx"),
    "history": ("history",),
    "batch": ("batch", "resumes", "job.txt"),
    "engines": ("engines", "--offline"),
}
QUIET = {"demo", "serve", "worker", "migrate"}


@pytest.fixture
def hostile(recast):
    """Every word of the resume and of the posting carries a command to the terminal."""
    for name in ("resume.txt", "job.txt"):
        path = recast.folder / name
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(\w) (\w)", "\\1\x1b[2J \x9b1A\\2", text), encoding="utf-8")
    (recast.folder / "resumes").mkdir()
    (recast.folder / "resumes" / "pia\x1b[2J.txt").write_text("", encoding="utf-8")
    return recast


def test_every_command_that_shows_a_text_is_tried_here() -> None:
    assert SHOWING.keys() | QUIET == COMMANDS.keys()


@pytest.mark.parametrize("command", SHOWING)
def test_no_text_gives_the_terminal_a_command(hostile, command) -> None:
    if command == "history":
        hostile("customize", "resume.txt", "job.txt", "--events")
    done = hostile(*SHOWING[command], stdin="a\n" * 40)
    assert done.stdout or done.stderr
    assert not COMMAND.search(done.stdout + done.stderr)


def test_events_tell_the_text_as_it_is(hostile) -> None:
    done = hostile("customize", "resume.txt", "job.txt", "--events")
    last = json.loads(done.stdout.splitlines()[-2])
    assert done.stdout.isascii()
    assert "\x1b" in last["data"]["original_content"]
