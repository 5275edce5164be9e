"""What templates need to show a picture, an icon, a date and a price: markup only, no rules."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import phonenumbers
from django import template
from django.forms import BoundField
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import normalize_newlines

from catalog.media.queries import PictureRef
from common.money import EXPONENTS, SYMBOLS, Money
from common.text import TranslatedText
from storefront.accounts import written

register = template.Library()

# The demo's customers live by this clock; campaigns bring their own time zone.
SHOP_ZONE = ZoneInfo("Asia/Shanghai")

DIGITS = ("", *"一二三四五六七八九")

ICONS = {
    "menu": "M4 7h16M4 12h16M4 17h10",
    "search": "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20",
    "user": "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6",
    "bag": "M5 8h14l-1 12.5H6ZM9 8V7a3 3 0 0 1 6 0v1",
    "close": "M6 6l12 12M18 6 6 18",
    "truck": "M3 6h11v10H3ZM14 10h4l3 3v3h-7M7 19a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z"
    "M17 19a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z",
    "return": "M4 9h10a5.5 5.5 0 0 1 0 11H8M8 5 4 9l4 4",
    "zoom": "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20M8 10.5h5M10.5 8v5",
    "lock": "M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    "filter": "M4 7h10M18 7h2M4 17h4M12 17h8M16 9.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z"
    "M10 19.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z",
    "arrow": "M5 12h14M13 6l6 6-6 6",
    "back": "M19 12H5M11 6l-6 6 6 6",
    "info": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.6v.1",
    "warn": "M12 4 2.8 20h18.4ZM12 10v4.5M12 17.4v.1",
    "check": "M5 12.5l4.5 4.5L19 7.5",
    "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7Z",
    "gift": "M4 10h16v10H4ZM3 7h18v3H3ZM12 7v13M12 7C9 7 7.5 5.8 8 4.5S11 4 12 7c1-3 3.5-3.8 4-2.5S15 7 12 7Z",
    "clock": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5.5l3.5 2",
    "list": "M4 6h4v4H4ZM4 14h4v4H4ZM12 8h8M12 16h8",
    "box": "M4 8l8-4 8 4v9l-8 4-8-4ZM4 8l8 4 8-4M12 12v9",
    "shop": "M4 10v10h16V10M3 10l2-6h14l2 6c0 3-4 3-4.5 0-.5 3-4 3-4.5 0-.5 3-4 3-4.5 0-.5 3-4.5 3-4.5 0Z",
    "yen": "M6 4l6 8 6-8M12 12v8M7 13h10M7 16.5h10",
    "out": "M10 5H5v14h5M14 8l4 4-4 4M18 12H9",
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the house. It says nothing to a screen reader: a word or an aria-label stands with it."""
    # The paths are our own constants above.
    return mark_safe(  # noqa: S308
        f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{ICONS[name]}"/></svg>'
    )


@register.simple_tag
def picture(
    ref: PictureRef, sizes: str = "100vw", alt: Any = "", *, eager: bool = False, width: int = 480
) -> SafeString:
    """An <img> with its sizes. `alt` is empty in cards, where the title says it; `eager` for a page's first plate."""
    loading = (
        SafeString('fetchpriority="high" decoding="async"') if eager else SafeString('loading="lazy" decoding="async"')
    )
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" {}{}>',
        ref.url(width),
        ref.srcset,
        sizes,
        ref.width,
        ref.height,
        alt,
        loading,
        SafeString(" data-fill") if ref.fills else "",
    )


@register.filter
def exact(amount: Money | None) -> str:
    """An amount to the cent, as sums and lines show it: ¥184.35, $0.00."""
    if amount is None:
        return ""
    places = EXPONENTS[amount.currency]
    sign = "−" if amount.amount < 0 else ""
    return f"{sign}{SYMBOLS[amount.currency]}{abs(amount.amount):,.{places}f}"


@register.filter
def plain(amount: Money) -> str:
    """The number alone, for <data value>."""
    return str(amount.amount)


@register.filter
def thousands(number: int | Decimal | None) -> str:
    return "" if number is None else f"{number:,}"


@register.filter
def serial(number: int) -> str:
    """A piece's number: 0871."""
    return f"{number:04d}"


@register.filter
def said(text: Any) -> str:
    """Words kept by language, in the active one."""
    if not text:
        return ""
    return str(text) if isinstance(text, TranslatedText) else TranslatedText(text).to(translation.get_language())


@register.filter
def paragraphs(text: Any) -> list[str]:
    """The paragraphs of a text, parted by empty lines or single ones."""
    return [part.strip() for part in normalize_newlines(str(text or "")).split("\n") if part.strip()]


@register.filter
def opening(text: Any) -> list[str]:
    """As `paragraphs`, with the first sentence on its own: it is set larger."""
    first, *rest = paragraphs(text) or [""]
    head = first_sentence(first)
    return [part for part in (head, first.removeprefix(head).strip(), *rest) if part]


@register.filter
def first_sentence(text: Any) -> str:
    """Up to the first full stop."""
    words = str(text or "")
    ends = [words.find(stop) + 1 for stop in ("。", ". ") if stop in words]
    return words[: min(ends)] if ends else words


@register.filter
def in_words(number: int) -> str:
    """A small number as upright Chinese text writes it: 四, 十二, 三十六. English keeps its digits."""
    if translation.get_language() == "en" or not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return f"{DIGITS[tens] if tens > 1 else ''}{'十' if tens else ''}{DIGITS[ones]}"


def _day(value: date) -> str:
    if translation.get_language() == "en":
        return f"{value.day} {value:%B}"
    return f"{value.month} 月 {value.day} 日"


@register.filter
def day(value: date | datetime | None) -> str:
    """A day as it is said: 6 月 14 日 or 14 June. An instant is told by the shop's clock."""
    if value is None:
        return ""
    return _day(timezone.localtime(value, SHOP_ZONE) if isinstance(value, datetime) else value)


@register.filter
def full_day(value: date | datetime | None) -> str:
    """With its year: 2026 年 6 月 14 日 or 14 June 2026."""
    if value is None:
        return ""
    local = timezone.localtime(value, SHOP_ZONE) if isinstance(value, datetime) else value
    return f"{_day(local)} {local.year}" if translation.get_language() == "en" else f"{local.year} 年 {_day(local)}"


@register.filter
def moment(value: datetime | None) -> str:
    """To the second, by the shop's clock."""
    return "" if value is None else f"{full_day(value)} {timezone.localtime(value, SHOP_ZONE):%H:%M:%S}"


@register.filter
def instant(text: str) -> datetime:
    """An instant that was written down as text."""
    return datetime.fromisoformat(text)


@register.filter
def clock(value: datetime) -> str:
    """Hours and minutes, by the shop's clock."""
    return f"{timezone.localtime(value, SHOP_ZONE):%H:%M}"


@register.filter
def without_placeholder(field: BoundField) -> SafeString:
    """A form's box without the words in it that repeat its label."""
    return field.as_widget(attrs={"placeholder": False})


register.filter("full_name", written.full_name)
register.filter("place_lines", written.place_lines)


@register.filter
def telephone(number: str) -> str:
    """+86 138 0000 0000, to be read and dialled from anywhere; what is no number stays as it was written."""
    try:
        parsed = phonenumbers.parse(str(number))
    except phonenumbers.NumberParseException:
        return str(number)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


@register.filter
def until(value: datetime | None) -> str:
    """The end of a window: midnight is said as 24:00 of the day before, as shoppers expect of a last day."""
    if value is None:
        return ""
    local = timezone.localtime(value, SHOP_ZONE)
    if (local.hour, local.minute) == (0, 0):
        return f"{_day((local - timedelta(days=1)).date())} 24:00"
    return f"{_day(local)} {local:%H:%M}"


@register.simple_tag(takes_context=True)
def query(context: template.RequestContext, **changes: Any) -> str:
    """The page's own query string with some values changed; an empty value takes the name away."""
    values = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            values.pop(name, None)
        else:
            values[name] = str(value)
    return f"?{values.urlencode()}" if values else "?"
