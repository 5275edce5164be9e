"""Words that advertising law does not allow as praise. A person decides, so these warn and hold nothing up.

Sources: Advertising Law of the PRC, articles 9 (superlatives), 16 and 17 (claims to cure).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from catalog.listings.requirements import Dossier, Text
from catalog.products.models import ProductClass

# 最后, 最初, 最多 … state a fact or an order; 第一步, 第一批 … count; 国家级 is a level of the registry of heritage.
SUPERLATIVES = re.compile(
    r"最(?![后初近终少多早晚先低外里内上下中适宜])|"
    r"(?:天下|世界|全国|中国|全球|行业|销量|排名|质量)第一|第一(?:品牌|名牌|选择)|"
    r"国家级(?!非物质|非遗|代表性|传承|名录|项目|保护|文物|博物馆)|世界级|顶级|极品|极致|王牌|首选|"
    r"独一无二|绝无仅有|史无前例|空前绝后|无与伦比|唯一|万能|百分之?百|100%|"
    r"\b(?:the best|finest|number one|no\. ?1|world[ -]class|unrivalled|unrivaled|peerless|unsurpassed|"
    r"the most \w+)\b",
    re.IGNORECASE,
)
CURES = re.compile(
    r"治疗|根治|包治|治愈|疗效|药到病除|无(?:任何)?副作用|降(?:血压|血糖|血脂)|防癌|抗癌|"
    r"\b(?:cures?|heals|no side effects|lowers blood pressure|prevents cancer)\b",
    re.IGNORECASE,
)
# The leaflet of a medicine may say what it treats, but not how surely.
PROMISES = re.compile(
    r"根治|包治|治愈率|有效率|药到病除|无(?:任何)?副作用|安全无毒|\bno side effects\b|\bguaranteed\b", re.IGNORECASE
)


def warnings(dossier: Dossier) -> Iterator[Text]:
    """Sentences that name the words and what the law says of them; each word once."""
    said: set[str] = set()
    is_medicine = bool(dossier.of_class(ProductClass.MEDICINE))
    checks = (
        (SUPERLATIVES, _("“{words}” reads as a superlative, which advertising law forbids. Say the fact instead.")),
        (
            PROMISES if is_medicine else CURES,
            _("“{words}” promises a medicine's effect, more than may be said of this. Take it out."),
        ),
    )
    for _field, text in dossier.texts():
        for pattern, message in checks:
            for found in pattern.finditer(unicodedata.normalize("NFKC", text)):
                words = _with_neighbours(found)
                if words not in said:
                    said.add(words)
                    yield format_lazy(message, words=words)


def _with_neighbours(found: re.Match[str]) -> str:
    """A lone 最 says little: show it with the two characters that follow."""
    return found[0] if len(found[0]) > 1 else found.string[found.start() : found.start() + 3].strip()
