"""The store's texts as Saleor's clients read them."""

from __future__ import annotations

from html import escape
from typing import Any

from common.text import TranslatedText
from storefront.api.core.languages import BASE


def plain(text: TranslatedText) -> str:
    """The text in the language of fields that take no languageCode."""
    return text.to(BASE)


def in_language(text: TranslatedText, language: str) -> str | None:
    """The text in exactly this language; None where nobody has translated it."""
    return text.get(language) or None


def rich(text: str | None) -> dict[str, Any] | None:
    """Paragraphs as the blocks of EditorJS, which Saleor's clients render; the text of a block is HTML."""
    if not text:
        return None
    paragraphs = [part.strip() for part in text.split("\n\n") if part.strip()]
    return {"blocks": [{"type": "paragraph", "data": {"text": escape(part, quote=False)}} for part in paragraphs]}
