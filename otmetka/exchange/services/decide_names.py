"""A person's decisions about the names of an aSc file; the preview is made again with them."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from otmetka.access.actor import Actor
from otmetka.core.errors import Stale
from otmetka.exchange.models import Import
from otmetka.exchange.policy import import_to_write
from otmetka.exchange.services.planning import ASC
from otmetka.exchange.services.prepare_import import prepare
from otmetka.exchange.services.store import read_bytes

LONGEST = 200


def decide_names(
    *,
    actor: Actor,
    import_id: int,
    year: str,
    from_on: date | None,
    term: int,
    chosen: dict[str, str],
    now: datetime,
) -> Import:
    """Keep the answers and plan again. Raises NotFound, and Stale once the file was written."""
    of_import = import_to_write(actor, import_id)
    if of_import.kind != ASC or of_import.state not in ("ready", "refused"):
        raise Stale(_("У этого импорта решать больше нечего."))
    known = {name["field"] for name in of_import.report.get("asc", {}).get("names", ())} | {"*", "~"}
    of_import.options |= {
        "asc": {
            "year": year[:9],
            "from_on": from_on.isoformat() if from_on else "",
            "term": term,
            "chosen": {key: value[:LONGEST] for key, value in chosen.items() if key in known and value},
        }
    }
    of_import.save(update_fields=["options"])
    prepare(of_import, read_bytes(of_import.school_id, of_import.sha256), now=now)
    return of_import
