"""Orders of before that are collected know it, too.

Until now only the words of their way of delivery said so. They are found by these words, the address that was kept with
them and the shop; a second run changes nothing.
"""

from django.db import migrations

FILL = """
UPDATE orders_order o
SET collection_point_id = w.id, collection_point_name = w.name, shipping_method_name = '{}'
FROM stock_warehouse w, accounts_address a
WHERE o.collection_point_id IS NULL AND o.shipping_method_name ->> 'zh-hans' LIKE '到店自取：%'
  AND a.id = o.shipping_address_id AND a.street_address_1 = w.street_address AND a.city = w.city
  AND EXISTS (SELECT FROM orders_orderline l WHERE l.order_id = o.id AND l.shop_id = w.shop_id);
"""


class Migration(migrations.Migration):
    dependencies = [("orders", "0007_collected")]

    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
