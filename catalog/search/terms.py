"""From text to the terms that it is found by. Touches no database.

Chinese is not parted by spaces, so a run of characters becomes every single one and every neighbouring pair of them: a
word of two characters is then found in the middle of any sentence. Words of other scripts stand for themselves, without
a plural's ending, and in titles and names also for their beginnings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

MOST_QUERY_TERMS = 32
SHORTEST_BEGINNING = 3
LONGEST_TERM = 40

# Ideographs with their extensions, and kana, which Japanese mixes with them.
_CJK = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_run = re.compile(rf"(?P<cjk>[{_CJK}]+)|(?P<word>[^\W_{_CJK}]+)")
# Joins two words of a question ("沈砚秋的梅瓶") and belongs to neither.
_joint = re.compile(r"[的之]")
STOP_WORDS = frozenset({"a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})


def normalised(text: str) -> str:
    """Full-width letters, ligatures and Ⅷ become plain ones; case is folded."""
    return unicodedata.normalize("NFKC", text).casefold()


def document_terms(texts: Iterable[str], *, beginnings: bool = False) -> set[str]:
    """Everything that any of the texts is found by; with `beginnings` also the first letters of its words."""
    found: set[str] = set()
    for text in texts:
        for cjk, word in _runs(text):
            if cjk:
                found.update(cjk)
                found.update(_pairs(cjk))
            elif beginnings:
                found.update(word[:n] for n in range(min(SHORTEST_BEGINNING, len(word)), len(word) + 1))
            else:
                found.add(word)
    return found


def query_terms(text: str) -> list[str]:
    """What a document must have, all of it, to answer a question; empty when the question says nothing."""
    found: list[str] = []
    for cjk, word in _runs(text):
        if cjk:
            for part in filter(None, _joint.split(cjk)) if len(cjk) > 2 else [cjk]:
                found += _pairs(part) if len(part) > 1 else [part]
        else:
            found.append(word)
    telling = [term for term in found if term not in STOP_WORDS] or found
    return list(dict.fromkeys(telling))[:MOST_QUERY_TERMS]


def _runs(text: str) -> Iterator[tuple[str, str]]:
    for match in _run.finditer(normalised(text)):
        yield match["cjk"] or "", _singular(match["word"])[:LONGEST_TERM] if match["word"] else ""


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)]


def _singular(word: str) -> str:
    """vases → vase, boxes → box, dishes → dish; glass stays."""
    if len(word) > 4 and word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
