"""Accounts made before an address had to be confirmed stay open: their address counts as confirmed.

An account that has a confirmed address, or several to choose from, is left as it is; a second run changes nothing.
"""

from django.db import migrations
from django.db.models import Exists, OuterRef


def confirm(apps, schema_editor):
    user_model, address_model = apps.get_model("accounts", "User"), apps.get_model("account", "EmailAddress")
    confirmed = address_model.objects.filter(user=OuterRef("pk"), verified=True)
    for user in user_model.objects.filter(~Exists(confirmed)).iterator(chunk_size=1000):
        address_model.objects.update_or_create(
            user_id=user.pk, email=user.email.lower(), defaults={"verified": True, "primary": True}
        )


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0002_user_default_billing_address_and_more"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [migrations.RunPython(confirm, migrations.RunPython.noop, elidable=True)]
