"""`make demo`: starts the store step by step, says where it is, stays, and takes everything with it when it goes.

Whatever stands in the way is one sentence on stderr and a non-zero exit.
"""

import errno
import fcntl
import http.client
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import FrameType

from storefront import embedded, messages
from storefront.demo import freshness, outside
from storefront.demo.accounts import ACCOUNTS
from storefront.demo.children import Children, adopt_orphans, end_marked, end_with_parent, web_command, worker_command

CHECKOUT = Path(__file__).resolve().parents[2]
SECONDS_TO_ANSWER = 60


class DemoError(Exception):
    """The demo cannot start or go on. The text is one sentence for a person."""


class StopAsked(Exception):
    """Somebody asked the demo to stop."""


class Demo:
    """One running demo: its folder, its port, its children."""

    def __init__(self, *, port: int) -> None:
        self.port = port
        self.url = f"http://127.0.0.1:{port}/"
        self.data = embedded.DataFolder()
        self.signals = 0
        self._title, self._begun = "", 0.0
        environment = {**os.environ, "PORT": str(port), "HEIRLOOM_DATA": str(self.data.path)}
        environment.setdefault("PUBLIC_URL", self.url.rstrip("/"))
        environment.setdefault("DJANGO_SETTINGS_MODULE", "storefront.settings")
        self.children = Children(mark=str(self.data.path), environment=environment, cwd=CHECKOUT)

    def run(self) -> None:
        """Start everything, stay until a signal comes, stop everything."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._note)
        adopt_orphans()
        if "MAKELEVEL" in os.environ:
            end_with_parent()
        with self._alone():
            try:
                self._start()
                self._stay()
            except StopAsked:
                say("\nStopping.")
            finally:
                begun = time.monotonic()
                self.children.end_all(hurry=lambda: self.signals > 1)
                if not embedded.stop():
                    say("The database and the cache stay, another command uses them.")
            say(f"Stopped in {time.monotonic() - begun:.1f} s.")

    def _start(self) -> None:
        say("Heirloom 传家")
        end_marked(str(self.data.path))
        self._require_port()
        # Reading what the web server is told ends here with a sentence, and not after everything else has started.
        import_module("storefront.gunicorn")
        with self._step("database and cache"):
            outside.require_reachable()
            embedded.hold()
            embedded.ensure_running()
        self._check_signals()
        with self._step("translations"):
            messages.compile_changed()
        with self._step("database tables"):
            self._manage("migrate", "--no-input", "--verbosity", "1")
        if freshness.has_content():
            self._once("demo content", freshness.content(), lambda: self._manage("load_demo", aloud=True))
        self._once(
            "static files", freshness.static(), lambda: self._manage("collectstatic", "--no-input", "--verbosity", "0")
        )
        with self._step("web server and tasks"):
            self._serve()
        say(f"\nOpen {self.url}\n")
        for account in ACCOUNTS:
            say(f"  {account.role:<10} {account.email:<28} {account.password}")
        say(f"\nLogs are in {self.data.logs}. Ctrl-C stops everything.")

    def _serve(self) -> None:
        self.web = self.children.start(web_command(), log=self.data.log("web"))
        self.worker = self.children.start(worker_command(schedule=self.data.run / "beat"), log=self.data.log("worker"))
        deadline = time.monotonic() + SECONDS_TO_ANSWER
        while not self._answers():
            self._require_children()
            self._pause()
            if time.monotonic() > deadline:
                raise DemoError(f"The store does not answer at {self.url}: {self.data.logs / 'web.log'} may say why.")

    def _stay(self) -> None:
        while True:
            self._pause(0.5)
            self._require_children()

    def _manage(self, *words: str, aloud: bool = False) -> None:
        """Run one of the store's commands, and give up with its last words when it fails. `aloud` shows all of them."""
        log = self.data.log("start")
        with log.open("ab") as written, log.open(encoding="utf-8", errors="replace") as reader:
            reader.seek(written.tell())
            child = self.children.start([sys.executable, "manage.py", *words], log=log)
            said, unfinished = [], ""
            while True:
                ended = child.poll() is not None
                *lines, unfinished = (unfinished + reader.read()).split("\n")
                said += lines
                if aloud:
                    self._show_words(lines)
                if ended:
                    break
                self._pause(0.05)
        self.children.finish(child)
        if child.returncode:
            full = any("No space left" in line for line in said)
            last = next((line.strip() for line in reversed(said) if line.strip()), "it says nothing")
            reason = "the disk is full" if full else last.rstrip(".")
            raise DemoError(f"The command `{words[0]}` has failed ({reason}): {log} says more.")

    def _once(self, title: str, fingerprint: str, work: Callable[[], None]) -> None:
        """Do the work unless it was done for the same input before."""
        stamp = self.data.run / (title.replace(" ", "-") + ".done")
        if stamp.exists() and stamp.read_text() == fingerprint:
            return
        with self._step(title):
            work()
        stamp.write_text(fingerprint)

    @contextmanager
    def _step(self, title: str) -> Iterator[None]:
        """Show what is being done, and for how long."""
        self._title, self._begun = title, time.monotonic()
        self._show()
        try:
            yield
        except Exception:
            # What comes next, a sentence or a farewell, begins on a line of its own.
            if sys.stdout.isatty():
                say("")
            raise
        self._show(end="\n")
        self._title = ""

    def _show(self, end: str = "") -> None:
        """The line of the current step. A terminal sees its seconds run, a file sees it once it is done."""
        if self._title and (end or sys.stdout.isatty()):
            lead = "\r" if sys.stdout.isatty() else ""
            write(f"{lead}  {self._title:<20} {time.monotonic() - self._begun:6.1f} s{end}")

    def _show_words(self, lines: Sequence[str]) -> None:
        """What a command says, above the line of its step."""
        clear = "\r\033[K" if sys.stdout.isatty() else ""
        for line in lines:
            say(f"{clear}  {line}")

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _require_children(self) -> None:
        for child in self.children.ended():
            name = "web" if child is self.web else "worker"
            raise DemoError(f"The {name} process has ended by itself: {self.data.logs / name}.log may say why.")

    def _require_port(self) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", self.port))
            except PermissionError:
                raise DemoError(f"Port {self.port} is for root only: choose one above 1023, as PORT=8123.") from None
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise
                raise DemoError(f"Port {self.port} is taken: choose another, as in PORT=8123 make demo.") from None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One demo at a time in one folder."""
        self.data.prepare()
        with embedded.plain_errors(self.data.path), (self.data.run / "demo").open("a+") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                handle.seek(0)
                raise DemoError(f"The demo of this folder runs already: {handle.read().strip()}") from None
            handle.truncate(0)
            handle.write(self.url)
            handle.flush()
            yield

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.signals += 1

    def _check_signals(self) -> None:
        if self.signals:
            raise StopAsked

    def _pause(self, seconds: float = 0.1) -> None:
        """Sleep in naps short enough that a signal is heeded at once."""
        deadline = time.monotonic() + seconds
        while True:
            self._check_signals()
            self._show()
            left = deadline - time.monotonic()
            if left <= 0:
                return
            time.sleep(min(left, 0.1))


def say(line: str) -> None:
    write(line + "\n")


def write(text: str) -> None:
    """Show it at once. Whoever read our words may leave; the store stays."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def port_wanted() -> int:
    """PORT of the environment, 8000 without it."""
    wanted = os.environ.get("PORT") or "8000"
    if not wanted.isascii() or not wanted.isdigit() or not 1 <= int(wanted) <= 65535:
        raise DemoError(f"PORT must be a number from 1 to 65535, not {wanted!r}.")
    return int(wanted)


if __name__ == "__main__":
    try:
        Demo(port=port_wanted()).run()
    except (DemoError, embedded.StartError, outside.UnreachableError) as error:
        sys.exit(str(error))
