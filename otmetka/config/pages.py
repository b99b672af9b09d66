"""Pages that belong to no package: a stored file, the glossary."""

from otmetka.access.routes import PUBLIC, SIGNED_IN, route
from otmetka.config.glossary import glossary
from otmetka.files.web.views import stored_file

urlpatterns = [
    route("files/<int:file_id>/", stored_file, name="file", action=SIGNED_IN),
    route("help/glossary/", glossary, name="glossary", action=PUBLIC),
]
