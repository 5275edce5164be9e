"""Order numbers rise and are never used twice, whatever fails: they come from a sequence."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("orders", "0001_initial")]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE order_number START 10001", "DROP SEQUENCE order_number"),
    ]
