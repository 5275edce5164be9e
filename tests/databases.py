"""The databases that tests make: where they are, and one with all tables and no rows, from which others are copied."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import psycopg2.extensions

from storefront import embedded
from storefront.demo import freshness

CHECKOUT = Path(__file__).resolve().parents[1]
MIGRATED = "heirloom_migrated"
# No other program that takes locks by number in this database should hit on it by chance.
LOCK = 7_241_533_906
# Whenever it came by, it would find the tables empty, as a test's rows are nobody else's to see, and from then on even
# joins of thousands of rows would be planned as if there were none. What was never analysed is judged by its size.
WITHOUT_AUTOVACUUM = """
DO $$ DECLARE each regclass; BEGIN
  FOR each IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
    EXECUTE format('ALTER TABLE %s SET (autovacuum_enabled = false)', each);
  END LOOP;
END $$"""


def database_url(name: str) -> str:
    """The database `name` of the PostgreSQL that tests use."""
    outside = os.environ.get("DATABASE_URL")
    return urlunsplit(urlsplit(outside)._replace(path=f"/{name}")) if outside else embedded.database_url(name)


def run_sql(statement: str) -> None:
    """Run a statement that cannot be in a transaction, beside the databases of the tests."""
    with _connected(_beside()) as cursor:
        cursor.execute(statement)


def migrated_template() -> str:
    """The name of a database with all tables, to copy from: migrating takes as long as several hundred tests.

    It is made by whoever needs it first, and kept until a migration changes, of ours or of a package.
    """
    packages = (CHECKOUT / "requirements.txt").read_bytes()
    name = f"{MIGRATED}_{sha256(freshness.migrations().encode() + packages).hexdigest()[:16]}"
    with _connected(_beside()) as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{MIGRATED}%"])
        found = [datname for (datname,) in cursor.fetchall()]
        if name not in found:
            for old in found:
                cursor.execute(f"DROP DATABASE {old} WITH (FORCE)")
            # Renamed once it is whole: one that was cut short is never copied.
            cursor.execute(f"CREATE DATABASE {MIGRATED}")
            _migrate(database_url(MIGRATED))
            cursor.execute(f"ALTER DATABASE {MIGRATED} RENAME TO {name}")
    return name


def _migrate(url: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--no-input", "--verbosity", "0"],
        cwd=CHECKOUT,
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"manage.py migrate\n{done.stdout}\n{done.stderr}"
    with _connected(url) as cursor:
        cursor.execute(WITHOUT_AUTOVACUUM)


def _beside() -> str:
    """A database that tests leave as it is, from which others are made."""
    return os.environ.get("DATABASE_URL") or database_url("postgres")


@contextmanager
def _connected(url: str) -> Iterator[psycopg2.extensions.cursor]:
    """Outside any transaction, for as long as the context lasts."""
    with closing(psycopg2.connect(url)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            yield cursor
