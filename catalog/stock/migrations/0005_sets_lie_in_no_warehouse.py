"""The database itself refuses stock of a set: whoever asks what is left relies on it.

The variant is locked as a foreign key would lock it, so that nobody makes a set of it meanwhile.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION stock_refuse_set() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    is_set boolean;
BEGIN
    SELECT is_bundle INTO is_set FROM products_productvariant WHERE id = NEW.variant_id FOR KEY SHARE;
    IF is_set THEN
        RAISE EXCEPTION 'variant % is a set: its parts lie in the warehouses', NEW.variant_id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER sets_lie_in_no_warehouse BEFORE INSERT OR UPDATE OF variant_id ON stock_stock FOR EACH ROW
    EXECUTE FUNCTION stock_refuse_set();
"""


class Migration(migrations.Migration):
    dependencies = [("stock", "0004_movements"), ("products", "0002_sets")]

    operations = [migrations.RunSQL(FORWARD, "DROP FUNCTION stock_refuse_set() CASCADE")]
