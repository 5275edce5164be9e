"""What django-allauth and Django say to whoever signs in, they say in the house's words, in both languages."""

from __future__ import annotations

from pathlib import Path

import allauth
import django
import polib
import pytest
from django.utils import translation

from storefront.messages import CHECKOUT

PLACES = [Path(allauth.__file__).parent, Path(django.__file__).parent / "contrib" / "auth"]

CATALOGUE = "locale/zh_Hans/LC_MESSAGES/django.mo"


def words(language: str) -> list[polib.POEntry]:
    return list(polib.pofile(str(CHECKOUT / f"storefront/wording/locale/{language}/LC_MESSAGES/django.po")))


def test_each_text_is_one_that_they_still_have():
    """Otherwise a new release has reworded it, and shows its own."""
    theirs = {entry.msgid for place in PLACES for entry in polib.mofile(str(place / CATALOGUE))}
    assert [entry.msgid for entry in words("en") if entry.msgid not in theirs] == []


def test_both_languages_have_the_same_texts_with_the_same_gaps():
    english, chinese = words("en"), words("zh_Hans")
    assert [entry.msgid for entry in english] == [entry.msgid for entry in chinese]
    for entry in (*english, *chinese):
        for said in entry.msgstr_plural.values() or [entry.msgstr]:
            assert said
            assert said.count("%(") == entry.msgid.count("%("), said


@pytest.mark.parametrize(("language", "said"), [("en", "Is it you?"), ("zh-hans", "请确认是你本人")])
def test_they_go_before_those_of_allauth(language: str, said: str):
    with translation.override(language):
        assert translation.gettext("Confirm Access") == said
