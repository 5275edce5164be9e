"""The task worker leaves the machine to those for whom somebody waits."""

import os
import subprocess
import sys

from django.conf import settings

# Priorities of a process cannot be raised again: this one ends when it has told.
TELLS = """
import os
from storefront.celery import OWN_SESSION, stand_back
stand_back()
print(os.nice(0), OWN_SESSION.read_text().split()[-1] if OWN_SESSION.exists() else "none")
"""


def told(nice: str, *, own_session: bool) -> list[str]:
    environment = {**os.environ, "WORKER_NICE": nice}
    command = [sys.executable, "-c", TELLS]
    done = subprocess.run(
        command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True,
        start_new_session=own_session,
    )  # fmt: skip
    return done.stdout.split()


def test_it_stands_back_with_its_own_session_and_leaves_others_alone():
    own = os.nice(0)
    priority, of_session = told("7", own_session=True)
    assert int(priority) == own + 7
    assert of_session in ("7", "none"), "Linux knows priorities of sessions, or there are none."
    priority, of_session = told("7", own_session=False)
    assert int(priority) == own + 7
    assert of_session != "7"
