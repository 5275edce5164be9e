"""What was given stays given: the database itself refuses, whoever asks (DOMAIN.md, section 6).

Services never try. This is for everything else: an admin page, a shell, a later migration. A piece may change hands one
day, so its holder is left free; its number, certificate and origin are not.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION collectibles_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on %: what is given or recorded does not change', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER ledger_record_stays BEFORE UPDATE OR DELETE ON collectibles_ledgerrecord FOR EACH ROW
    EXECUTE FUNCTION collectibles_refuse();

CREATE TRIGGER edition_only_grows BEFORE UPDATE ON collectibles_edition FOR EACH ROW
    WHEN (NEW.issued < OLD.issued OR NEW.claimed < OLD.claimed
        OR OLD.issued > 0 AND (OLD.size, OLD.slug) IS DISTINCT FROM (NEW.size, NEW.slug))
    EXECUTE FUNCTION collectibles_refuse();
CREATE TRIGGER edition_is_kept BEFORE DELETE ON collectibles_edition FOR EACH ROW
    WHEN (OLD.issued > 0) EXECUTE FUNCTION collectibles_refuse();

CREATE TRIGGER voucher_stays BEFORE UPDATE ON collectibles_collectiblevoucher FOR EACH ROW
    WHEN ((OLD.edition_id, OLD.source, OLD.code) IS DISTINCT FROM (NEW.edition_id, NEW.source, NEW.code)
        OR OLD.state <> 'issued' AND OLD.state <> NEW.state)
    EXECUTE FUNCTION collectibles_refuse();
CREATE TRIGGER voucher_is_kept BEFORE DELETE ON collectibles_collectiblevoucher FOR EACH ROW
    EXECUTE FUNCTION collectibles_refuse();

CREATE TRIGGER piece_stays BEFORE UPDATE ON collectibles_piece FOR EACH ROW
    WHEN ((OLD.edition_id, OLD.number, OLD.voucher_id, OLD.certificate, OLD.claimed_at)
        IS DISTINCT FROM (NEW.edition_id, NEW.number, NEW.voucher_id, NEW.certificate, NEW.claimed_at))
    EXECUTE FUNCTION collectibles_refuse();
CREATE TRIGGER piece_is_kept BEFORE DELETE ON collectibles_piece FOR EACH ROW
    EXECUTE FUNCTION collectibles_refuse();

CREATE TRIGGER collector_stays BEFORE UPDATE ON collectibles_collector FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION collectibles_refuse();
"""

BACKWARD = "DROP FUNCTION collectibles_refuse() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [("collectibles", "0002_collector")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
