"""A real server in a process of its own, on a free port, with a home of its own."""

import http.cookiejar
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from services import PATIENCE, free_port

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def text(self):
        return self.body.decode()


@dataclass
class Browser:
    """A client with cookies that sends the CSRF token of the page it has seen."""

    base: str
    opener: urllib.request.OpenerDirector = field(init=False)
    token: str = ""

    def __post_init__(self):
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(jar), _NoRedirect()
        )

    def get(self, path, **headers):
        return self.send(urllib.request.Request(self.base + path, headers=headers))

    def open(self, path="/"):
        """Opens a page and remembers its CSRF token."""
        answer = self.get(path)
        found = re.search(r'name="csrf-token" content="([^"]+)"', answer.text)
        self.token = found.group(1) if found else ""
        return answer

    def post(self, path, form=None, *, body=None, file=None, method="POST", **headers):
        data, kind = _encoded(form or {}, body, file)
        sent = {"X-CSRFToken": self.token, "Content-Type": kind, **headers}
        return self.send(
            urllib.request.Request(self.base + path, data=data, headers=sent, method=method)
        )

    def streaming(self, path, form):
        """The lines of an answer that has not ended, as a context that closes it."""
        data, kind = _encoded(form, None, None)
        sent = {"X-CSRFToken": self.token, "Content-Type": kind}
        return self.opener.open(
            urllib.request.Request(self.base + path, data=data, headers=sent), timeout=PATIENCE
        )

    def send(self, request):
        try:
            with self.opener.open(request, timeout=PATIENCE) as response:
                return Answer(response.status, dict(response.headers), response.read())
        except urllib.error.HTTPError as refused:
            with refused:
                return Answer(refused.code, dict(refused.headers), refused.read())


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def _encoded(form, body, file):
    if body is not None:
        return json.dumps(body).encode(), "application/json"
    if file is None:
        return urllib.parse.urlencode(
            form, doseq=True
        ).encode(), "application/x-www-form-urlencoded"
    name, data = file
    mark = uuid.uuid4().hex
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in form.items()
    ]
    head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    parts += [head.encode(), data, f"\r\n--{mark}--\r\n".encode()]
    return b"".join(parts), f"multipart/form-data; boundary={mark}"


def _wait_until_ready(process, base):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"The server ended with {process.returncode}.")
        try:
            with urllib.request.urlopen(f"{base}/readyz", timeout=2):
                return
        except OSError:
            time.sleep(0.05)  # polling another process; there is nothing to wait on
    pytest.fail("The server did not become ready.")


@pytest.fixture(scope="session")
def serve(tmp_path_factory):
    """Starts a server with extra environment, returns its address; all stop at the end."""
    processes = []

    def start(**environ):
        port = free_port()
        home = tmp_path_factory.mktemp("home")
        process = subprocess.Popen(
            [sys.executable, "-m", "recast", "serve", "--port", str(port), "--with-example"],
            env={**os.environ, "RECAST_HOME": str(home), **environ},
        )
        processes.append(process)
        _wait_until_ready(process, f"http://127.0.0.1:{port}")
        return f"http://127.0.0.1:{port}"

    yield start
    for process in processes:
        process.terminate()
    for process in processes:
        process.wait(timeout=PATIENCE)


@pytest.fixture(scope="session")
def server(serve) -> Iterator[str]:
    return serve()


@pytest.fixture
def browser(server):
    made = Browser(server)
    made.open()
    return made


@pytest.fixture(scope="session")
def example_docx() -> Path:
    with resources.as_file(resources.files("recast.example") / "resume.docx") as path:
        return path


@pytest.fixture
def make_browser():
    return Browser


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium")
    assert path, "Chromium is missing; run scripts/install-debian-packages.sh."
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=path,
            args=FLAGS,
            timeout=PATIENCE * 1000,
            # It makes a socket there, whose whole path may have no more than 107 letters.
            env={**os.environ, "TMPDIR": "/tmp"},
        )
        yield launched
        launched.close()


@pytest.fixture(params=[1280, 390], ids=["desk", "phone"])
def page(chromium, request):
    """A page of its own; `problems` are its errors and what it asked of any other host."""
    context = chromium.new_context(viewport={"width": request.param, "height": 850})
    context.set_default_timeout(PATIENCE * 1000)
    opened = context.new_page()
    opened.problems = []
    opened.on("pageerror", lambda error: opened.problems.append(str(error)))
    opened.on("request", lambda sent: _note_if_foreign(opened, sent.url))
    yield opened
    context.close()


def _note_if_foreign(page, address):
    if not address.startswith(("http://127.0.0.1:", "data:", "blob:", "about:")):
        page.problems.append(address)


@pytest.fixture
def begin(server, example_docx):
    """Starts a customization of the example from the start page of `page`."""

    def begin(page, *, review):
        page.goto(server)
        page.select_option("#resume-id", "")
        page.set_input_files("#resume-file", str(example_docx))
        # Not the newest, which is chosen already: that is whatever another test has stored.
        example = page.locator("#job-id option", has_text="Tidewater Freight").last
        page.select_option("#job-id", example.get_attribute("value"))
        page.check("[value=extensive]")
        page.set_checked("#review", review)
        page.click("[type=submit]")
        page.wait_for_url("**/customizations/*")

    return begin
