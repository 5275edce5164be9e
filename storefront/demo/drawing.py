"""Draws pictures in processes of their own: a job in, SVG out. Imports no model, so that a process starts at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from storefront.demo import art


@dataclass(frozen=True, slots=True)
class Job:
    """What to draw: a function of storefront.demo.art and its words, or `product` and `turned`, which give several."""

    what: str
    words: tuple[Any, ...] = ()


def draw(job: Job) -> list[str]:
    """The pictures of a job, in the order in which a page shows them."""
    if job.what == "product":
        kind, n = job.words
        return [art.product(kind, n, ground=False), *_around(kind, n)]
    if job.what == "turned":
        kind, n = job.words
        return [*(svg for _view, svg in art.angles(kind, n)), *_around(kind, n)]
    return [getattr(art, job.what)(*job.words)]


def _around(kind: str, n: int) -> list[str]:
    """The same object in a room, and close by."""
    return [art.product(kind, n), art.detail(kind, n)]
