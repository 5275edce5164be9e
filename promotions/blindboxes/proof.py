"""The seal: one hash over a whole pool, from which each box can be proven alone. Pure; README.md explains it.

Anybody can write this again from the README in any language and must come to the same hashes, so nothing here changes
once a series has been sealed.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Step:
    """One level up the tree: the neighbour's hash, and on which side of ours it stands."""

    side: Literal["left", "right"]
    digest: str


@dataclass(frozen=True, slots=True)
class BoxProof:
    """Everything needed to check that box `number` held `style` from the seal on, and nothing about other boxes."""

    number: int
    style: str
    nonce: str
    path: tuple[Step, ...]

    def root(self) -> str:
        """The commitment that this proof leads to; the box is proven when it is the published one."""
        digest = leaf(self.number, self.style, self.nonce)
        for step in self.path:
            neighbour = bytes.fromhex(step.digest)
            digest = _parent(neighbour, digest) if step.side == "left" else _parent(digest, neighbour)
        return digest.hex()


def nonce(secret: str, number: int) -> str:
    """What keeps the box's leaf from being guessed while it is closed; only whoever holds the secret can make it."""
    return hmac.new(bytes.fromhex(secret), str(number).encode(), hashlib.sha256).hexdigest()


def leaf(number: int, style: str, nonce: str) -> bytes:
    """The hash of one box. Leaves and nodes begin with different bytes, so one can never pass for the other."""
    return hashlib.sha256(b"\x00" + f"{number}:{style}:{nonce}".encode()).digest()


def commitment(secret: str, styles: Sequence[str]) -> str:
    """The root over a pool of style slugs in the order of the boxes, numbered from 1."""
    return _levels(secret, styles)[-1][0].hex()


def prove(secret: str, styles: Sequence[str], number: int) -> BoxProof:
    """The proof of one box of the pool."""
    path, place = [], number - 1
    for level in _levels(secret, styles)[:-1]:
        neighbour = place ^ 1
        if neighbour < len(level):
            path.append(Step("left" if neighbour < place else "right", level[neighbour].hex()))
        place //= 2
    return BoxProof(number, styles[number - 1], nonce(secret, number), tuple(path))


def _levels(secret: str, styles: Sequence[str]) -> list[list[bytes]]:
    """All levels of the tree, from the leaves to the root. A last node without a neighbour goes up as it is."""
    if not styles:
        raise ValueError("An empty pool cannot be sealed.")
    level = [leaf(number, style, nonce(secret, number)) for number, style in enumerate(styles, start=1)]
    levels = [level]
    while len(level) > 1:
        pairs = [_parent(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = pairs + level[2 * len(pairs) :]
        levels.append(level)
    return levels


def _parent(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
