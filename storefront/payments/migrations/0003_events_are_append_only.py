"""Events from before operations had names get theirs; then the database itself refuses to change or remove an event.

Running it twice does no harm: what has a name keeps it, and the trigger is replaced.
"""

from django.db import migrations

NAME = """
UPDATE payments_transactionevent SET
    operation = split_part(kind, '_', 1),
    key = split_part(kind, '_', 1) || ':' || kind
WHERE operation = '';
"""

GUARD = """
CREATE OR REPLACE FUNCTION payments_events_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Events of payments are append-only.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE OR REPLACE TRIGGER payments_events_stay BEFORE UPDATE OR DELETE ON payments_transactionevent
    FOR EACH ROW EXECUTE FUNCTION payments_events_stay();
"""

UNGUARD = """
DROP TRIGGER IF EXISTS payments_events_stay ON payments_transactionevent;
DROP FUNCTION IF EXISTS payments_events_stay();
"""


class Migration(migrations.Migration):
    dependencies = [("payments", "0002_events_of_operations")]

    operations = [
        migrations.RunSQL(NAME, migrations.RunSQL.noop),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
