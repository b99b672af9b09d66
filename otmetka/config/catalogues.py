"""The Russian catalogue: plural forms, and weekdays «пн» where Django says «Пн»; nothing else needs it.

``python -m otmetka.config.catalogues`` brings ``django.po`` in line with the sources and compiles it with
Babel: a bare Debian has no msgfmt (DESIGN 8). ``django.mo`` is committed, so that a clone needs no such step.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[1]
PO = PACKAGE / "locale/ru/LC_MESSAGES/django.po"
MO = PO.with_suffix(".mo")

HEADER = {
    "project": "Otmetka",
    "version": "1",
    "msgid_bugs_address": "see README",
    "last_translator": "Otmetka",
    "language_team": "Otmetka",
    "header_comment": "",
}
#: What takes a number: places of the msgids (and of the context) among the arguments.
KEYWORDS: dict[str, tuple] = {
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def counted(package: Path = PACKAGE) -> Iterator[tuple[tuple[str, str], str | None, str]]:
    """Every msgid of the sources that takes a number: ((singular, plural), context, file)."""
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.html"), *package.rglob("*.txt")]):
        source = path.read_text(encoding="utf-8")
        place = path.relative_to(package).as_posix()
        for msgids, context in counted_in(source, template=path.suffix != ".py"):
            yield msgids, context, place


def counted_in(source: str, *, template: bool) -> Iterator[tuple[tuple[str, str], str | None]]:
    """The same for one text; of a template ``{% blocktranslate count %}`` is read."""
    code = templatize(source) if template else source
    for _line, msgids, _comments, context in extract("python", BytesIO(code.encode()), KEYWORDS):
        yield (msgids[0], msgids[1]), context


def read(path: Path = PO) -> Catalog:
    """The catalogue as it is written down."""
    with path.open("rb") as file:
        return read_po(file, locale="ru")


def brought_up(old: Catalog, package: Path = PACKAGE) -> Catalog:
    """The catalogue of the sources with the forms that are already known; what is new stands empty."""
    new = Catalog(locale="ru", creation_date=old.creation_date, fuzzy=False, **HEADER)
    for message in old:
        if message.id and not message.pluralizable:
            new.add(message.id, message.string, auto_comments=message.auto_comments)
    for msgids, context, place in counted(package):
        known = old.get(msgids[0], context)
        new.add(msgids, known.string if known else "", context=context, locations=[(place, None)])
    return new


def missing(catalogue: Catalog, package: Path = PACKAGE) -> list[str]:
    """Counted strings of the sources without a full set of forms, as «file: msgid»."""
    bad = []
    for msgids, context, place in counted(package):
        known = catalogue.get(msgids[0], context)
        if known is None or known.id != msgids or not complete(known.string, catalogue.num_plurals):
            bad.append(f"{place}: {msgids[0]}")
    return bad


def complete(forms: str | tuple[str, ...], needed: int) -> bool:
    """Whether each of the forms is written."""
    return isinstance(forms, tuple) and len(forms) == needed and all(forms)


def compiled(catalogue: Catalog) -> bytes:
    """What Django reads."""
    target = BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def main() -> None:
    """Write both files."""
    catalogue = brought_up(read())
    with PO.open("wb") as file:
        write_po(file, catalogue, width=110, omit_header=False, sort_output=True)
    MO.write_bytes(compiled(catalogue))


if __name__ == "__main__":
    main()
