"""How a code is written, and how a customer is known again. Pure."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass

LONGEST_CODE = 60


def normal(typed: str) -> str:
    """A code as it is kept: without spaces, in capitals, wide letters made narrow. Too long is no code: empty."""
    code = "".join(unicodedata.normalize("NFKC", typed).split()).upper()
    return code if len(code) <= LONGEST_CODE else ""


@dataclass(frozen=True, slots=True)
class Customer:
    """Who buys: by the address that they give, and by their account where they have signed in."""

    email: str
    user_id: int | None = None

    def by_email(self, voucher_id: int) -> str:
        """The same for the same address and voucher; another for another voucher. The address is not in it."""
        return _digest(f"{voucher_id}:email:{self.email.strip().lower()}")

    def by_account(self, voucher_id: int) -> str:
        return _digest(f"{voucher_id}:account:{self.user_id}") if self.user_id else ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
