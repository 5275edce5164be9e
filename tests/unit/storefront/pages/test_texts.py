"""A Chinese text has the same places to fill as the English one."""

import re
from pathlib import Path

import polib
import pytest

CATALOGUE = polib.pofile(str(Path(__file__).parents[4] / "storefront/locale/zh_Hans/LC_MESSAGES/django.po"))
PLACE = re.compile(r"%\(\w+\)s|{\w*(?::\w+)?}")


@pytest.mark.parametrize("entry", [e for e in CATALOGUE if PLACE.search(e.msgid)], ids=lambda entry: entry.msgid[:40])
def test_chinese_fills_the_places_of_the_english(entry: polib.POEntry) -> None:
    chinese = entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr
    assert set(PLACE.findall(chinese)) == set(PLACE.findall(entry.msgid_plural or entry.msgid))
