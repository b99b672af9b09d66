"""The XML as flat records with their lines. Entities, DTDs and anything outside are refused (SECURITY 11)."""

import io
import re
from collections import defaultdict
from dataclasses import dataclass
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

from otmetka.exchange.rules.faults import BadFile

MAX_RECORDS = 200_000
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding=["']([\w.-]+)["'][^>]*\?>""")
_TABLES = {
    "period": "period", "daysdef": "daysdef", "day": "day", "weeksdef": "weeksdef", "week": "week",
    "termsdef": "termsdef", "term": "term", "subject": "subject", "teacher": "teacher",
    "classroom": "classroom", "class": "class", "group": "group", "lesson": "lesson", "card": "card",
}  # fmt: skip


@dataclass(frozen=True)
class Record:
    """One element: its attributes in lower case and its line."""

    line: int
    values: dict[str, str]

    def get(self, *names: str) -> str:
        """The first of these attributes that is there, without spaces around."""
        return next((self.values[name].strip() for name in names if self.values.get(name, "").strip()), "")

    def ids(self, *names: str) -> list[str]:
        """A list of ids: «a,b», «a»; «*» and nothing are no ids."""
        return [part.strip() for part in self.get(*names).split(",") if part.strip() not in ("", "*")]


@dataclass(frozen=True)
class AscFile:
    """Records by element name; ``recoded``: the letters were windows-1251 against the declaration."""

    records: dict[str, list[Record]]
    recoded: bool = False

    def of(self, name: str) -> list[Record]:
        """Records of one element."""
        return self.records.get(name, [])

    def by_id(self, name: str) -> dict[str, Record]:
        """Records of one element by their id; of twins the first."""
        found: dict[str, Record] = {}
        for record in self.of(name):
            found.setdefault(record.get("id"), record)
        return found


def read_asc(data: bytes) -> AscFile:
    """Raises BadFile for what is not this format, broken XML, and bombs."""
    if b"<" not in data[:1000]:
        raise BadFile("not_xml")
    try:
        return AscFile(_parse(data))
    except _Broken as broken:
        recoded = _recode(data)
        if recoded is None:
            raise BadFile("broken_xml", line=broken.line) from broken
    try:
        return AscFile(_parse(recoded), recoded=True)
    except _Broken as broken:
        raise BadFile("broken_xml", line=broken.line) from broken


class _Broken(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _Handler(ContentHandler):
    """Collects the known elements; the format is flat."""

    def __init__(self) -> None:
        super().__init__()
        self.records: dict[str, list[Record]] = defaultdict(list)
        self.root = ""
        self.count = 0
        self.locator = None

    def setDocumentLocator(self, locator) -> None:
        """Where we are."""
        self.locator = locator

    def startElement(self, name: str, attrs) -> None:
        """One element."""
        self.root = self.root or name.lower()
        if name.lower() not in _TABLES:
            return
        self.count += 1
        if self.count > MAX_RECORDS:
            raise BadFile("too_many_rows", limit=MAX_RECORDS)
        values = {key.lower(): attrs.getValue(key) for key in attrs.getNames()}
        self.records[name.lower()].append(Record(self.locator.getLineNumber(), values))


def _parse(data: bytes) -> dict[str, list[Record]]:
    handler = _Handler()
    parser = make_parser()
    parser.forbid_dtd = True
    parser.setContentHandler(handler)
    try:
        parser.parse(io.BytesIO(data))
    except DefusedXmlException:
        raise BadFile("xml_bomb") from None
    except SAXException as error:
        raise _Broken(getattr(error, "getLineNumber", lambda: 1)() or 1) from None
    except (LookupError, ValueError):
        raise _Broken(1) from None
    if handler.root != "timetable" or not handler.records.get("lesson"):
        raise BadFile("not_asc")
    return handler.records


def _recode(data: bytes) -> bytes | None:
    """windows-1251 under a wrong declaration or none; None when that is not the trouble."""
    declared = _DECLARED.match(data)
    body = data[declared.end() :] if declared else data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return body.decode("cp1251").encode("utf-8")
        except UnicodeDecodeError:
            return None
    return None
