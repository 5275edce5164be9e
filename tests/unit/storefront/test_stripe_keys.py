"""Keys that are missing or wrong are told at start, by name, and never shown."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from storefront.payments.keys import stripe_keys

RIGHT = {
    "STRIPE_SECRET_KEY": "sk_test_51abcdefgh",
    "STRIPE_PUBLISHABLE_KEY": "pk_test_51abcdefgh",
    "STRIPE_WEBHOOK_SECRET": "whsec_abcdefgh123",
}
LIVE = {"STRIPE_SECRET_KEY": "sk_live_51abcdefgh", "STRIPE_PUBLISHABLE_KEY": "pk_live_51abcdefgh"}


@pytest.fixture
def keys(monkeypatch):
    def read(demo=True, **changes):
        for name, value in (RIGHT | changes).items():
            monkeypatch.setenv(name, value)
        return stripe_keys(demo=demo)

    return read


def test_right_ones_are_taken(keys):
    assert keys().is_test
    assert not keys(demo=False, **LIVE).is_test
    assert keys(STRIPE_SECRET_KEY="rk_test_51abcdefgh", STRIPE_API_BASE="http://127.0.0.1:1").api_base


@pytest.mark.parametrize("name", RIGHT)
@pytest.mark.parametrize("value", ["", "   ", "nonsense", "pk_test", "sk_test_", "whsec_", "sk-test-51abcdefgh"])
def test_a_missing_or_wrong_one_is_named_and_not_shown(keys, name, value):
    with pytest.raises(ImproperlyConfigured) as refused:
        keys(**{name: value})
    said = str(refused.value)
    assert said.startswith(name)
    assert not value.strip() or f"not {value}" not in said


@pytest.mark.parametrize("name", LIVE)
def test_a_test_key_and_a_live_key_do_not_go_together(keys, name):
    with pytest.raises(ImproperlyConfigured, match="both"):
        keys(demo=False, **{name: LIVE[name]})


def test_the_demo_takes_no_real_money(keys):
    with pytest.raises(ImproperlyConfigured, match="DEMO=0"):
        keys(**LIVE)


@pytest.mark.parametrize("base", ["ftp://stripe", "stripe", "http//"])
def test_another_server_is_an_address(keys, base):
    with pytest.raises(ImproperlyConfigured, match="STRIPE_API_BASE"):
        keys(STRIPE_API_BASE=base)


def test_they_do_not_stand_in_a_log(keys):
    assert "51abcdefgh" not in repr(keys())
