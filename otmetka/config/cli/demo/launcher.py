"""The demo's supervisor: database, web and worker in this order up, and in the other order down."""

import json
import math
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta

from otmetka.cluster import Cluster, ClusterError, Urls
from otmetka.cluster.home import prepare_data_dir
from otmetka.cluster.postmaster import end_with_parent
from otmetka.config.cli.environment import clone
from otmetka.config.cli.signals import StopSignal

from . import clock, screen
from .base import LOADED, LOADING, Base, EmbeddedBase, ExternalBase, read_mark, write_mark
from .calendar import demo_year
from .children import MARK, Child, end_leftovers
from .plan import Plan
from .ports import choose_port, names_of_this_machine

_RECORD_CLOCK_SECONDS = 10
_LOOK_EVERY_SECONDS = 0.5
_WEB_READY_SECONDS = 90


class Stopped(Exception):
    """Somebody asked to stop."""


class Launcher:
    """One run of the demo."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._stop = StopSignal()
        self._cluster = Cluster(plan.data_dir)
        self._lock = self._cluster.lock
        self._clock = clock.ClockFile(plan.data_dir / "demo-clock.json")
        self._offset = timedelta()
        self._children: list[Child] = []
        self._base: Base = self._choose_base()
        self._lived = False

    def run(self) -> None:
        """Bring everything up, watch over it, bring it down. Raises :class:`ClusterError` with a sentence."""
        try:
            self._bring_up()
            self._watch()
        except Stopped:
            screen.say("\nОстанавливаю…")
        finally:
            self._bring_down()
        screen.say("Остановлено, данные сохранены.")

    def _choose_base(self) -> Base:
        plan = self.plan
        if plan.external_url is None:
            return EmbeddedBase(self._cluster)
        return ExternalBase(plan.external_url, plan.external_owner_url, self._cluster.secrets_dir)

    def _bring_up(self) -> None:
        plan = self.plan
        prepare_data_dir(plan.data_dir)
        self._lock.take()
        end_leftovers(plan.data_dir)
        port = choose_port(plan.host, plan.port, plan.port_given)
        if port != plan.port:
            screen.say(f"Порт {plan.port} занят, беру {port} (другой — make demo PORT=…).")
        address = f"http://{plan.shown_host}:{port}/"
        self._lock.describe(address=address)
        self._set_clock()
        screen.say("Запускаю базу данных…")
        urls = self._base.open(reset=plan.reset)
        self._tell_where()
        sign_ins = self._prepare_school(urls)
        self._start_children(urls, port)
        self._wait_for_web(port)
        self._lived = True
        self._record_clock()
        screen.show_ready(address, self._now(), sign_ins)

    def _tell_where(self) -> None:
        if self.plan.external_url is None and self.plan.data_dir not in self._cluster.home_path.parents:
            screen.say(
                f"База лежит в {self._cluster.home_path}: PostgreSQL не работает с правами root, "
                f"а {self.plan.data_dir} закрыт для других пользователей."
            )

    def _set_clock(self) -> None:
        year = demo_year(self.plan.files)
        now = datetime.now(UTC)
        stopped_at = None if self.plan.reset else self._clock.read()
        asked = clock.parse_day(self.plan.day, year) if self.plan.day else None
        self._go_on_from(clock.choose_moment(asked, stopped_at, clock.default_moment(now, year)))

    def _go_on_from(self, moment: datetime) -> None:
        """Set the clock, never back: the fraction of a second is rounded up."""
        self._offset = timedelta(seconds=math.ceil((moment - datetime.now(UTC)).total_seconds()))

    def _now(self) -> datetime:
        return datetime.now(UTC) + self._offset

    def _prepare_school(self, urls: Urls) -> list[list[str]]:
        """Migrate and, the first time, load the school; both in a process that has Django."""
        first = read_mark(urls.owner) == LOADING
        if first:
            screen.say("Загружаю учебную школу (один раз, несколько минут)…")
        result = self.plan.data_dir / "sign-ins.json"
        command = [sys.executable, "-m", "otmetka.config.cli.demo.school", str(result)]
        env = self._environment(urls) | {"OTMETKA_OWNER_DATABASE_URL": urls.owner}
        self._run(command + (["--load"] if first else []), env)
        told = json.loads(result.read_text())
        result.unlink()
        if first:
            write_mark(urls.owner, LOADED)
            # the school is filled up to the moment when its loading began: its day goes on from there
            self._go_on_from(datetime.fromisoformat(told["begun_at"]))
            self._clock.write(self._now())
        return told["sign_ins"]

    def _run(self, command: list[str], env: dict[str, str]) -> None:
        """Run a step to its end; a stop ends it at once, and the next start begins it anew."""
        process = subprocess.Popen(
            command,
            env=env,
            cwd=clone(),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent(signal.SIGTERM),
        )
        try:
            while process.poll() is None:
                self._pause(0.05)
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait()
        if process.returncode != 0:
            raise ClusterError(
                "Не удалось подготовить учебную школу: причина — выше.",
                "Исправьте её и запустите снова, или начните заново: make demo RESET=1",
            )

    def _environment(self, urls: Urls) -> dict[str, str]:
        """What the demo's processes are told. The owner's password is not among it."""
        told = {
            "OTMETKA_DATABASE_URL": urls.app,
            "OTMETKA_DATA_DIR": str(self.plan.data_dir),
            "OTMETKA_SECRET_KEY_FILE": str(self.plan.data_dir / "secrets" / "secret-key"),
            "OTMETKA_DEMO": "1",
            "OTMETKA_DEMO_OFFSET_SECONDS": str(int(self._offset.total_seconds())),
            "PYTHONUNBUFFERED": "1",
            MARK: str(self.plan.data_dir),
        }
        if not self.plan.only_here and "OTMETKA_ALLOWED_HOSTS" not in os.environ:
            told["OTMETKA_ALLOWED_HOSTS"] = ",".join(names_of_this_machine(self.plan.host))
        inherited = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
        return inherited | told

    def _start_children(self, urls: Urls, port: int) -> None:
        env = self._environment(urls)
        logs = self.plan.data_dir / "log"
        logs.mkdir(mode=0o700, exist_ok=True)
        python = [sys.executable, "-m", "otmetka"]
        listen = ["--host", self.plan.host, "--port", str(port)]
        self._children = [
            Child("веб-сервер", [*python, "serve", *listen], env, logs / "web.log"),
            Child("исполнитель заданий", [*python, "worker"], env, logs / "worker.log"),
        ]
        for child in self._children:
            child.start()

    def _wait_for_web(self, port: int) -> None:
        url = f"http://{self.plan.host_to_ask}:{port}/healthz"
        end = time.monotonic() + _WEB_READY_SECONDS
        web = self._children[0]
        while not _answers(url):
            if web.died() or time.monotonic() > end:
                raise ClusterError(f"Веб-сервер не запустился. Журнал: {web.log}", web.last_words())
            self._pause(0.1)

    def _pause(self, seconds: float) -> None:
        if self._stop.wait(seconds):
            raise Stopped

    def _watch(self) -> None:
        recorded = time.monotonic()
        while True:
            self._pause(_LOOK_EVERY_SECONDS)
            if time.monotonic() - recorded >= _RECORD_CLOCK_SECONDS:
                self._record_clock()
                recorded = time.monotonic()
            if self._base.died():
                screen.say("База данных остановилась, запускаю её снова…")
                self._base.revive()
            for child in self._children:
                if child.died():
                    self._revive(child)

    def _record_clock(self) -> None:
        """A full disk must neither end a demo that runs nor keep its database from a clean stop."""
        try:
            self._clock.write(self._now())
        except OSError as error:
            screen.say(f"Не удалось записать часы демонстрации: {error.strerror}.")

    def _revive(self, child: Child) -> None:
        screen.say(f"Остановился {child.name}, запускаю снова… (журнал: {child.log})")
        if not child.revive():
            raise ClusterError(
                f"{child.name.capitalize()} останавливается снова и снова, поэтому остановлено всё.",
                child.last_words(),
            )

    def _bring_down(self) -> None:
        for child in self._children:
            child.stop()
        if self._lived:
            self._record_clock()
        self._base.close()
        self._lock.release()


_NOT_INHERITED = {"OTMETKA_DATABASE_URL", "OTMETKA_OWNER_DATABASE_URL", "PORT", "HOST", "DAY", "RESET"}


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as reply:  # noqa: S310 - our own address
            return reply.status == 200
    except (urllib.error.URLError, OSError):
        return False
