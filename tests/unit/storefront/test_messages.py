"""Translations are compiled when they changed, without gettext on the machine."""

import gettext
import os
from pathlib import Path

import pytest

from storefront import messages

SOURCE = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Basket"
msgstr "购物篮"

#, fuzzy
msgid "Guess"
msgstr "猜"
"""


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The Chinese texts of a checkout that has nothing else."""
    monkeypatch.setattr(messages, "CHECKOUT", tmp_path)
    path = tmp_path / "storefront" / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(SOURCE)
    return path


def test_what_is_compiled_can_be_read(source: Path) -> None:
    assert messages.compile_changed() == 1
    with source.with_suffix(".mo").open("rb") as compiled:
        texts = gettext.GNUTranslations(compiled)
    assert texts.gettext("Basket") == "购物篮"


def test_a_guess_is_not_shown_as_a_translation(source: Path) -> None:
    messages.compile_changed()
    with source.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Guess") == "Guess"


def test_only_changed_texts_are_compiled_again(source: Path) -> None:
    messages.compile_changed()
    assert messages.compile_changed() == 0
    later = source.with_suffix(".mo").stat().st_mtime + 1
    os.utime(source, (later, later))
    assert messages.compile_changed() == 1
