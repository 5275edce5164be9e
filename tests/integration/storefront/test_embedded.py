"""The servers that come with the store start once, whoever asks, and come back after any end."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from storefront import embedded
from storefront.embedded import postgres, process

CHECKOUT = Path(__file__).resolve().parents[3]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of its own; whatever runs in it ends with the test."""
    data = tmp_path / "data"
    monkeypatch.setenv("HEIRLOOM_DATA", str(data))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)
    yield data
    monkeypatch.setenv("HEIRLOOM_DATA", str(data))
    embedded.stop()
    assert servers(data) == []


def servers(data: Path) -> list[int]:
    """The ids of the servers that run in a folder."""
    configuration = data / "valkey" / "valkey.conf"
    return process.running("postgres", data / "postgres") + process.running("valkey-server", configuration)


def ask(question: str) -> object:
    """The first value that the database answers."""
    with closing(psycopg2.connect(embedded.database_url())) as connection, connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
        return row[0] if row else None


def write(statement: str) -> None:
    with closing(psycopg2.connect(embedded.database_url())) as connection, connection, connection.cursor() as cursor:
        cursor.execute(statement)


def test_both_answer_after_the_start_and_are_gone_after_the_stop(folder: Path) -> None:
    embedded.ensure_running()
    assert str(ask("SHOW server_version")).startswith("18.")
    assert redis.Redis.from_url(embedded.redis_url()).ping()
    assert embedded.stop()
    assert servers(folder) == []


def test_a_paid_order_is_on_the_disk_before_it_is_confirmed(folder: Path) -> None:
    embedded.ensure_running()
    assert ask("SHOW synchronous_commit") == "on"
    assert ask("SHOW fsync") == "on"


def test_many_processes_that_ask_at_once_get_one_server(folder: Path) -> None:
    start = [sys.executable, "-m", "storefront.embedded", "start"]
    askers = [subprocess.Popen(start, cwd=CHECKOUT) for _ in range(5)]
    assert [asker.wait(120) for asker in askers] == [0] * 5
    assert len(servers(folder)) == 2


def test_what_was_committed_and_promised_survives_a_kill(folder: Path) -> None:
    embedded.ensure_running()
    write("CREATE TABLE kept AS SELECT 7 AS seven")
    cache = redis.Redis.from_url(embedded.redis_url())
    cache.set("task", "promised")
    cache.waitaof(1, 0, 5000)
    for pid in servers(folder):
        os.kill(pid, signal.SIGKILL)
    embedded.ensure_running()
    assert ask("SELECT seven FROM kept") == 7
    assert redis.Redis.from_url(embedded.redis_url()).get("task") == b"promised"


def test_sessions_that_notice_late_that_their_server_was_killed_hold_up_the_next_one_and_no_more(folder: Path) -> None:
    embedded.ensure_running()
    sessions = [psycopg2.connect(embedded.database_url()) for _ in range(12)]
    for session in sessions:
        os.kill(session.info.backend_pid, signal.SIGSTOP)
    for pid in process.running("postgres", folder / "postgres"):
        os.kill(pid, signal.SIGKILL)

    def notice_one_by_one() -> None:
        # Each says so in the log, where the next server has just said that it cannot start yet.
        for session in sessions:
            time.sleep(0.04)
            os.kill(session.info.backend_pid, signal.SIGCONT)

    late = threading.Thread(target=notice_one_by_one)
    late.start()
    embedded.ensure_running()
    late.join()
    assert ask("SELECT 1") == 1
    for session in sessions:
        session.close()


def test_a_server_that_dies_while_it_is_waited_for_makes_way_for_the_next_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded.ensure_running()
    (server,) = process.running("postgres", folder / "postgres")
    answers_any = postgres.answers_any

    def dies_first(data: embedded.DataFolder) -> bool:
        monkeypatch.setattr(postgres, "answers_any", answers_any)
        os.kill(server, signal.SIGKILL)
        while process.running("postgres", folder / "postgres"):
            time.sleep(0.01)
        return False

    monkeypatch.setattr(postgres, "answers", lambda data: False)
    monkeypatch.setattr(postgres, "answers_any", dies_first)
    postgres.start(embedded.DataFolder())
    assert ask("SELECT 1") == 1


def test_the_id_of_a_killed_server_may_belong_to_another_process_now(folder: Path) -> None:
    embedded.ensure_running()
    for pid in servers(folder):
        os.kill(pid, signal.SIGKILL)
    lock = folder / "postgres" / "postmaster.pid"
    lock.write_text("\n".join([str(os.getpid()), *lock.read_text().splitlines()[1:]]) + "\n")
    embedded.ensure_running()
    assert ask("SELECT 1") == 1


def test_a_start_that_was_cut_short_is_begun_anew(folder: Path) -> None:
    (folder / "postgres.unfinished" / "base").mkdir(parents=True)
    embedded.ensure_running()
    assert ask("SELECT 1") == 1


def test_a_folder_too_deep_for_a_socket_still_works(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("deep" * 25) / "传家 data"
    monkeypatch.setenv("HEIRLOOM_DATA", str(deep))
    embedded.ensure_running()
    assert ask("SELECT 1") == 1
    assert embedded.stop()
    assert servers(deep) == []
    assert not Path(f"/tmp/heirloom-{embedded.DataFolder().digest}").exists()  # noqa: S108 - where a short socket is


def test_a_port_that_somebody_took_meanwhile_is_given_up(folder: Path) -> None:
    embedded.ensure_running()
    address = folder / "run" / "valkey.json"
    before = json.loads(address.read_text())["port"]
    embedded.stop()
    with socket.socket() as other:
        other.bind(("127.0.0.1", before))
        other.listen()
        embedded.ensure_running()
        assert json.loads(address.read_text())["port"] != before
        assert redis.Redis.from_url(embedded.redis_url()).ping()


def test_the_cache_lets_nobody_in_without_its_password(folder: Path) -> None:
    embedded.ensure_running()
    port = json.loads((folder / "run" / "valkey.json").read_text())["port"]
    with pytest.raises(redis.AuthenticationError):
        redis.Redis(port=port, retry=Retry(NoBackoff(), retries=0)).ping()
    assert (folder / "run" / "valkey.json").stat().st_mode & 0o077 == 0
    assert (folder / "valkey" / "valkey.conf").stat().st_mode & 0o077 == 0


def test_a_stop_leaves_servers_alone_that_another_process_holds(folder: Path) -> None:
    embedded.ensure_running()
    holder = subprocess.Popen(
        [sys.executable, "-c", "from storefront import embedded; embedded.hold(); print(1, flush=True); input()"],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout
    holder.stdout.readline()
    try:
        assert not embedded.stop()
        assert ask("SELECT 1") == 1
    finally:
        holder.communicate(b"\n", timeout=120)
    assert embedded.stop()


def test_a_part_that_the_environment_names_is_not_started(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere.example/shop")
    embedded.ensure_running()
    assert not (folder / "postgres").exists()
    assert len(servers(folder)) == 1
