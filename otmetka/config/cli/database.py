"""``otmetka database``: the embedded PostgreSQL as a service of its own, for one school on one machine."""

import os
import socket

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
        tell_systemd("READY=1")
        while not stop.wait(_LOOK_EVERY_SECONDS):
            if cluster.died():
                print("PostgreSQL остановился, запускаю снова", flush=True)
                cluster.revive()


def tell_systemd(words: str) -> None:
    """sd_notify: ``systemctl start`` returns when the database answers. Without systemd it does nothing."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as to:
        to.sendto(words.encode(), address.replace("@", "\0", 1) if address.startswith("@") else address)
