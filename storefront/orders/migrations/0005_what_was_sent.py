"""Parcels that were sent before parcels had lines of their own held all that their shop sold of the order.

Run twice it changes nothing. Money and paper that were written down stay: the database itself refuses to change them.
"""

from django.db import migrations

LINES = """
INSERT INTO orders_fulfillmentline (fulfillment_id, line_id, quantity)
SELECT f.id, l.id, l.quantity FROM orders_fulfillment f
JOIN orders_orderline l ON l.order_id = f.order_id AND l.shop_id = f.shop_id
WHERE f.status = 'fulfilled'
ON CONFLICT DO NOTHING;

UPDATE orders_fulfillment f SET sent_at = e.at, packed_at = e.at
FROM (SELECT order_id, (payload ->> 'shop_id')::bigint AS shop_id, min(at) AS at FROM orders_orderevent
      WHERE kind = 'sent' GROUP BY 1, 2) e
WHERE f.status = 'fulfilled' AND f.sent_at IS NULL AND e.order_id = f.order_id AND e.shop_id = f.shop_id;
"""

TRIGGERS = """
CREATE FUNCTION orders_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on %: what was refunded or invoiced does not change', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER refund_line_stays BEFORE UPDATE OR DELETE ON orders_refundline FOR EACH ROW
    EXECUTE FUNCTION orders_refuse();
CREATE TRIGGER refund_stays BEFORE UPDATE ON orders_refund FOR EACH ROW
    WHEN ((OLD.order_id, OLD.key, OLD.amount, OLD.shipping_amount, OLD.tax_amount, OLD.currency)
        IS DISTINCT FROM (NEW.order_id, NEW.key, NEW.amount, NEW.shipping_amount, NEW.tax_amount, NEW.currency))
    EXECUTE FUNCTION orders_refuse();
CREATE TRIGGER invoice_stays BEFORE UPDATE ON orders_invoice FOR EACH ROW
    WHEN ((OLD.order_id, OLD.shop_id, OLD.refund_id, OLD.year, OLD.serial, OLD.issued_at, OLD.content)
        IS DISTINCT FROM (NEW.order_id, NEW.shop_id, NEW.refund_id, NEW.year, NEW.serial, NEW.issued_at, NEW.content))
    EXECUTE FUNCTION orders_refuse();
CREATE TRIGGER invoice_is_kept BEFORE DELETE ON orders_invoice FOR EACH ROW EXECUTE FUNCTION orders_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("orders", "0004_parcels_returns_invoices")]

    operations = [
        migrations.RunSQL(LINES, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGERS, "DROP FUNCTION orders_refuse() CASCADE"),
    ]
