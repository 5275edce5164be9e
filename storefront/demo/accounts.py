"""The three people whom the demo lets in. The content makes them, the start prints them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """A demo account: who it is and how to sign in."""

    role: str
    email: str
    password: str


PASSWORD = "heirloom-demo"  # noqa: S105 - shown to everybody who starts the demo, and of no use elsewhere

SHOPPER = Account("shopper", "shopper@heirloom.example", PASSWORD)
INHERITOR = Account("inheritor", "inheritor@heirloom.example", PASSWORD)
OPERATOR = Account("operator", "operator@heirloom.example", PASSWORD)
ACCOUNTS = (SHOPPER, INHERITOR, OPERATOR)
