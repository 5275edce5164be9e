"""`make test`: every check and every test, cheap ones first; all run, and a summary at the end says what failed.

`--only lint` or `--only tests` runs a part. What follows `--` goes to pytest.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NO_BROWSER = "BROWSER TESTS DID NOT RUN: there is no Chromium here, and only root on Debian gets one by itself."


@dataclass(frozen=True)
class Check:
    """One command that passes or fails."""

    name: str
    part: str
    command: Sequence[str]


def checks(pytest_words: Sequence[str]) -> list[Check]:
    """In the order in which they run."""

    def module(name: str, *words: str) -> list[str]:
        return [sys.executable, "-m", name, *words]

    return [
        Check("ruff check", "lint", module("ruff", "check", ".")),
        Check("ruff format", "lint", module("ruff", "format", "--check", ".")),
        Check("import-linter", "lint", [str(Path(sys.executable).with_name("lint-imports"))]),
        Check("mypy", "lint", module("mypy")),
        Check("migrations", "lint", [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"]),
        *[Check(f"pytest {name}", "tests", module("pytest", *words)) for name, words in runs(pytest_words)],
    ]


def runs(pytest_words: Sequence[str]) -> list[tuple[str, Sequence[str]]]:
    """What was asked for, or everything: first what two processes can share, then what wants the machine for itself."""
    if pytest_words:
        return [("", pytest_words)]
    return [
        ("rooms", ("--numprocesses", "2", "tests/unit", "tests/integration")),
        ("store", ("tests/concurrency", "tests/contract", "tests/functional")),
    ]


def main() -> int:
    """Run what was asked for. Returns the number of failed checks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("lint", "tests"))
    parser.add_argument("pytest", nargs="*", help="words for pytest, after --")
    asked = parser.parse_args()
    wanted = [check for check in checks(asked.pytest) if asked.only in (None, check.part)]
    if any(check.part == "tests" for check in wanted):
        install_browser()
    results = []
    for check in wanted:
        say(f"\n=== {check.name}")
        begun = time.monotonic()
        code = subprocess.run(check.command, cwd=CHECKOUT, check=False).returncode  # noqa: S603 - the commands are ours
        results.append((check.name, code, time.monotonic() - begun))
    say("\n=== summary")
    for name, code, seconds in results:
        say(f"  {name:<16} {'passed' if code == 0 else 'FAILED'} {seconds:7.1f} s")
    if any(check.part == "tests" for check in wanted) and not browser():
        say(f"  {NO_BROWSER}")
    # The servers end unless a demo, or somebody else's test, still uses them.
    stop = [sys.executable, "-m", "storefront.embedded", "stop"]
    subprocess.run(stop, cwd=CHECKOUT, capture_output=True, check=False)  # noqa: S603 - the command is ours
    failed = [name for name, code, _ in results if code]
    say(f"\n{'All checks passed.' if not failed else 'Failed: ' + ', '.join(failed) + '.'}")
    return len(failed)


def browser() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def install_browser() -> None:
    """Fetch Debian's Chromium when that is possible without asking anybody."""
    if browser() or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    say("Installing Chromium for the browser tests.")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        done = subprocess.run(  # noqa: S603 - the command is ours
            ["apt-get", "-qq", *words],  # noqa: S607 - wherever Debian keeps it
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            say(f"apt-get {words[0]} failed: {(done.stderr.strip().splitlines() or ['it says nothing'])[-1]}")
            return


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        sys.exit(min(main(), 1))
    except KeyboardInterrupt:
        sys.exit(130)
