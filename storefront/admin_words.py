"""The admin shows a translated text in the reader's language, in lists and where it can only be read.

Django takes every JSON column for JSON to be shown. It has no hook for another view of a field, so its two places that
look a field up are told here that a translated text is a value like that of a method: shown by its str().
"""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import lookup_field
from unfold import fields
from unfold.templatetags import unfold_list

from common.text import TranslatedField


def show_in_one_language() -> None:
    for module in (fields, unfold_list):
        module.lookup_field = _lookup


def _lookup(name: Any, row: Any, page: Any = None) -> tuple[Any, Any, Any]:
    found, attribute, value = lookup_field(name, row, page)
    return (None if isinstance(found, TranslatedField) else found), attribute, value
