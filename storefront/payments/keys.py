"""The keys of Stripe, as the environment gives them: a missing or wrong one is a sentence at start, not at the till."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured

from storefront import environment

FORMS = {
    "STRIPE_SECRET_KEY": (re.compile(r"(sk|rk)_(test|live)_\w{8,}"), "sk_test_… or sk_live_…"),
    "STRIPE_PUBLISHABLE_KEY": (re.compile(r"pk_(test|live)_\w{8,}"), "pk_test_… or pk_live_…"),
    "STRIPE_WEBHOOK_SECRET": (re.compile(r"whsec_[\w+/=]{8,}"), "whsec_…"),
}


@dataclass(frozen=True, slots=True)
class StripeKeys:
    """Keys of the right form, of one mode."""

    secret: str
    publishable: str
    webhook: str
    api_base: str = ""

    def __repr__(self) -> str:
        """Without the keys: this may stand in a log."""
        return f"StripeKeys({'test' if self.is_test else 'live'})"

    @property
    def is_test(self) -> bool:
        return "_test_" in self.secret


def stripe_keys(*, demo: bool) -> StripeKeys:
    """From the environment. Raises ImproperlyConfigured, naming the variable and never showing a key."""
    secret, publishable, webhook = (_key(name) for name in FORMS)
    keys = StripeKeys(secret, publishable, webhook, environment.url("STRIPE_API_BASE", ("http", "https")) or "")
    if ("_test_" in publishable) != keys.is_test:
        raise ImproperlyConfigured("STRIPE_PUBLISHABLE_KEY and STRIPE_SECRET_KEY must both be test keys or both live.")
    if demo and not keys.is_test:
        raise ImproperlyConfigured("STRIPE_SECRET_KEY is a live key: the demo takes no real money. Set DEMO=0.")
    return keys


def _key(name: str) -> str:
    form, example = FORMS[name]
    value = environment.text(name, "")
    if not value:
        raise ImproperlyConfigured(f"{name} is missing: PAYMENT_GATEWAY=stripe needs it ({example}).")
    if not form.fullmatch(value):
        raise ImproperlyConfigured(f"{name} must look like {example}.")
    return value
