"""What a refused load is called; what a single cell would be refused for has its words in the journal's."""

from django.utils.translation import gettext_lazy as _

from otmetka.journal.words import REFUSALS

BULK_REFUSALS = REFUSALS | {
    "no_lesson": _("Такого урока в школе нет."),
    "no_author": _("Автора записи нет среди людей школы."),
    "no_kind": _("Такого вида работы нет в списке школы на день урока."),
    "no_work": _("Отметка названа к работе, которой нет в загрузке."),
    "other_plan": _("Тема взята из плана другой группы."),
    "gap": _("Версии записи идут не подряд или не по времени."),
    "after_now": _("Запись сделана позже, чем наступил этот момент."),
    "unknown_sign": _("Такого обозначения отсутствия нет: можно н, б, у, о."),
    "taken": _("В этих уроках уже есть записи: загрузка не исправляет того, что написали люди."),
}
