"""Roles, extensions and rights of a database, on our own server and on somebody else's."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from otmetka.cluster import Cluster, NoRight, prepare_database
from otmetka.cluster.testing import running_cluster
from otmetka.cluster.urls import as_user, hide_password, with_dbname


@pytest.fixture(scope="module")
def one_server() -> Iterator[Cluster]:
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture
def server(one_server: Cluster) -> Cluster:
    """The server with no database and no role but its own."""
    with psycopg.connect(one_server.url(), autocommit=True) as admin:
        for (name,) in admin.execute(
            "SELECT datname FROM pg_database WHERE datname !~ '^(postgres|template)'"
        ):
            admin.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))
        for (name,) in admin.execute("SELECT rolname FROM pg_roles WHERE rolname !~ '^(pg_|otm_admin)'"):
            admin.execute(sql.SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(sql.Identifier(name)))
    return one_server


def one(url: str, query: str) -> object:
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(query).fetchone()[0]


def run(url: str, *commands: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for command in commands:
            connection.execute(command)


def test_the_application_never_is_more_than_the_application(server: Cluster, tmp_path: Path) -> None:
    urls = prepare_database(server.url(), "school", server.secrets_dir)
    assert prepare_database(server.url(), "school", server.secrets_dir) == urls
    for url in (urls.app, urls.region):
        assert (
            one(
                url,
                "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb FROM pg_roles "
                "WHERE rolname = current_user",
            )
            is False
        )
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            run(url, "CREATE TABLE mine (id int)")
    assert (
        one(urls.owner, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user") is False
    )
    assert (
        one(
            urls.owner,
            "SELECT count(*) FROM pg_extension WHERE extname IN ('pg_trgm', 'btree_gist', 'unaccent')",
        )
        == 3
    )
    run(urls.owner, "CREATE TABLE ours (id int)")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run(urls.app, "SELECT * FROM ours")


def test_an_owner_who_may_make_roles_is_enough(server: Cluster, tmp_path: Path) -> None:
    run(
        server.url(),
        "CREATE ROLE landlord LOGIN CREATEROLE PASSWORD 'x'",
        "CREATE DATABASE hosted OWNER landlord",
    )
    owner = with_dbname(as_user(server.url(), "landlord", "x"), "hosted")
    urls = prepare_database(owner, None, tmp_path, own_role=False)
    assert urls.owner == owner
    assert one(urls.app, "SELECT current_user || ' ' || current_database()") == "otm_app hosted"
    assert prepare_database(owner, None, tmp_path, own_role=False) == urls


def test_an_owner_without_rights_learns_what_to_ask_for(server: Cluster, tmp_path: Path) -> None:
    run(server.url(), "CREATE ROLE lodger LOGIN PASSWORD 'x'", "CREATE DATABASE bare OWNER lodger")
    owner = with_dbname(as_user(server.url(), "lodger", "x"), "bare")
    with pytest.raises(NoRight, match="CREATEROLE"):
        prepare_database(owner, None, tmp_path, own_role=False)


def test_a_role_of_another_installation_keeps_its_password(server: Cluster, tmp_path: Path) -> None:
    first = prepare_database(server.url(), "first", server.secrets_dir)
    run(server.url(), "CREATE DATABASE second")
    with pytest.raises(NoRight, match="другой базе"):
        prepare_database(with_dbname(server.url(), "second"), None, tmp_path, own_role=False)
    assert one(first.app, "SELECT current_user") == "otm_app"


def test_a_role_beyond_row_security_is_refused(server: Cluster) -> None:
    urls = prepare_database(server.url(), "strict", server.secrets_dir)
    run(server.url(), "ALTER ROLE otm_app BYPASSRLS")
    with pytest.raises(NoRight, match="NOBYPASSRLS"):
        prepare_database(server.url(), "strict", server.secrets_dir)
    run(server.url(), "ALTER ROLE otm_app NOBYPASSRLS")
    assert prepare_database(server.url(), "strict", server.secrets_dir) == urls


def test_urls_change_user_and_database_and_hide_the_password() -> None:
    url = "postgresql://ivan:se%2Fcret@db.school:5433/one?sslmode=require"
    assert as_user(url, "otm_app", "a/b") == "postgresql://otm_app:a%2Fb@db.school:5433/one?sslmode=require"
    assert with_dbname(url, "два").endswith("@db.school:5433/%D0%B4%D0%B2%D0%B0?sslmode=require")
    assert hide_password(url) == "postgresql://ivan@db.school:5433/one?sslmode=require"
    assert as_user("postgresql:///one?host=%2Frun", "u", "p") == "postgresql://u:p@/one?host=%2Frun"
