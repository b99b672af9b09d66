"""A trigger that holds the trail insert-only even against cascades and against the owner (TENANCY 5)."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION audit_insert_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit trail is insert-only'; END $$;
CREATE TRIGGER audit_keeps_rows BEFORE UPDATE OR DELETE ON audit_auditentry
    FOR EACH ROW EXECUTE FUNCTION audit_insert_only();
CREATE TRIGGER audit_keeps_table BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_insert_only();
"""
BACK = """
DROP TRIGGER audit_keeps_table ON audit_auditentry;
DROP TRIGGER audit_keeps_rows ON audit_auditentry;
DROP FUNCTION audit_insert_only();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
