"""The demo's first start in an empty folder: made once per run of the tests, by whoever needs it first.

The tests of `make demo` start it again from that folder, and the live store takes over what it has loaded.
"""

import fcntl
import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from storefront import embedded
from storefront.embedded import postgres
from tests.functional.demo_process import CHECKOUT, DemoProcess, clean_environment

SECONDS_TO_LOAD = 600


@dataclass(frozen=True)
class FirstStart:
    """What was seen of it. The demo has been stopped again."""

    run: str
    url: str
    printed: str
    health: int
    children: int
    status: int
    left_behind: list[str]

    @property
    def data(self) -> Path:
        """Its folder, with the content loaded."""
        return _folder() / "data"

    def restore(self, database_url: str) -> None:
        """Fill an empty database with its content."""
        words = [postgres.program("pg_restore"), "--no-owner", "--exit-on-error", f"--dbname={database_url}", _dump()]
        subprocess.run(words, check=True)


def first_start() -> FirstStart:
    """Start it, unless a test of this run has done so."""
    _folder().mkdir(parents=True, exist_ok=True)
    seen = _folder() / "seen.json"
    with (_folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if seen.exists() and (known := FirstStart(**json.loads(seen.read_text()))).run == _this_run():
            return known
        seen.unlink(missing_ok=True)
        made = _start(_folder() / "data")
        seen.write_text(json.dumps(asdict(made)))
        return made


def _start(data: Path) -> FirstStart:
    environment = clean_environment(HEIRLOOM_DATA=str(data))
    reset = [sys.executable, "-m", "storefront.embedded", "reset"]
    subprocess.run(reset, cwd=CHECKOUT, env=environment, check=True, capture_output=True)
    with DemoProcess(data) as demo:
        demo.wait_until("Ctrl-C stops everything", seconds=SECONDS_TO_LOAD)
        health, children = demo.health(), len(demo.left_behind())
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("HEIRLOOM_DATA", str(data))
            url = embedded.database_url()
        dump = [postgres.program("pg_dump"), "--format=custom", "--compress=0", f"--file={_dump()}", url]
        subprocess.run(dump, check=True)
        return FirstStart(
            run=_this_run(),
            url=f"http://127.0.0.1:{demo.port}/",
            printed="\n".join(demo.output),
            health=health,
            children=children,
            status=demo.stop(),
            left_behind=demo.left_behind(),
        )


def _folder() -> Path:
    return embedded.DataFolder().path / "first-start"


def _dump() -> Path:
    return _folder() / "content.dump"


def _this_run() -> str:
    """The same in all processes of one run of the tests."""
    names = ("HEIRLOOM_TEST_RUN", "PYTEST_XDIST_TESTRUNUID")
    return next(filter(None, map(os.environ.get, names)), str(os.getpid()))
