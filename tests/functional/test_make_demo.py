"""One command opens the store; whatever ends it leaves nothing running and nothing broken."""

import signal
import time
from pathlib import Path

import pytest

from storefront.demo.accounts import ACCOUNTS
from tests.functional.demo_process import DemoProcess

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo that was started once, so that the content is loaded."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    with DemoProcess(folder) as demo:
        demo.wait_until("Ctrl-C stops everything", seconds=240)
        assert demo.health() == 200
        printed = "\n".join(demo.output)
        assert f"http://127.0.0.1:{demo.port}/" in printed
        for account in ACCOUNTS:
            assert account.email in printed
            assert account.password in printed
        assert demo.stop() == 0
        assert demo.left_behind() == []
    return folder


def test_a_later_start_takes_less_than_fifteen_seconds(data: Path) -> None:
    begun = time.monotonic()
    with DemoProcess(data) as demo:
        demo.wait_until("Ctrl-C stops everything", seconds=60)
        assert time.monotonic() - begun < 15


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_all_of_it(data: Path, number: signal.Signals) -> None:
    with DemoProcess(data) as demo:
        demo.wait_until("Ctrl-C stops everything", seconds=60)
        assert len(demo.left_behind()) >= 5
        assert demo.stop(number) == 0
        assert demo.left_behind() == []


def test_make_passes_the_signal_on(data: Path) -> None:
    with DemoProcess(data, through_make=True) as demo:
        demo.wait_until("Ctrl-C stops everything", seconds=60)
        demo.stop(signal.SIGTERM)
        assert demo.left_behind() == []


@pytest.mark.parametrize("seconds", [0.6, 1.2, 2.5, 4.0])
def test_a_signal_during_the_start_leaves_nothing(tmp_path: Path, seconds: float) -> None:
    with DemoProcess(tmp_path / "data") as demo:
        time.sleep(seconds)
        demo.stop()
        assert demo.left_behind() == []


def test_after_a_kill_the_next_start_recovers(data: Path) -> None:
    with DemoProcess(data) as killed:
        killed.wait_until("Ctrl-C stops everything", seconds=60)
        killed.stop(signal.SIGKILL)
    with DemoProcess(data) as demo:
        demo.wait_until("Ctrl-C stops everything", seconds=60)
        assert demo.health() == 200
        assert demo.stop() == 0
        assert demo.left_behind() == []


def test_two_folders_run_beside_each_other(data: Path, tmp_path: Path) -> None:
    with DemoProcess(data) as one, DemoProcess(tmp_path / "other") as other:
        one.wait_until("Ctrl-C stops everything", seconds=60)
        other.wait_until("database tables", seconds=60)
        other.stop()
        assert one.health() == 200


def test_a_second_demo_in_the_same_folder_is_refused(data: Path) -> None:
    with DemoProcess(data) as one:
        one.wait_until("Ctrl-C stops everything", seconds=60)
        with DemoProcess(data) as second:
            assert second.process.wait(20) != 0
        assert f"http://127.0.0.1:{one.port}/" in second.output[-1]
        assert one.health() == 200
