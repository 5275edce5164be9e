"""The store as a client meets it: two web processes of four threads and a task worker, on a free port.

It has a database, a cache and folders of its own. Its content is loaded once and kept as a template database, so that a
later start takes seconds.
"""

import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import redis

from storefront import embedded
from storefront.demo import freshness
from storefront.demo.children import Children, end_marked, web_command, worker_command
from tests.databases import CHECKOUT, database_url, migrated_template, run_sql
from tests.first_start import first_start
from tests.functional.demo_process import free_port

SECONDS_TO_ANSWER = 180
TEMPLATE = "heirloom_live_template"


def lane_number() -> int:
    """0, or the number of this process among those that test side by side."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "").removeprefix("gw")
    return int(worker or os.environ.get("HEIRLOOM_TEST_LANE") or 0)


def cache_url(number: int) -> str:
    """The database `number` of the Valkey that tests use."""
    outside = os.environ.get("REDIS_URL")
    return urlunsplit(urlsplit(outside)._replace(path=f"/{number}")) if outside else embedded.redis_url(number)


class LiveStore:
    """`url` answers; `manage` runs a command against the same database; `database_url` is for looking inside."""

    def __init__(self) -> None:
        number = lane_number()
        self._name = f"heirloom_live_{number}"
        self._data = embedded.DataFolder().path / "live"
        self._logs = self._data / f"logs-{number}"
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self.database_url = database_url(self._name)
        self.redis_url = cache_url(40 + 2 * number)
        self._broker = cache_url(41 + 2 * number)
        self._mark = f"{self._data}:{number}"
        self._children = Children(mark=self._mark, environment=self._environment(self.database_url), cwd=CHECKOUT)

    def start(self) -> None:
        """Make the database, start the processes and wait until they answer."""
        end_marked(self._mark)
        self._logs.mkdir(parents=True, exist_ok=True)
        with (self._data / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._make_database()
            stamp = self._data / "static.done"
            if not stamp.exists() or stamp.read_text() != freshness.static():
                self.manage("collectstatic", "--no-input", "--verbosity", "0")
                stamp.write_text(freshness.static())
        for url in (self.redis_url, self._broker):
            with redis.Redis.from_url(url) as client:
                client.flushdb()
        self._web = self._children.start(web_command(), log=self._logs / "web.log")
        self.start_the_task_worker()
        wait_for(f"{self.url}/healthz", self._web, self._logs / "web.log")

    def stop(self) -> None:
        """End all processes for sure and remove the database; the template stays."""
        self._children.end_all()
        run_sql(f"DROP DATABASE IF EXISTS {self._name} WITH (FORCE)")

    def link_for(self, email: str) -> str:
        """The path in the newest letter to somebody, once the worker has written it."""
        found: list[str] = []

        def has_come() -> bool:
            for path in sorted((self._data / "mail").glob("*.log"), key=lambda each: each.stat().st_mtime):
                for raw in path.read_bytes().split(b"-" * 79 + b"\n"):
                    letter = message_from_bytes(raw.strip(), policy=default)
                    text = letter.get_body(("plain",)) if letter["To"] == email else None
                    links = (
                        re.findall(rf"^{re.escape(self.url)}(/\S+)$", text.get_content(), re.MULTILINE) if text else []
                    )
                    found.extend(link for link in links if len(link) > len("/en/"))
            return bool(found)

        wait_until(has_come, seconds=SECONDS_TO_ANSWER)
        return found[-1]

    def written(self) -> str:
        """All that its processes have logged so far."""
        return "".join(path.read_text(errors="replace") for path in self._logs.glob("*.log"))

    def kill_a_web_process(self) -> None:
        """As the system does when memory is short. gunicorn starts another one."""
        processes = children_of(self._web.pid)
        os.kill(processes[0], signal.SIGKILL)

    def kill_the_task_worker(self) -> None:
        self._worker.kill()
        self._worker.wait()
        self._children.finish(self._worker)

    def start_the_task_worker(self) -> None:
        command = worker_command(schedule=self._data / f"beat-{self._port}")
        self._worker = self._children.start(command, log=self._logs / "worker.log")

    def manage(self, *words: str, database: str | None = None) -> str:
        """What a command of the store prints. Fails the test, with all that it said, when the command fails."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=CHECKOUT,
            env={**os.environ, **self._environment(database or self.database_url)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"manage.py {' '.join(words)}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def _environment(self, url: str) -> dict[str, str]:
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "storefront.settings",
            "DATABASE_URL": url,
            "REDIS_URL": self.redis_url,
            "CELERY_BROKER_URL": self._broker,
            "HEIRLOOM_DATA": str(self._data),
            "PORT": str(self._port),
            "PUBLIC_URL": self.url,
        }

    def _make_database(self) -> None:
        """Copy the template, which is filled once as long as migrations, content and day stay the same."""
        wanted = f"{freshness.content()} {freshness.migrations()}"
        stamp = self._data / "content.done"
        if not (stamp.exists() and stamp.read_text() == wanted):
            run_sql(f"DROP DATABASE IF EXISTS {TEMPLATE} WITH (FORCE)")
            self._make_template()
            stamp.write_text(wanted)
        run_sql(f"DROP DATABASE IF EXISTS {self._name} WITH (FORCE)")
        run_sql(f"CREATE DATABASE {self._name} TEMPLATE {TEMPLATE}")

    def _make_template(self) -> None:
        """The content of a demo that was started from nothing; where the database is not ours, load it there."""
        if "DATABASE_URL" in os.environ:
            run_sql(f"CREATE DATABASE {TEMPLATE} TEMPLATE {migrated_template()}")
            self.manage("load_demo", database=database_url(TEMPLATE))
            return
        run_sql(f"CREATE DATABASE {TEMPLATE}")
        first = first_start()
        first.restore(database_url(TEMPLATE))
        for name in ("media", "static"):
            shutil.rmtree(self._data / name, ignore_errors=True)
            shutil.copytree(first.data / name, self._data / name)
        (self._data / "static.done").write_text(freshness.static())


def children_of(pid: int) -> list[int]:
    """The processes that a process has started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def wait_for(url: str, web: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the address answers well. Fails the test when it does not, or its process ends."""
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own address
                return
        except OSError:
            assert web.poll() is None, f"The web server has ended: {log}"
            assert time.monotonic() < deadline, f"{url} does not answer: {log}"
            time.sleep(0.1)


def wait_until(true: Callable[[], bool], *, seconds: float) -> None:
    """Wait until something has become true. Fails the test when it has not by then."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"It did not come about within {seconds} s."
        time.sleep(0.2)
