from django.db import migrations, models


class Migration(migrations.Migration):
    """Of baskets that are there already nobody knows it: their readers ask the orders, as before."""

    dependencies = [
        ('checkout', '0006_checkout_voucher_code'),
    ]

    operations = [
        migrations.AddField('checkout', 'was_ordered', models.BooleanField(default=True)),
        migrations.AlterField('checkout', 'was_ordered', models.BooleanField(default=False)),
    ]
