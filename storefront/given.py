"""What an address or a form gives, read strictly: whatever none of our pages could have sent is refused.

For names that our own pages write: filters, orders, page numbers, hidden fields, buttons. An empty value is as if the
name were absent; names that nobody reads are left aside. What is refused raises Invalid, which becomes a page of status
400. Why: docs/decisions/0202-what-no-page-of-ours-sends.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import datetime
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, QueryDict, UnreadablePostError
from django.utils.dateparse import parse_datetime
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from common.errors import Invalid

LONGEST_SHOWN = 40
MOST_VALUES = 50
# Of a row in the database.
LARGEST_ID = 2**63 - 1


class Given:
    """The names and values of one address, or of one form."""

    def __init__(self, values: QueryDict) -> None:
        self._values = values

    def names(self, prefix: str) -> list[str]:
        """All names that begin so."""
        return [name for name in self._values if name.startswith(prefix)]

    def text(self, name: str) -> str:
        """Whatever stands there. Twice the same is the same: htmx adds a field's value to an address that names it."""
        values = list(dict.fromkeys(self._values.getlist(name)))
        if len(values) > 1:
            raise Invalid(field=name, detail=_("“{name}” was given more than once.").format(name=_short(name)))
        return values[0] if values else ""

    def words(self, name: str, *, most: int = 100) -> str:
        """What somebody typed to look for: any words, cut where the box itself cuts what is pasted into it."""
        return " ".join(self.text(name).split())[:most].rstrip()

    def choice(self, name: str, of: Collection[str]) -> str:
        """One of the values that our pages offer, or nothing."""
        value = self.text(name)
        if value and value not in of:
            raise _cannot_be(name, value)
        return value

    def act(self, of: Collection[str], *, name: str = "act") -> str:
        """Which button was pressed; a form of ours is sent by one of them."""
        value = self.choice(name, of)
        if not value:
            raise _cannot_be(name, value)
        return value

    def choices(self, name: str, of: Collection[str]) -> tuple[str, ...]:
        """Any of the values that our pages offer."""
        return self._all(name, lambda value: value in of)

    def matching(self, name: str, pattern: str) -> tuple[str, ...]:
        """Values of one shape, where our pages offer whatever there is."""
        return self._all(name, lambda value: re.fullmatch(pattern, value) is not None)

    def shaped(self, name: str, pattern: str) -> str:
        """One value of one shape, or nothing."""
        value = self.text(name)
        if value and not re.fullmatch(pattern, value):
            raise _cannot_be(name, value)
        return value

    def number(self, name: str, *, least: int = 1, most: int) -> int | None:
        """A whole number in plain digits."""
        value = self.shaped(name, rf"[0-9]{{1,{len(str(most))}}}")
        if not value:
            return None
        if not least <= int(value) <= most:
            raise _cannot_be(name, value)
        return int(value)

    def instant(self, name: str) -> datetime | None:
        """What an <input type=datetime-local> gives, without a time zone."""
        value = self.text(name)
        if not value:
            return None
        try:
            parsed = parse_datetime(value)
        except ValueError:
            parsed = None
        if parsed is None or parsed.tzinfo is not None:
            raise _cannot_be(name, value)
        return parsed

    def _all(self, name: str, allowed: Callable[[str], bool]) -> tuple[str, ...]:
        values = tuple(dict.fromkeys(value for value in self._values.getlist(name) if value))
        if len(values) > MOST_VALUES:
            raise too_many(MOST_VALUES)
        for value in values:
            if not allowed(value):
                raise _cannot_be(name, value)
        return values


def too_many(most: int) -> Invalid:
    return Invalid(detail=_("At most {most} filters can be set at once.").format(most=most))


def way_back(request: HttpRequest, given: Given) -> str:
    """Where `next` leads, within this store; empty when the form names nothing."""
    target = given.text("next")
    hosts, https = {request.get_host()}, request.is_secure()
    if target and not url_has_allowed_host_and_scheme(target, allowed_hosts=hosts, require_https=https):
        raise _cannot_be("next", target)
    return target


def refuse_the_unreadable(request: HttpRequest) -> None:
    """Bytes that are no UTF-8, and the character NUL, which no keyboard types and no database keeps."""
    try:
        address = unquote_to_bytes(request.META.get("QUERY_STRING", "")).decode()
    except UnicodeDecodeError:
        raise Invalid(detail=_("The address holds characters that cannot be read.")) from None
    try:
        fields = request.POST if request.method == "POST" else QueryDict()
    except UnreadablePostError:
        raise Invalid(detail=_("The form did not arrive whole.")) from None
    if "\x00" in address or any("\x00" in text for name, values in fields.lists() for text in (name, *values)):
        raise Invalid(detail=_("A character was sent that no keyboard types."))


def _cannot_be(name: str, value: str) -> Invalid:
    said = _("“{name}” cannot be “{value}”.").format(name=_short(name), value=_short(value))
    return Invalid(field=name, detail=said)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
