"""How Django's forms are drawn: the label above, the reason under the field, a summary on top."""

from django.forms.renderers import DjangoTemplates


class Renderer(DjangoTemplates):
    """FORM_RENDERER of the settings: `{{ form }}` and `{{ form.name.as_field_group }}` in our shape."""

    form_template_name = "ui/components/form.html"
    field_template_name = "ui/components/field.html"
