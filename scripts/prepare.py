"""Make .venv/ and install the pinned requirements into it, when they have changed since the last time.

Runs on the system's Python, before anything is installed: standard library only.
"""

import fcntl
import hashlib
import os
import signal
import subprocess
import sys
import time
import venv
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
ENVIRONMENT = CHECKOUT / ".venv"
REQUIREMENTS = CHECKOUT / "requirements.txt"
STAMP = ENVIRONMENT / "requirements.sha256"


class PrepareError(Exception):
    """The environment cannot be made. The text is one sentence for a person."""


def main() -> None:
    """Bring .venv/ up to date; silent when it is already."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    # Two commands at once prepare one after the other.
    with REQUIREMENTS.open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        wanted = hashlib.sha256(lock.read()).hexdigest()
        works = python_works()
        if works and STAMP.exists() and STAMP.read_text().strip() == wanted:
            return
        begun = time.monotonic()
        say(f"Heirloom 传家: {'updating' if works else 'making'} .venv/, about a minute.")
        if not works:
            venv.EnvBuilder(with_pip=True, clear=ENVIRONMENT.exists()).create(ENVIRONMENT)
        install()
        STAMP.write_text(wanted + "\n")
        say(f"  python packages      {time.monotonic() - begun:6.1f} s")


def python_works() -> bool:
    """Whether .venv/ is whole: a checkout that was moved, or a first run that was cut short, leaves it broken."""
    try:
        probe = subprocess.run(  # noqa: S603 - the command is ours
            [ENVIRONMENT / "bin" / "python", "-c", "import pip"], capture_output=True, check=False
        )
    except OSError:
        return False
    return probe.returncode == 0


def install() -> None:
    """Install exactly what is pinned. Raises PrepareError with what pip says went wrong."""
    command = [ENVIRONMENT / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-input"]
    command += ["--disable-pip-version-check", "--require-hashes", "--requirement", REQUIREMENTS]
    environment = {**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}
    pip = subprocess.Popen(  # noqa: S603 - the command is ours
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, start_new_session=True
    )
    try:
        said = pip.communicate()[0].strip().splitlines()
    except BaseException:
        os.killpg(pip.pid, signal.SIGKILL)
        pip.wait()
        raise
    if pip.returncode:
        errors = [line for line in said if line.startswith("ERROR:")] or said[-1:] or ["it says nothing"]
        reason = next((line for line in errors if "No space left" in line), errors[0])
        offline = "Could not find a version" in reason
        hint = ", maybe because the package index cannot be reached" if offline else ""
        raise PrepareError(f"The Python packages cannot be installed{hint}: {reason.removeprefix('ERROR:').strip()}")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main()
    except PrepareError as error:
        sys.exit(str(error))
    except subprocess.CalledProcessError as error:
        said = (error.output or b"").decode(errors="replace").strip().splitlines() or [str(error)]
        sys.exit(f".venv/ cannot be made: {said[-1]}")
    except OSError as error:
        sys.exit(f".venv/ cannot be made: {error.strerror} ({error.filename or ENVIRONMENT}).")
    except KeyboardInterrupt:
        sys.exit(130)
