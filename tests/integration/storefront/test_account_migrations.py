"""Accounts made before an address had to be confirmed are not shut out."""

from importlib import import_module

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps

from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

migration = import_module("storefront.accounts.migrations.0003_addresses_confirmed")


def test_their_addresses_count_as_confirmed_and_a_second_run_changes_nothing():
    before = UserFactory(email="before@example.com")
    asked = UserFactory(confirmed=False)
    moved = UserFactory(email="moved@example.com")
    EmailAddress.objects.filter(user=before).delete()
    EmailAddress.objects.filter(user=moved).update(email="elsewhere@example.com")
    for _ in range(2):
        migration.confirm(apps, None)
        kept = set(EmailAddress.objects.values_list("user_id", "email", "verified", "primary"))
        assert kept == {
            (before.pk, "before@example.com", True, True),
            (asked.pk, asked.email, True, True),
            (moved.pk, "elsewhere@example.com", True, True),
        }
