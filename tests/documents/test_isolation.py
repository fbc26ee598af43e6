"""A file is read in a process of its own that cannot take its host with it."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import recast
from made_files import RESUME_TEXT, made_docx, p
from recast.documents.isolation import run_isolated
from recast.documents.limits import READING, Limits
from recast.documents.read import read_document
from recast.domain.errors import TooLarge, UnreadableFile
from served_site import serving
from services import PATIENCE

_DOCX = made_docx("".join(p(line) for line in RESUME_TEXT.splitlines()))
# The reader of these "files" does whatever they say: what a hostile file may make of a parser.
_OBEDIENT = "builtins:eval"


def test_a_reader_that_takes_too_long_is_killed() -> None:
    hurried = Limits(cpu_seconds=20, wall_seconds=0.01, address_space=READING.address_space)
    with pytest.raises(TooLarge, match="memory or time"):
        run_isolated("recast.documents.docx.reading:read_docx", _DOCX, hurried)


def test_a_reader_that_burns_cpu_is_stopped_by_the_system() -> None:
    short = Limits(cpu_seconds=1, wall_seconds=15, address_space=READING.address_space)
    with pytest.raises(TooLarge, match="memory or time"):
        run_isolated(_OBEDIENT, b"all(x == 0 for x in iter(int, 1))", short)


def test_a_reader_that_runs_out_of_memory_is_refused() -> None:
    small = Limits(cpu_seconds=20, wall_seconds=15, address_space=300 * 1024 * 1024)
    with pytest.raises(TooLarge, match="memory or time"):
        run_isolated(_OBEDIENT, b"[bytes(10**6) for _ in iter(int, 1)]", small)


@pytest.mark.parametrize(
    "deed",
    [
        b"__import__('os').abort()",
        b"__import__('os')._exit(0)",
        b"__import__('os').kill(__import__('os').getpid(), 11)",
        b"1 / 0",
        b"print('[]')",
        b"object()",
    ],
)
def test_a_reader_that_breaks_is_a_damaged_file(deed: bytes) -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        run_isolated(_OBEDIENT, deed)


def test_the_reader_sees_none_of_the_hosts_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECAST_SECRET_KEY", "do-not-tell")
    seen = run_isolated(_OBEDIENT, b"dict(__import__('os').environ)")
    assert "PATH" in str(seen)
    assert "do-not-tell" not in str(seen)


def test_the_reader_can_write_no_file(tmp_path: Path) -> None:
    target = tmp_path / "written"
    with pytest.raises(UnreadableFile):
        run_isolated(_OBEDIENT, f"open({str(target)!r}, 'w').write('x' * 9999)".encode())
    assert target.stat().st_size == 0


def test_twenty_files_at_once_are_all_read() -> None:
    with ThreadPoolExecutor(20) as pool:
        read = list(pool.map(lambda _: read_document(_DOCX, "cv.docx"), range(20)))
    assert {document.resume.lines[0] for document in read} == {"Ines Okafor"}


def test_reading_works_in_greenlets_beside_other_greenlets(tmp_path: Path) -> None:
    """In a process of its own: gevent's patches would stay in this one. What is read last has no
    end before another greenlet has had its turn."""
    file = tmp_path / "cv.docx"
    file.write_bytes(_DOCX)
    script = """
import gevent.monkey; gevent.monkey.patch_all()
import gevent, sys
from recast.documents.isolation import run_isolated
from recast.documents.read import read_document
data = open(sys.argv[1], "rb").read()
jobs = [gevent.spawn(read_document, data, "cv.docx") for _ in range(5)]
names = {job.get().resume.lines[0] for job in jobs}
gevent.spawn(lambda: open(sys.argv[2], "w").close())
there = f"__import__('os').path.exists({sys.argv[2]!r})"
print(names, run_isolated("builtins:eval", f"any({there} for _ in iter(int, 1))".encode()))
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(file), str(tmp_path / "turn")],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
        env={"PYTHONPATH": str(Path(recast.__file__).parent.parent)},
    )
    assert done.stdout.strip() == "{'Ines Okafor'} True"


def test_the_reader_reaches_no_server_where_the_system_has_namespaces() -> None:
    """Where it has none, the connection is refused by nobody and the test says nothing."""
    unshared = run_isolated(_OBEDIENT, b"__import__('os').readlink('/proc/self/ns/net')")
    if unshared == os.readlink("/proc/self/ns/net"):
        pytest.skip("this system lets no ordinary user make a namespace")
    with serving() as site:
        connect = f"str(__import__('socket').create_connection(('127.0.0.1', {site.port}), 2))"
        with pytest.raises(UnreadableFile):
            run_isolated(_OBEDIENT, connect.encode())
