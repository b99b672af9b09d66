"""Find Chromium for the browser tests, or install the distribution's: ``python3 deploy/chromium.py``.

Prints its path. Without one it prints nothing and says on stderr which tests will not run; with CI set
that is a failure. The Chromium of a package manager is used because a download from elsewhere may be closed.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def main() -> int:
    """0 with a browser, or without one outside CI."""
    path = find() or (install() and find())
    if path:
        print(path)
        return 0
    print(
        "Chromium не найден: проверки в браузере (с пометкой browser) НЕ выполняются.\n"
        "Установите его (apt-get install chromium) или запустите make test с правами root.",
        file=sys.stderr,
    )
    return 1 if os.environ.get("CI") == "true" else 0


def find() -> str | None:
    """The path of a Chromium, the one of OTMETKA_CHROMIUM first."""
    given = os.environ.get("OTMETKA_CHROMIUM")
    return given or next((path for path in map(shutil.which, NAMES) if path), None)


def install() -> bool:
    """Install it when that may be done here: on a Debian system, by root."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print("Ставлю Chromium для проверок в браузере…", file=sys.stderr)
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=environment, **quiet)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"]
    return subprocess.run(command, env=environment, **quiet).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
