"""Puts right what the registry's pages do to words: spaces, line breaks, entities, brackets, private glyphs."""

from __future__ import annotations

import html
import re

_BREAKS = re.compile(r"<\s*/?\s*br\s*/?\s*>", re.IGNORECASE)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_SPACES = re.compile(r"\s+")
# Chinese is written without spaces; between two Latin words one stays.
_SPACE_BESIDE_CHINESE = re.compile(r"(?<![!-~]) | (?![!-~])")
_DOTS = str.maketrans(dict.fromkeys("•・‧∙", "·"))
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def tidy(text: str) -> str:
    """The words of a cell, as they should have been written. Tidying twice changes nothing."""
    plain = _BREAKS.sub(" ", html.unescape(text))
    plain = "".join(map(_public_glyph, plain.translate(_INVISIBLE))).translate(_DOTS)
    if _CHINESE.search(plain):
        plain = close_brackets(plain)
    return _SPACE_BESIDE_CHINESE.sub("", _SPACES.sub(" ", plain).strip())


def close_brackets(text: str) -> str:
    """Half-width brackets become full-width, and one that the page cut off is closed."""
    full = text.replace("(", "（").replace(")", "）")
    return full + "）" * max(0, full.count("（") - full.count("）"))


def without_variety(title: str) -> str:
    """A sub-item's title without the variety in brackets at its end: 剪纸（泉州（李尧宝）刻纸） is 剪纸."""
    if not title.endswith("）"):
        return title
    depth = 0
    for place in range(len(title) - 1, -1, -1):
        depth += {"）": 1, "（": -1}.get(title[place], 0)
        if depth == 0:
            return title[:place] or title
    return title


def _public_glyph(glyph: str) -> str:
    """GBK put 80 rare characters at U+E815 to U+E864, in the private area; Unicode has since given them places."""
    offset = ord(glyph) - 0xE815
    if not 0 <= offset < 80:
        return glyph
    low = 0x50 + offset
    # The second byte leaves out 0x7F.
    return bytes((0xFE, low + (low >= 0x7F))).decode("gb18030")
