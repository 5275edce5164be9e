"""What stands in the way of a start is said in one sentence, and nothing is left running."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storefront import embedded
from tests.functional.demo_process import CHECKOUT, PATIENCE, clean_environment, processes_of, refused


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "data"
    yield folder
    assert processes_of(folder) == []


def test_a_taken_port(data: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert refused(data, PORT=str(port)) == f"Port {port} is taken: choose another, as in PORT=8123 make demo."


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1", "８０００"])
def test_a_port_that_is_none(data: Path, port: str) -> None:
    assert refused(data, PORT=port) == f"PORT must be a number from 1 to 65535, not {port!r}."


def test_a_number_of_web_processes_that_is_none(data: Path) -> None:
    assert refused(data, WEB_WORKERS="two") == "WEB_WORKERS must be a whole number from 1 to 65535, not 'two'."


def test_a_file_in_the_place_of_the_folder(data: Path) -> None:
    data.write_text("a file")
    assert "is in the way, a folder is needed there" in refused(data)


def test_a_folder_that_postgresql_does_not_know(data: Path) -> None:
    (data / "postgres" / "something").mkdir(parents=True)
    assert "is not a data folder of PostgreSQL" in refused(data)


def test_data_of_another_version(data: Path) -> None:
    (data / "postgres").mkdir(parents=True)
    (data / "postgres" / "PG_VERSION").write_text("garbage\n")
    assert "is of PostgreSQL 'garbage', not 18" in refused(data)


def test_a_database_with_a_hole(data: Path) -> None:
    started = subprocess.run(
        [sys.executable, "-m", "storefront.embedded", "start"],
        cwd=CHECKOUT,
        env=clean_environment(HEIRLOOM_DATA=str(data)),
        check=False,
    )
    assert started.returncode == 0
    subprocess.run(
        [sys.executable, "-m", "storefront.embedded", "stop"],
        cwd=CHECKOUT,
        env=clean_environment(HEIRLOOM_DATA=str(data)),
        check=True,
    )
    (data / "postgres" / "global" / "pg_control").unlink()
    sentence = refused(data)
    assert sentence.startswith("PostgreSQL does not start")
    assert "`make reset` begins anew" in sentence


def test_a_broken_store_of_tasks(data: Path) -> None:
    folder = data / "valkey" / "appendonlydir"
    folder.mkdir(parents=True)
    (folder / "appendonly.aof.manifest").write_text("garbage garbage garbage\n")
    assert refused(data).startswith("Valkey does not start")


@pytest.mark.skipif(os.geteuid() != 0, reason="Only root can make a small disk to fill.")
def test_a_full_disk(data: Path) -> None:
    data.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=20m", "none", data], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("This machine lets nobody mount.")
    try:
        assert refused(data).startswith("The disk is full: ")
    finally:
        subprocess.run(["umount", data], check=True)


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://localhost/shop", "DATABASE_URL must begin with postgresql://."),
        ("postgresql://127.0.0.1:1/shop", "DATABASE_URL cannot be used: connection to server at"),
        ("postgresql://nowhere.invalid/shop", "DATABASE_URL cannot be used: could not translate host name"),
        ("postgresql://127.0.0.1:port/shop", "DATABASE_URL cannot be used: "),
        ("postgresql://[/shop", "DATABASE_URL cannot be used: "),
    ],
)
def test_a_wrong_database(data: Path, url: str, sentence: str) -> None:
    assert refused(data, DATABASE_URL=url).startswith(sentence)


def test_a_database_that_does_not_exist(data: Path) -> None:
    assert "does not exist" in refused(data, DATABASE_URL=embedded.database_url("not_there"))


def test_a_password_never_shows(data: Path) -> None:
    assert "secret" not in refused(data, DATABASE_URL="postgresql://shop:secret@127.0.0.1:1/shop")


@pytest.mark.parametrize("url", ["redis://127.0.0.1:1/0", "http://127.0.0.1/", "redis://127.0.0.1:port/0", "nonsense"])
def test_a_wrong_cache(data: Path, url: str) -> None:
    assert refused(data, REDIS_URL=url).startswith("REDIS_URL cannot be used: ")


class TestTools:
    """`scripts/python` finds what make runs on: the system's own Python first, unless PYTHON says otherwise."""

    def found(self, folder: Path, named: str = "python3", **programs: str) -> subprocess.CompletedProcess[str]:
        for name, script in programs.items():
            (folder / name).write_text(f"#!/bin/sh\n{script}\n")
            (folder / name).chmod(0o755)
        return subprocess.run(
            ["/bin/sh", CHECKOUT / "scripts" / "python"],
            env={"PATH": str(folder), "PYTHON": named},
            capture_output=True,
            text=True,
            check=False,
        )

    def test_without_python(self, tmp_path: Path) -> None:
        done = self.found(tmp_path)
        assert done.returncode == 1
        assert done.stderr.startswith("Python 3.11 or later is missing")
        assert len(done.stderr.splitlines()) == 1

    def test_with_an_old_python(self, tmp_path: Path) -> None:
        assert self.found(tmp_path, python3="exit 1").stderr.startswith("Python 3.11 or later is missing")

    def test_without_venv(self, tmp_path: Path) -> None:
        done = self.found(tmp_path, python3='case "$2" in *venv*) exit 1;; esac')
        assert done.returncode == 1
        assert done.stderr.startswith("python3 cannot make virtual environments")

    def test_a_later_python_beside_an_old_one(self, tmp_path: Path) -> None:
        done = self.found(tmp_path, python3="exit 1", **{"python3.12": "exit 0"})
        assert (done.returncode, done.stdout) == (0, "python3.12\n")

    def test_the_systems_own_comes_first(self, tmp_path: Path) -> None:
        own = "/usr/bin/python3"
        asks = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"
        if not Path(own).exists() or subprocess.run([own, "-c", asks], check=False).returncode:
            own = "python3"
        assert self.found(tmp_path, named="", python3="exit 0").stdout == f"{own}\n"


def test_make_alone_lists_every_target() -> None:
    listed = subprocess.run(["make"], cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout
    for target in ("demo", "test", "bench", "reset", "fmt", "lint", "requirements", "messages", "shell"):
        assert f"make {target} " in listed


class TestReset:
    """`make reset` makes way for a new start, whatever is there."""

    def reset(self, data: Path) -> subprocess.CompletedProcess[str]:
        environment = clean_environment(HEIRLOOM_DATA=str(data))
        return subprocess.run(
            ["make", "reset"], cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False
        )

    def test_running_servers_are_stopped_first(self, data: Path) -> None:
        subprocess.run(
            [sys.executable, "-m", "storefront.embedded", "start"],
            cwd=CHECKOUT,
            env=clean_environment(HEIRLOOM_DATA=str(data)),
            check=True,
        )
        assert self.reset(data).stdout == f"{data} is removed.\n"
        assert not data.exists()

    def test_broken_folders_go_too(self, data: Path) -> None:
        data.mkdir()
        (data / "run").write_text("a file where a folder should be")
        assert self.reset(data).returncode == 0
        assert not data.exists()

    def test_a_demo_that_runs_is_not_pulled_from_under_its_visitors(self, data: Path) -> None:
        environment = clean_environment(HEIRLOOM_DATA=str(data))
        holding = "from storefront import embedded; embedded.hold(); print(flush=True); input()"
        holder = subprocess.Popen(
            [sys.executable, "-c", holding],
            cwd=CHECKOUT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert holder.stdout
        holder.stdout.readline()
        try:
            refused = self.reset(data)
        finally:
            holder.communicate(b"\n", timeout=PATIENCE)
        assert refused.returncode != 0
        assert "in use by another command" in refused.stderr
        assert data.exists()
