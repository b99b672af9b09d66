"""``otmetka database``: the embedded PostgreSQL as a service of its own, for one school on one machine."""

from otmetka.cluster import Cluster, prepare_database

from .environment import DBNAME, data_dir
from .signals import StopSignal

_LOOK_EVERY_SECONDS = 1.0


def database() -> None:
    """Keep the embedded database running until a signal; a server that died is started again."""
    stop = StopSignal()
    with Cluster(data_dir()) as cluster:
        prepare_database(cluster.url(), DBNAME, cluster.secrets_dir)
        print(f"PostgreSQL готов: {cluster.home_path}", flush=True)
        while not stop.wait(_LOOK_EVERY_SECONDS):
            if cluster.died():
                print("PostgreSQL остановился, запускаю снова", flush=True)
                cluster.revive()
