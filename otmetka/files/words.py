"""Why a file is not taken, in words that say what to do."""

from django.utils.translation import gettext_lazy as _

from otmetka.files.rules.unfit import Unfit

REASONS = {
    "kind": _(
        "Такие файлы не принимаются. Можно: pdf, docx, xlsx, pptx, odt, ods, odp, png, jpg, webp, txt, mp3."
    ),
    "content": _("Содержимое не соответствует расширению, или файл повреждён. Сохраните его заново."),
    "empty": _("Файл пустой."),
    "big": _("Файл больше {megabytes} МБ. Уменьшите его или разделите."),
    "pixels": _("Картинка больше {megapixels} мегапикселей. Уменьшите её."),
    "bomb": _("Файл распаковывается в слишком большой объём и не принят."),
    "locked": _("Файл закрыт паролем: снимите пароль и приложите снова."),
    "macros": _("В файле есть макросы. Сохраните его без макросов."),
}
TOO_MANY = _("За один раз можно приложить не больше {files} файлов.")
NO_SPACE = _("На сервере кончилось место, файл не сохранён. Сообщите техническому специалисту школы.")
NOT_TAKEN = _("Файл не принят")
MISSING = _("Такого файла нет.")


def reason(unfit: Unfit) -> str:
    """The sentence for a refused file."""
    return str(REASONS[unfit.code]).format(**unfit.values)
