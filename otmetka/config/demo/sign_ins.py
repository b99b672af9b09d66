"""Who may sign in to the demo, for the table that ``make demo`` prints."""

from otmetka.config.demo.files import NEIGHBOUR, DemoFiles

SignIn = tuple[str, str, str, str]


def sign_ins() -> list[SignIn]:
    """``(duty and what to look at, name, login, password)``, one for each duty."""
    rows = DemoFiles().sign_ins + [row for row in DemoFiles(NEIGHBOUR).sign_ins if row.get("title")]
    return [(_capital(row["title"]), row["name"], row["login"], row["password"]) for row in rows]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
