"""What an order's delivery cost before its tax gets a column of its own.

Until now it was what was left: the tax that is on no line. Filled in from that; a second run changes nothing.
"""

from django.db import migrations, models

FILL = """
UPDATE orders_order o SET shipping_net_amount = o.shipping_amount - o.tax_amount
    + coalesce((SELECT sum(l.total_amount - l.net_amount) FROM orders_orderline l WHERE l.order_id = o.id), 0);
"""


class Migration(migrations.Migration):
    dependencies = [("orders", "0005_what_was_sent")]

    operations = [
        migrations.AddField(
            model_name="order",
            name="shipping_net_amount",
            field=models.DecimalField(decimal_places=2, default=0, max_digits=12),
            preserve_default=False,
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
