"""The key that is made where none is set: one for all processes, readable by its owner alone."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from recast.domain.errors import SetupError
from recast.secret_key import secret_key
from recast.settings import Settings


@pytest.fixture
def settings(tmp_path):
    return Settings.from_env({"RECAST_HOME": str(tmp_path / "home")})


def test_all_that_start_at_once_have_the_same_key(settings):
    start = Barrier(16)

    def ask(_):
        start.wait()
        return secret_key(settings)

    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(ask, range(16)))
    assert len(keys) == 1
    assert len(keys.pop()) == 64
    assert (settings.home / "secret.key").stat().st_mode & 0o777 == 0o600


def test_an_empty_file_that_a_crash_left_is_no_key(settings):
    settings.home.mkdir()
    (settings.home / "secret.key").touch()
    assert len(secret_key(settings)) == 64
    assert secret_key(settings) == secret_key(settings)


def test_half_a_key_is_refused_instead_of_signing_with_it(settings):
    settings.home.mkdir()
    (settings.home / "secret.key").write_text("abc")
    with pytest.raises(SetupError, match="damaged"):
        secret_key(settings)
