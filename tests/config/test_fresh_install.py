"""The commands of the guide on an empty machine: init, doctor, backup, restore."""

import stat
import tarfile

import psycopg
import pytest

from otmetka.cluster import known_urls
from tests.fresh import Fresh, code_in, fresh_install

INIT = ("init", "--name", "СОШ № 3", "--surname", "Щукин", "--given", "Юрий", "--timezone", "Asia/Omsk")


@pytest.fixture(scope="module")
def fresh():
    with fresh_install() as made:
        made.start_database()
        done = made.run("migrate")
        assert done.returncode == 0, done.stderr
        yield made


def owner(made: Fresh) -> psycopg.Connection:
    urls = known_urls(made.data, "otmetka")
    assert urls is not None
    return psycopg.connect(urls.owner)


def test_init_makes_one_school_and_one_code_and_then_locks_itself(fresh):
    refused = fresh.run("init", "--name", "X", "--surname", "Y", "--given", "Z", "--timezone", "Mars/Base")
    assert refused.returncode != 0 and "Нет такого часового пояса" in refused.stderr
    first = fresh.run(*INIT)
    assert first.returncode == 0, first.stderr
    code = code_in(first.stdout)
    second = fresh.run(*INIT)
    assert second.returncode != 0 and "школа уже есть" in second.stderr
    assert code not in second.stdout + second.stderr
    with owner(fresh) as connection:
        assert connection.execute("SELECT count(*) FROM schools_school").fetchone() == (1,)
        kind, locked = connection.execute("SELECT kind, locked_at FROM core_installation").fetchone()
        assert kind == "school" and locked is not None
        hashes = connection.execute("SELECT code_hash FROM access_signincode").fetchall()
        assert len(hashes) == 1 and code.replace("-", "") not in hashes[0][0]
        passwords = connection.execute("SELECT password FROM access_account").fetchall()
        assert len(passwords) == 1 and passwords[0][0].startswith("!"), "no default password"
        duties = connection.execute("SELECT kind FROM people_duty").fetchall()
        assert duties == [("journal_admin",)]


def test_the_applications_role_may_not_make_a_school(fresh):
    urls = known_urls(fresh.data, "otmetka")
    refused = fresh.run(*INIT, OTMETKA_DATABASE_URL=urls.app, OTMETKA_OWNER_DATABASE_URL=urls.app)
    assert refused.returncode != 0 and "владелец базы" in refused.stderr


def test_a_backup_is_restored_into_an_empty_database_and_compared(fresh):
    fresh.run(*INIT)
    store = fresh.data / "files" / "ab"
    store.mkdir(parents=True, exist_ok=True)
    (store / "abcdef").write_bytes(b"homework")
    made = fresh.run("backup")
    assert made.returncode == 0, made.stderr
    (archive,) = fresh.backups.glob("otmetka-*.tar")
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert stat.S_IMODE(fresh.backups.stat().st_mode) == 0o700
    not_empty = fresh.run("restore", str(archive))
    assert not_empty.returncode != 0 and "База не пуста" in not_empty.stderr
    with fresh_install() as other:
        other.start_database()
        damaged = other.folder / archive.name
        raw = bytearray(archive.read_bytes())
        raw[len(raw) // 2] ^= 0xFF
        damaged.write_bytes(raw)
        refused = other.run("restore", str(damaged))
        assert refused.returncode != 0 and "повреждена" in refused.stderr
        done = other.run("restore", str(archive))
        assert done.returncode == 0, done.stderr
        assert "суммы сошлись" in done.stdout
        assert (other.data / "files" / "ab" / "abcdef").read_bytes() == b"homework"
        assert _everything(other) == _everything(fresh)
        again = other.run(*INIT)
        assert again.returncode != 0, "a restored database is locked too"
        urls = known_urls(other.data, "otmetka")
        with psycopg.connect(urls.app) as connection:
            with pytest.raises(psycopg.Error):
                connection.execute("SELECT count(*) FROM people_person")
            connection.rollback()
            connection.execute("SELECT set_config('otmetka.schools', '{1}', true)")
            assert connection.execute("SELECT count(*) FROM people_person").fetchone() == (1,)


def test_the_archive_holds_nothing_but_the_dump_the_files_and_the_manifest(fresh):
    fresh.run("backup")
    archive = max(fresh.backups.glob("otmetka-*.tar"))
    with tarfile.open(archive) as packed:
        names = packed.getnames()
    assert names[:2] == ["manifest.json", "database.dump"]
    assert all(name.startswith("files/") for name in names[2:])
    assert not any("secret" in name or "password" in name for name in names)


def _everything(made: Fresh) -> dict[str, list]:
    """All rows of all tables but those that a start itself writes."""
    with owner(made) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        rows = {}
        for (table,) in tables:
            found = connection.execute(psycopg.sql.SQL("SELECT t::text FROM {} t ORDER BY 1").format(
                psycopg.sql.Identifier(table)
            ))  # fmt: skip
            rows[table] = found.fetchall()
        return rows
