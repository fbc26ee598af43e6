"""Users' keys: sealed for their owner, and for nobody else."""

import base64
import dataclasses
import json

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select, update

from engines.model_server import model_server
from recast.db.database import Database
from recast.db.migrate import ensure_ready
from recast.db.tables import UserKeyRow, UserRow
from recast.db.user_keys import UserKey, UserKeys
from recast.db.users import Users
from recast.domain.errors import EngineNotConfigured
from recast.engine_makers import chosen_model, engine_status, try_engine, with_user_key
from recast.settings import Settings

SECRET, OTHER = "ab" * 32, "cd" * 32
KEY = UserKey("openai", "sk-mine-123", "https://models.example.com/v1", "gpt-x")


@pytest.fixture
def database(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'recast.db'}")
    ensure_ready(database, create=True)
    yield database
    database.close()


@pytest.fixture
def owner(database):
    return Users(database).local().id


def test_a_key_comes_back_as_it_went_in(database, owner):
    keys = UserKeys(database, SECRET)
    keys.save(owner, KEY)
    assert keys.get(owner, "openai") == KEY
    assert keys.get(owner, "anthropic") is None
    keys.remove(owner, "openai")
    assert keys.get(owner, "openai") is None


def test_a_key_is_not_shown_in_logs(database, owner):
    assert "sk-mine" not in repr(KEY)


def test_another_secret_opens_nothing(database, owner):
    UserKeys(database, SECRET).save(owner, KEY)
    with pytest.raises(EngineNotConfigured, match="enter it again"):
        UserKeys(database, OTHER).get(owner, "openai")


def test_a_row_moved_to_another_user_opens_nothing(database, owner):
    keys = UserKeys(database, SECRET)
    keys.save(owner, KEY)
    with database.write() as session:
        thief = UserRow(email="thief@example.org", fs_uniquifier="t", active=True)
        session.add(thief)
        session.flush()
        stolen = session.scalar(select(UserKeyRow).where(UserKeyRow.owner_id == owner))
        assert stolen is not None
        stolen.owner_id = thief.id
        thief_id = thief.id
    with pytest.raises(EngineNotConfigured):
        keys.get(thief_id, "openai")


@pytest.mark.parametrize("change", [{"base_url": "https://thief.example.net"}, {"model": "dear"}])
def test_a_row_whose_address_or_model_was_changed_opens_nothing(database, owner, change):
    keys = UserKeys(database, SECRET)
    keys.save(owner, KEY)
    with database.write() as session:
        session.execute(update(UserKeyRow).values(**change))
    with pytest.raises(EngineNotConfigured, match="enter it again"):
        keys.get(owner, "openai")
    kept = keys.kept(owner, "openai")
    assert kept is not None
    assert not kept.has_key
    keys.save(owner, KEY)
    assert keys.get(owner, "openai") == KEY


def test_a_key_that_an_earlier_version_sealed_still_opens(database, owner):
    fernet = Fernet(base64.urlsafe_b64encode(bytes.fromhex(SECRET)))
    sealed = fernet.encrypt(json.dumps({"owner": owner, "engine": "openai", "key": "k"}).encode())
    with database.write() as session:
        address = "https://models.example.com/v1"
        session.add(UserKeyRow(owner_id=owner, engine="openai", sealed=sealed, base_url=address))
    kept = UserKeys(database, SECRET).get(owner, "openai")
    assert kept == UserKey("openai", "k", "https://models.example.com/v1")


def test_the_server_s_own_key_never_goes_to_an_address_that_a_user_chose():
    server = Settings.from_env({"OPENAI_API_KEY": "sk-server", "ANTHROPIC_API_KEY": "sk-server"})
    mine = UserKey("openai", "", "https://elsewhere.example.com/v1", "m")
    assert chosen_model("openai", with_user_key(server, mine)).key != "sk-server"
    claude = dataclasses.replace(mine, engine="anthropic")
    with pytest.raises(EngineNotConfigured):
        chosen_model("anthropic", with_user_key(server, claude))


@pytest.mark.parametrize("engine", ["openai", "anthropic"])
def test_where_there_are_accounts_a_private_address_is_not_talked_to(engine):
    with model_server() as site:
        mine = UserKey(engine, "sk-mine", f"{site.url}/v1", "scripted-model")
        local = with_user_key(Settings.from_env({"RECAST_MODE": "local"}), mine)
        assert engine_status(engine, local, ask=True).reachable
        shared = with_user_key(Settings.from_env({"RECAST_MODE": "accounts"}), mine)
        status = engine_status(engine, shared, ask=True)
        assert not status.reachable
        assert "not on the public internet" in status.message
        with pytest.raises(EngineNotConfigured):
            try_engine(engine, shared)
        assert not site.asked
