"""Make ``.venv`` from a lock file: ``python3 deploy/environment.py requirements.lock``.

Only the standard library, because it runs before anything is installed. Nothing is done when the lock, the
Python and the place are those of the last time; a half-made environment is made anew.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

CLONE = Path(__file__).resolve().parent.parent
ENVIRONMENT = CLONE / ".venv"
NEED_MB = {"requirements.lock": 600, "requirements-dev.lock": 1100}
OLDEST = (3, 11)


def main() -> None:
    """Install one lock; the lock of the developers contains the other."""
    lock = CLONE / sys.argv[1]
    if sys.version_info < OLDEST:
        stop(f"Нужен Python 3.11 или новее, а это {sys.version.split()[0]}.", "make … PYTHON=python3.11")
    stamp = ENVIRONMENT / f".installed-{lock.name}"
    if is_current(stamp, lock):
        return
    refuse_full_disk(lock)
    make_environment()
    install(lock)
    stamp.write_text(fingerprint(lock))


def fingerprint(lock: Path) -> str:
    """What an environment depends on: the lock, the Python, and the place (scripts name it)."""
    return hashlib.sha256(lock.read_bytes() + sys.version.encode() + str(CLONE).encode()).hexdigest()


def is_current(stamp: Path, lock: Path) -> bool:
    """Whether this lock, or the developers' lock that contains it, is installed as it stands."""
    both = ENVIRONMENT / ".installed-requirements-dev.lock"
    runtime_too = lock.name == "requirements.lock" and is_installed(both, CLONE / "requirements-dev.lock")
    return runtime_too or is_installed(stamp, lock)


def is_installed(stamp: Path, lock: Path) -> bool:
    """Whether the stamp was set for exactly this lock."""
    return stamp.exists() and lock.exists() and stamp.read_text() == fingerprint(lock)


def refuse_full_disk(lock: Path) -> None:
    """Say it before half of the packages are there."""
    free = shutil.disk_usage(CLONE).free // 1_000_000
    need = NEED_MB[lock.name]
    if free < need:
        stop(
            f"Мало места на диске: свободно {free} МБ, нужно {need} МБ.", f"Освободите место рядом с {CLONE}."
        )


def make_environment() -> None:
    """An environment of this Python, here; one of another Python or a broken one is replaced."""
    if works():
        return
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    print("Создаю окружение Python…", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], capture_output=True, text=True)
    if made.returncode != 0:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        why = (made.stdout + made.stderr).strip()
        stop("Не удалось создать окружение Python.", f"apt-get install python3-venv\n{why}")


def works() -> bool:
    """Whether the environment's pip runs, under this Python, at this place."""
    ask = "import sys, pip; print(sys.version, sys.prefix)"
    try:
        said = subprocess.run([ENVIRONMENT / "bin/python", "-c", ask], capture_output=True, text=True)
    except OSError:
        return False
    return said.returncode == 0 and said.stdout.strip() == f"{sys.version} {ENVIRONMENT}"


def install(lock: Path) -> None:
    """The packages by their hashes, then this project itself by the build tool that the lock has brought."""
    count = sum(1 for line in lock.read_text().splitlines() if "==" in line)
    print(f"Ставлю зависимости: {count} пакетов, один раз, около минуты…", flush=True)
    pip = [ENVIRONMENT / "bin/python", "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    run([*pip, "--no-deps", "--require-hashes", "--requirement", lock])
    here = ENVIRONMENT / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    (here / "otmetka-clone.pth").write_text(f"{CLONE}\n")


def run(command: list) -> None:
    """One step of pip; its own words are shown when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=CLONE)
    if done.returncode != 0:
        words = (done.stdout + done.stderr).strip()
        hint = "Нужен доступ к хранилищу пакетов Python или настроенное в pip зеркало."
        if "No space left on device" in words:
            hint = "Кончилось место на диске."
        stop(f"Не удалось установить зависимости. {hint}", words[-3000:])


def stop(what: str, way_on: str) -> None:
    """End with a sentence and a way on."""
    sys.exit(f"\n{what}\n{way_on}")


if __name__ == "__main__":
    main()
