"""The port of the demo: the asked one, or the next free when nobody asked for one."""

import contextlib
import socket

from otmetka.cluster import ClusterError

_LOOK_AHEAD = 50


def choose_port(host: str, port: int, given: bool) -> int:
    """A free port. A busy one that was asked for is an error that names a free one."""
    if is_free(host, port):
        return port
    free = next((near for near in range(port + 1, port + _LOOK_AHEAD) if is_free(host, near)), None)
    if given or free is None:
        hint = f"PORT={free}" if free else "PORT=…"
        raise ClusterError(f"Порт {port} занят другой программой.", f"Возьмите свободный: make demo {hint}")
    return free


def is_free(host: str, port: int) -> bool:
    """Whether a server could listen there now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise ClusterError(
                f"Порт {port} доступен только администратору.", "Возьмите больший: PORT=8000"
            ) from error
        except socket.gaierror as error:
            raise ClusterError(f"Нет такого адреса: HOST={host}.", "Обычно HOST=127.0.0.1") from error
        except OSError:
            return False
    return True


def names_of_this_machine(host: str) -> list[str]:
    """Under which names and addresses a browser in the school's network may ask for it."""
    names = {"localhost", "127.0.0.1", host, socket.gethostname(), socket.getfqdn()}
    with contextlib.suppress(socket.gaierror):
        names |= {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None)}
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as route:
        route.connect(("192.0.2.1", 9))  # sends nothing: asks which address leads outside
        names.add(route.getsockname()[0])
    return sorted(names - {"", "0.0.0.0", "::"})  # noqa: S104 - taken out, not listened on
