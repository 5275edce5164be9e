"""A wrong value of the environment is told at start, by name, and what is not set has its default."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from storefront import environment

LEVELS = ("INFO", "WARNING")


@pytest.mark.parametrize(
    ("read", "value", "meant"),
    [
        (lambda: environment.number("ASKED", 2), "", 2),
        (lambda: environment.number("ASKED", 2), " 4 ", 4),
        (lambda: environment.number("ASKED", 2, least=0), "0", 0),
        (lambda: environment.percent("ASKED", "10"), "", 10),
        (lambda: environment.percent("ASKED", "10"), "0", 0),
        (lambda: environment.percent("ASKED", "10"), "100", 100),
        (lambda: environment.one_of("ASKED", LEVELS, "INFO"), "", "INFO"),
        (lambda: environment.one_of("ASKED", LEVELS, "INFO"), "warning", "WARNING"),
        (lambda: environment.flag("ASKED", True), "no", False),
        (lambda: environment.names("ASKED", ""), "a, b,", ["a", "b"]),
        (lambda: environment.url("ASKED", ("redis",)), "", None),
    ],
)
def test_what_a_value_means(monkeypatch, read, value, meant):
    monkeypatch.setenv("ASKED", value)
    assert read() == meant


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (lambda: environment.number("ASKED", 2), "0"),
        (lambda: environment.number("ASKED", 2), "-1"),
        (lambda: environment.number("ASKED", 2), "two"),
        (lambda: environment.number("ASKED", 2), "65536"),
        (lambda: environment.number("ASKED", 2, most=19), "20"),
        (lambda: environment.percent("ASKED", "10"), "101"),
        (lambda: environment.percent("ASKED", "10"), "-1"),
        (lambda: environment.percent("ASKED", "10"), "ten"),
        (lambda: environment.percent("ASKED", "10"), "nan"),
        (lambda: environment.one_of("ASKED", LEVELS, "INFO"), "loud"),
        (lambda: environment.flag("ASKED", True), "maybe"),
        (lambda: environment.url("ASKED", ("redis",)), "http://here"),
        (lambda: environment.url("ASKED", ("redis",)), "redis://[here"),
    ],
)
def test_a_wrong_value_is_named(monkeypatch, read, value):
    monkeypatch.setenv("ASKED", value)
    with pytest.raises(ImproperlyConfigured, match="ASKED"):
        read()
