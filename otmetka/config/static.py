"""Static files: hashed names, also inside ES modules (PLATFORM 6)."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ProductStaticStorage(CompressedManifestStaticFilesStorage):
    """Rewrites ``import`` paths to hashed names."""

    support_js_module_import_aggregation = True
    #: A file that is not collected yet keeps its plain name instead of breaking every page.
    manifest_strict = False
