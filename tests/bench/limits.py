"""What the machine itself can do, measured in the same run as the store: else a number says nothing."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storefront import embedded
from storefront.demo.children import Children, web_command
from storefront.embedded.postgres import program
from tests.databases import CHECKOUT, database_url, run_sql
from tests.functional.demo_process import free_port
from tests.live import wait_for

DATABASE = "heirloom_bench"


@contextmanager
def bare_view() -> Iterator[str]:
    """The address of a bare Django view, served just as the store is."""
    port = free_port()
    folder = embedded.DataFolder().path / "live"
    children = Children(mark=f"{folder}:bare", environment={**os.environ, "PORT": str(port)}, cwd=CHECKOUT)
    try:
        web = children.start([*web_command()[:-1], "tests.bench.bare:application"], log=folder / "bare.log")
        wait_for(f"http://127.0.0.1:{port}/", web, folder / "bare.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        children.end_all()


@contextmanager
def small_bank() -> Iterator[str]:
    """A database with the tables of pgbench."""
    run_sql(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
    run_sql(f"CREATE DATABASE {DATABASE}")
    try:
        _pgbench("--initialize", "--quiet", "--scale", "10")
        yield DATABASE
    finally:
        run_sql(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")


def transactions(*, clients: int, seconds: float) -> float:
    """pgbench's own transactions (three updates, a read, an insert) per second."""
    said = _pgbench("--client", str(clients), "--jobs", str(min(clients, 2)), "--time", str(max(1, round(seconds))))
    found = re.search(r"tps = ([\d.]+)", said)
    assert found, said
    return float(found[1])


def _pgbench(*words: str) -> str:
    command: list[str | Path] = [program("pgbench"), *words, database_url(DATABASE)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
