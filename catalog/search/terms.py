"""From text to the terms that it is found by. Touches no database.

Chinese is not parted by spaces, so a run of characters becomes every single one and every neighbouring pair of them: a
word of two characters is then found in the middle of any sentence. Words of other scripts stand for themselves, without
a plural's ending, and in titles and names also for their beginnings.

Words that marks join ("tie-dye", "Ⅷ-7", "CUP-12") stand for the whole of it and for each word in it. The numbers and
single letters of a code say nothing by themselves: otherwise "1" would find whatever has a number.
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
_word = rf"[^\W_{_CJK}]+"
_run = re.compile(rf"(?P<cjk>[{_CJK}]+)|(?P<words>{_word}(?:[-./]{_word})*)")
_mark = re.compile(r"[-./]")
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
        for cjk, words in _runs(text):
            found.update(cjk)
            found.update(_pairs(cjk))
            for word in _of_document(words):
                found.add(word)
                if beginnings:
                    found.update(word[:n] for n in range(SHORTEST_BEGINNING, len(word)))
    return found


def query_terms(text: str) -> list[str]:
    """What a document must have, all of it, to answer a question; empty when the question says nothing."""
    found: list[str] = []
    for cjk, words in _runs(text):
        for part in filter(None, _joint.split(cjk) if len(cjk) > 2 else [cjk]):
            found += _pairs(part) if len(part) > 1 else [part]
        found += _of_question(words)
    telling = [term for term in found if term not in STOP_WORDS] or found
    return list(dict.fromkeys(telling))[:MOST_QUERY_TERMS]


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Ideographs, or else words that marks may join; the other of the two is empty."""
    for match in _run.finditer(normalised(text)):
        yield match["cjk"] or "", match["words"] or ""


def _of_document(words: str) -> list[str]:
    """What joined words are found by."""
    parts = _parts(words)
    return parts if len(parts) < 2 else [words[:LONGEST_TERM], *filter(_says_something, parts)]


def _of_question(words: str) -> list[str]:
    """What a document must have of joined words: each of them, or the whole where one says nothing by itself."""
    parts = _parts(words)
    return parts if len(parts) < 2 or all(map(_says_something, parts)) else [words[:LONGEST_TERM]]


def _parts(words: str) -> list[str]:
    return [_singular(word)[:LONGEST_TERM] for word in _mark.split(words) if word]


def _says_something(part: str) -> bool:
    return len(part) > 1 and not part.isnumeric()


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)]


def _singular(word: str) -> str:
    """vases → vase, boxes → box, dishes → dish; glass stays."""
    if len(word) > 4 and word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
