"""Who may sign in to the demo, for the table that ``make demo`` prints."""

from otmetka.config.demo.files import NEIGHBOUR, DemoFiles

SignIn = tuple[str, str, str, str]


def sign_ins() -> list[SignIn]:
    """``(duty and what to look at, name, login, password)``; a person of both schools has one row."""
    rows: dict[str, dict[str, str]] = {}
    for row in DemoFiles().sign_ins + DemoFiles(NEIGHBOUR).sign_ins:
        known = rows.get(row["login"])
        title = f"{known['title']}; {row['title']}" if known else row["title"]
        rows[row["login"]] = row | {"title": title}
    return [(_capital(row["title"]), row["name"], login, row["password"]) for login, row in rows.items()]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
