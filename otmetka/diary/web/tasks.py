"""A homework as the diary draws it."""

from otmetka.diary.queries.tasks import Task
from otmetka.diary.words import size_words
from otmetka.ui.markup import EMPTY, HOLE, Markup, Pattern, join, tag

TICKS_FORM = "ticks"
_TICK = Pattern(
    tag(
        "button",
        HOLE,
        cls="tick",
        form=TICKS_FORM,
        name_=HOLE,
        value=HOLE,
        aria_pressed=HOLE,
        aria_label=HOLE,
    )
)


def tick(task: Task, label: str, *, may_tick: bool, done_word: str) -> Markup:
    """A button of the page's one form for the pupil; for a guardian only what is done shows."""
    if not may_tick:
        return tag("span", "✓ ", tag("span", done_word, cls="sr"), cls="ticked") if task.done else EMPTY
    # attributes in the order of the pattern
    done, pressed = ("undone", "true") if task.done else ("done", "false")
    return _TICK.fill(done, task.lesson_id, pressed, label, "✓" if task.done else "")


def attachments(task: Task, title: str) -> Markup:
    """The files as links that download."""
    if not task.files:
        return EMPTY
    links = [
        tag("li", tag("a", file.name, href=f"/files/{file.id}/"), tag("small", " ", size_words(file.size)))
        for file in task.files
    ]
    return tag("ul", join(links), cls="files", aria_label=title)
