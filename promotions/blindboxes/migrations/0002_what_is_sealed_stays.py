"""What is sealed stays, and what was drawn stays drawn: the database itself refuses, whoever asks (DOMAIN.md, section 5).

Services never try. This is for everything else: an admin page, a shell, a later migration. Words and pictures of a
style may still be corrected; quantities, order and draws may not.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION blindboxes_is_sealed(series bigint) RETURNS boolean LANGUAGE sql STABLE AS
    'SELECT sealed_at IS NOT NULL FROM blindboxes_series WHERE id = series';

CREATE FUNCTION blindboxes_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on %: what is sealed or drawn does not change', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER sealed_series_stays BEFORE UPDATE ON blindboxes_series FOR EACH ROW
    WHEN (OLD.sealed_at IS NOT NULL AND (OLD.sealed_at, OLD.commitment, OLD.secret, OLD.variant_id, OLD.slug)
        IS DISTINCT FROM (NEW.sealed_at, NEW.commitment, NEW.secret, NEW.variant_id, NEW.slug))
    EXECUTE FUNCTION blindboxes_refuse();
CREATE TRIGGER sealed_series_is_kept BEFORE DELETE ON blindboxes_series FOR EACH ROW
    WHEN (OLD.sealed_at IS NOT NULL) EXECUTE FUNCTION blindboxes_refuse();

CREATE TRIGGER sealed_style_stays BEFORE UPDATE ON blindboxes_style FOR EACH ROW
    WHEN (blindboxes_is_sealed(OLD.series_id) AND (OLD.series_id, OLD.slug, OLD.quantity, OLD.is_hidden)
        IS DISTINCT FROM (NEW.series_id, NEW.slug, NEW.quantity, NEW.is_hidden))
    EXECUTE FUNCTION blindboxes_refuse();
CREATE TRIGGER sealed_style_is_kept BEFORE DELETE ON blindboxes_style FOR EACH ROW
    WHEN (blindboxes_is_sealed(OLD.series_id)) EXECUTE FUNCTION blindboxes_refuse();
CREATE TRIGGER sealed_styles_are_all BEFORE INSERT ON blindboxes_style FOR EACH ROW
    WHEN (blindboxes_is_sealed(NEW.series_id)) EXECUTE FUNCTION blindboxes_refuse();

CREATE TRIGGER sealed_slot_stays BEFORE UPDATE ON blindboxes_slot FOR EACH ROW
    WHEN ((OLD.series_id, OLD.number, OLD.style_id) IS DISTINCT FROM (NEW.series_id, NEW.number, NEW.style_id)
        OR OLD.drawn_at IS NOT NULL AND (OLD.drawn_at, OLD.source) IS DISTINCT FROM (NEW.drawn_at, NEW.source)
        OR OLD.opened_at IS NOT NULL AND OLD.opened_at IS DISTINCT FROM NEW.opened_at)
    EXECUTE FUNCTION blindboxes_refuse();
CREATE TRIGGER sealed_slot_is_kept BEFORE DELETE ON blindboxes_slot FOR EACH ROW
    WHEN (blindboxes_is_sealed(OLD.series_id)) EXECUTE FUNCTION blindboxes_refuse();
CREATE TRIGGER sealed_slots_are_all BEFORE INSERT ON blindboxes_slot FOR EACH ROW
    WHEN (blindboxes_is_sealed(NEW.series_id)) EXECUTE FUNCTION blindboxes_refuse();

CREATE TRIGGER draw_record_stays BEFORE UPDATE OR DELETE ON blindboxes_drawrecord FOR EACH ROW
    EXECUTE FUNCTION blindboxes_refuse();
"""

BACKWARD = """
DROP FUNCTION blindboxes_refuse() CASCADE;
DROP FUNCTION blindboxes_is_sealed(bigint) CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("blindboxes", "0001_initial")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
