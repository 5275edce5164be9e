import common.text
import django.db.models.deletion
from django.db import migrations, models

class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_addresses_confirmed"),
        ("orders", "0006_shipping_net"),
        ("stock", "0004_movements"),
    ]

    operations = [
        migrations.AddField(
            model_name="order",
            name="collection_point",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="stock.warehouse",
            ),
        ),
        migrations.AddField(
            model_name="order",
            name="collection_point_name",
            field=common.text.TranslatedField(blank=True, default=common.text.TranslatedText),
        ),
    ]
