"""Translations: `python -m storefront.messages` compiles them, with --collect after gathering new texts.

Compiling needs no gettext on the machine, so that a fresh one shows both languages.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib

CHECKOUT = Path(__file__).resolve().parents[1]
ROOMS = ("common", "inheritors", "catalog", "promotions", "storefront")
LANGUAGES = ("zh_Hans", "en")


def compile_changed() -> int:
    """Compile what is newer than its compiled form. Returns how many files that were."""
    changed = 0
    for room in ROOMS:
        for source in (CHECKOUT / room).rglob("locale/*/LC_MESSAGES/*.po"):
            target = source.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                continue
            # Written beside and moved, so that a running store never reads half of it.
            fresh = target.with_name(f".{target.name}.{os.getpid()}")
            polib.pofile(str(source)).save_as_mofile(str(fresh))
            fresh.replace(target)
            changed += 1
    return changed


def collect() -> None:
    """Write new texts into the .po files, with Django's makemessages."""
    if not shutil.which("xgettext"):
        sys.exit("xgettext is missing, which finds the texts to translate: install gettext.")
    command = [sys.executable, "manage.py", "makemessages", "--no-location", "--ignore", ".venv", "--ignore", "tests"]
    command += [word for language in LANGUAGES for word in ("--locale", language)]
    subprocess.run(command, cwd=CHECKOUT, check=True)  # noqa: S603 - the command is ours


if __name__ == "__main__":
    if "--collect" in sys.argv:
        collect()
    compile_changed()
