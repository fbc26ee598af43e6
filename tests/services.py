"""Real services for tests: started on free loopback ports, with data in temporary folders."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Thread
from uuid import uuid4

import psycopg
import redis

# Seconds that something gets which takes a moment: a bound that only a hanging program meets, so
# it is far above what the slowest machine needs.
PATIENCE = 120.0
_held: list[socket.socket] = []


def free_port() -> int:
    """A port that is the tests' own until they end, whether or not anybody listens there.

    It stays bound here, so the system gives it to nobody else, neither before a server is up nor
    while one is away. Servers take it all the same: they and we set SO_REUSEADDR, and we do not
    listen.
    """
    holder = socket.socket()
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    holder.bind(("127.0.0.1", 0))
    _held.append(holder)
    return int(holder.getsockname()[1])


def until(happened: Callable[[], bool], patience: float = PATIENCE, what: str = "") -> None:
    """Wait for something that another process does. Fails where it never comes."""
    end = time.monotonic() + patience
    while not happened():
        if time.monotonic() > end:
            raise AssertionError(f"waited {patience} s in vain: {what or happened}")
        time.sleep(0.01)


class Program:
    """A Python program of the tests in a process of its own. What it prints is kept here, so that
    it can say that its disk is full."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        """`command` is what stands behind `python`."""
        self._process = subprocess.Popen(
            [sys.executable, "-u", *command],
            env={**os.environ, **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._printed: list[bytes] = []
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as output:
            for line in output:
                self._printed.append(line)

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    def said(self) -> str:
        return b"".join(self._printed).decode(errors="replace")

    def says(self, words: str) -> None:
        """Wait until it has printed these words."""

        def said() -> bool:
            if not self.running and words not in self.said():
                raise AssertionError(f"it ended: {self.said()[-3000:]}")
            return words in self.said()

        until(said, what=words)

    def signal(self, number: int) -> None:
        """To the program and to every process that it started."""
        if self.running:
            os.killpg(self._process.pid, number)

    def kill(self) -> None:
        self.signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> int:
        """Ask it to end, and wait for that."""
        if self.running:
            os.kill(self._process.pid, signal.SIGTERM)
        return self._process.wait(PATIENCE)


def _binary(name: str, *folders: str) -> str:
    found = shutil.which(name, path=os.pathsep.join([*folders, os.environ.get("PATH", "")]))
    if found is None:
        raise AssertionError(
            f"{name} is not installed; run: apt-get install postgresql redis-server"
        )
    return found


class Postgres:
    """A PostgreSQL server of its own. It does not run as root, so root hands it to `postgres`."""

    def __init__(self) -> None:
        versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        self._folders = [str(folder) for folder in reversed(versions)]
        self._home = Path(tempfile.mkdtemp(prefix="recast-postgres-"))
        self._data = self._home / "data"
        self.port = free_port()
        self._as: list[str] = []
        if os.getuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self._home, user.pw_uid, user.pw_gid)
            self._as = [_binary("runuser", "/usr/sbin"), "-u", "postgres", "--"]
        # The same letters and the same order of them whatever language this machine speaks.
        speaks = ("--locale=C", "--encoding=UTF8")
        self._run(
            "initdb", "-D", str(self._data), "-U", "recast", "-A", "trust", "--no-sync", *speaks
        )
        self.start()

    def start(self) -> None:
        options = (
            # No socket in a folder: its whole path may have no more than 107 letters.
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
            " -c fsync=off -c max_connections=300"
        )
        log = self._home / "log"
        self._run("pg_ctl", "-D", str(self._data), "-l", str(log), "-w", "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", "immediate", "stop")

    def new_database(self, encoding: str = "UTF8") -> str:
        """The address of an empty database."""
        name = f"recast_{uuid4().hex}"
        made = f"CREATE DATABASE {name} ENCODING '{encoding}' TEMPLATE template0"
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            connection.execute(made.encode())
        return self._url(name)

    def set_read_only(self, url: str, read_only: bool) -> None:
        """As a server is that has become a standby, or is one no more: all sessions end."""
        name = url.rpartition("/")[2]
        with psycopg.connect(self._url("postgres"), autocommit=True) as connection:
            setting = f"default_transaction_read_only = {'on' if read_only else 'off'}"
            connection.execute(f"ALTER DATABASE {name} SET {setting}".encode())
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,)
            )

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self._home, ignore_errors=True)

    def _url(self, name: str) -> str:
        return f"postgresql://recast@127.0.0.1:{self.port}/{name}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as, _binary(program, *self._folders), *arguments]
        # A server that inherits a pipe keeps it open for ever, so its words go to a file.
        with (self._home / "output").open("ab") as output:
            subprocess.run(command, stdout=output, stderr=output, cwd="/", check=True)


class Redis:
    """A Redis server of its own; nothing of it outlives a stop."""

    def __init__(self) -> None:
        self._home = Path(tempfile.mkdtemp(prefix="recast-redis-"))
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        command = [_binary("redis-server"), "--port", str(self.port), "--bind", "127.0.0.1"]
        command += ["--save", "", "--appendonly", "no", "--dir", str(self._home)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        until(self._answers, what="redis-server")

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def flush(self) -> None:
        with redis.Redis.from_url(self.url, socket_timeout=PATIENCE) as client:
            client.flushall()

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self._home, ignore_errors=True)

    def _answers(self) -> bool:
        with redis.Redis.from_url(self.url, socket_timeout=PATIENCE) as client:
            try:
                return bool(client.ping())
            except redis.ConnectionError:
                return False
