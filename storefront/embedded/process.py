"""Servers as processes: started apart from whoever starts them, found again by their command line, ended for sure.

PostgreSQL refuses to run as root. Started by root, both servers therefore run as the owner of their folder, `nobody` at
first. Should that user not be able to enter the folders on the way (a checkout below /root, say), the server gets the
one capability for it, rather than that we loosen the permissions of folders that are not ours.
"""

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from storefront.embedded.folder import StartError

_children: list[subprocess.Popen[bytes]] = []


def own(folder: Path) -> None:
    """Make `folder`, private, for the server to write in. For root that means: in the name of another user."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.geteuid() == 0 and folder.stat().st_uid == 0:
        nobody = pwd.getpwnam("nobody")
        for path in (folder, *folder.rglob("*")):
            os.chown(path, nobody.pw_uid, nobody.pw_gid, follow_symlinks=False)


def command(arguments: Sequence[str | Path], *, folder: Path) -> list[str]:
    """The command line that runs `arguments` as the owner of `folder`."""
    plain = [str(argument) for argument in arguments]
    if os.geteuid() != 0:
        return plain
    if not (setpriv := shutil.which("setpriv")):
        raise StartError("setpriv is missing, which root needs to run PostgreSQL as another user: install util-linux.")
    owner = folder.stat()
    switch = [setpriv, "--reuid", str(owner.st_uid), "--regid", str(owner.st_gid), "--clear-groups"]
    if not all(_enterable(path) for path in (folder.parent, Path(plain[0]))):
        switch += ["--inh-caps", "+dac_override", "--ambient-caps", "+dac_override"]
        # PostgreSQL asks access(2) about its programs, which heeds a capability of a plain user only in this mode.
        switch += ["--securebits", "+no_setuid_fixup"]
    return [*switch, "--", *plain]


def launch(arguments: Sequence[str | Path], *, folder: Path, log: Path) -> subprocess.Popen[bytes]:
    """Start a server in a session of its own, so that a Ctrl-C in the terminal does not reach it."""
    with log.open("ab") as output:
        child = subprocess.Popen(  # noqa: S603 - the command is ours
            command(arguments, folder=folder),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"},
            start_new_session=True,
        )
    _children.append(child)
    return child


def running(program: str, argument: Path) -> list[int]:
    """The ids of processes of `program` that were started with `argument`. An ended one that nobody reaped has none."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if Path(os.fsdecode(words[0])).name == program and os.fsencode(argument) in words:
            found.append(int(entry.name))
    return found


def end(program: str, argument: Path, signals: Sequence[signal.Signals], *, seconds: float) -> None:
    """Ask with each signal in turn, giving each `seconds`, until no such process is left."""
    for number in signals:
        for pid in running(program, argument):
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                continue
        deadline = time.monotonic() + seconds
        while running(program, argument) and time.monotonic() < deadline:
            time.sleep(0.02)
    for child in list(_children):
        if child.poll() is not None:
            _children.remove(child)


def _enterable(path: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in (path.resolve(), *path.resolve().parents))
