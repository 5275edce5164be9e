"""One command opens the store; whatever ends it leaves nothing running and nothing broken."""

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from storefront.demo.accounts import ACCOUNTS
from tests.first_start import first_start
from tests.functional.demo_process import DemoProcess

pytestmark = pytest.mark.slow


@pytest.fixture
def data() -> Path:
    """The folder of a demo that was started once, so that the content is loaded."""
    return first_start().data


def test_a_first_start_says_where_it_is_and_who_may_enter() -> None:
    seen = first_start()
    assert seen.health == 200
    assert seen.url in seen.printed
    for account in ACCOUNTS:
        assert account.email in seen.printed
        assert account.password in seen.printed


def test_sigterm_stops_all_of_it() -> None:
    seen = first_start()
    assert seen.children >= 5
    assert seen.status == 0
    assert seen.left_behind == []


def test_make_passes_the_signal_on(data: Path) -> None:
    with DemoProcess(data, through_make=True) as demo:
        demo.wait_until("Ctrl-C stops everything")
        demo.stop(signal.SIGTERM)
        assert demo.left_behind() == []


@pytest.mark.parametrize("seconds", [0.6, 1.2, 2.5, 4.0])
def test_a_signal_during_the_start_leaves_nothing(tmp_path: Path, seconds: float) -> None:
    with DemoProcess(tmp_path / "data") as demo:
        time.sleep(seconds)
        demo.stop()
        assert demo.left_behind() == []


def test_after_a_kill_the_next_start_recovers_and_ctrl_c_stops_it(data: Path) -> None:
    with DemoProcess(data) as killed:
        killed.wait_until("Ctrl-C stops everything")
        killed.stop(signal.SIGKILL)
    with DemoProcess(data) as demo:
        demo.wait_until("Ctrl-C stops everything")
        assert demo.health() == 200
        assert len(demo.left_behind()) >= 5
        assert demo.stop(signal.SIGINT) == 0
        assert demo.left_behind() == []


class TestWhileItRuns:
    """One running demo, which these tests leave as it is. At the end its terminal is closed, which stops all of it."""

    @pytest.fixture(scope="class")
    def running(self) -> Iterator[DemoProcess]:
        with DemoProcess(first_start().data) as demo:
            demo.wait_until("Ctrl-C stops everything")
            yield demo
            assert len(demo.left_behind()) >= 5
            assert demo.stop(signal.SIGHUP) == 0
            assert demo.left_behind() == []

    def test_two_folders_run_beside_each_other(self, running: DemoProcess, tmp_path: Path) -> None:
        with DemoProcess(tmp_path / "other") as other:
            other.wait_until("database tables")
            other.stop()
            assert running.health() == 200

    def test_a_second_demo_in_the_same_folder_is_refused(self, running: DemoProcess) -> None:
        with DemoProcess(running.data) as second:
            assert second.wait() != 0
        assert f"http://127.0.0.1:{running.port}/" in second.output[-1]
        assert running.health() == 200
