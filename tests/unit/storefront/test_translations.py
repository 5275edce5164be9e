"""Every text that a person reads has its Chinese: nothing missing, nothing that a tool only guessed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import polib
from django.template import Node, engines
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from storefront.messages import CHECKOUT, ROOMS

CALLS = {"_": 0, "gettext": 0, "gettext_lazy": 0, "ngettext": 0, "ngettext_lazy": 0, "pgettext": 1, "pgettext_lazy": 1}
Text = tuple[str | None, str]


def catalogues() -> list[polib.POFile]:
    return [polib.pofile(str(path)) for room in ROOMS for path in (CHECKOUT / room).rglob("locale/zh_Hans/*/django.po")]


def in_python(path: Path) -> Iterator[Text]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            place = CALLS[node.func.id]
            words = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if len(words) > place:
                yield words[0] if place else None, words[place]


def in_template(path: Path) -> Iterator[Text]:
    template = engines["django"].from_string(path.read_text(encoding="utf-8")).template
    for node in template.nodelist.get_nodes_by_type(Node):
        if isinstance(node, TranslateNode):
            if words := node.filter_expression.var.literal:
                yield _context(node), str(words)
        elif isinstance(node, BlockTranslateNode):
            yield _context(node), node.render_token_list(node.singular)[0]


def _context(node: TranslateNode | BlockTranslateNode) -> str | None:
    return str(node.message_context.var) if node.message_context else None


def texts() -> dict[Text, str]:
    """Every text that is marked for translation, with a file in which it stands."""
    found: dict[Text, str] = {}
    for room in ROOMS:
        for path in (CHECKOUT / room).rglob("*.py"):
            found |= dict.fromkeys(in_python(path), str(path.relative_to(CHECKOUT)))
    for path in (CHECKOUT / "storefront" / "templates").rglob("*.html"):
        found |= dict.fromkeys(in_template(path), str(path.relative_to(CHECKOUT)))
    return found


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def test_every_text_has_its_chinese():
    translated = {
        (entry.msgctxt, entry.msgid)
        for catalogue in catalogues()
        for entry in catalogue.translated_entries()
        if not entry.obsolete
    }
    missing = [
        f"{place}: {context or ''} {text!r}"
        for (context, text), place in texts().items()
        if (context, text) not in translated and not is_chinese(text) and any(map(str.isalpha, text))
    ]
    assert not missing, "\n".join(sorted(missing))


def test_nothing_is_guessed_or_empty():
    doubtful = [
        entry.msgid
        for catalogue in catalogues()
        for entry in catalogue
        if not entry.obsolete and (entry.fuzzy or not entry.translated())
    ]
    assert not doubtful


def test_the_texts_are_found():
    """The two tests above say nothing unless the texts of both kinds of files are seen."""
    found = texts()
    assert (None, "Packing list") in found
    assert (None, "%(n)s parcel to send") in found
    assert ("a price", "Then") in found
    assert (None, "Tracking number") in found
    assert (None, "This order is not paid. Do not send it.") in found
