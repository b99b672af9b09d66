"""Settings: read from the environment by :mod:`otmetka.config.environment`, the same for all duties."""

from pathlib import Path

from otmetka.config.environment import read_environment

PACKAGE = Path(__file__).resolve().parent.parent
ENV = read_environment()

SECRET_KEY = ENV.secret_key
DEBUG = False
DEMO = ENV.demo
DEMO_OFFSET_SECONDS = ENV.demo_offset_seconds if ENV.demo else 0
DATA_DIR = ENV.data_dir
FILE_STORE = ENV.data_dir / "files"
BACKUP_DIR = ENV.backup_dir
ALLOWED_HOSTS = ENV.allowed_hosts
CSRF_TRUSTED_ORIGINS = ENV.trusted_origins
APP_ROLE = ENV.app_role
ACCESS_TABLE = PACKAGE / "config" / "access.toml"
ACTOR_BUILDER = "otmetka.people.queries.actor.build_actor"
ACCOUNT_SCHOOLS_TABLE = "access_accountschool"

INSTALLED_APPS = [
    "otmetka.exchange",
    "otmetka.diary",
    "otmetka.grading",
    "otmetka.journal",
    "otmetka.timetable",
    "otmetka.people",
    "otmetka.regulations",
    "otmetka.schools",
    "otmetka.access",
    "otmetka.papers",
    "otmetka.files",
    "otmetka.audit",
    "otmetka.ui",
    "otmetka.core",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "procrastinate.contrib.django",
    "otmetka.config.apps.ProductConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "otmetka.access.web.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "otmetka.ui.errors.ErrorMiddleware",
    "otmetka.access.web.middleware.ScopeMiddleware",
]

ROOT_URLCONF = "otmetka.config.urls"
WSGI_APPLICATION = "otmetka.config.wsgi.application"
AUTH_USER_MODEL = "access.Account"
SESSION_ENGINE = "otmetka.access.sessions"
SESSION_COOKIE_NAME = "otmetka_session"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = ENV.tls
CSRF_COOKIE_SECURE = ENV.tls
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "otmetka.ui.errors.csrf_failure"
TRUSTED_PROXIES = 1 if ENV.tls else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.tls else None
SECURE_SSL_REDIRECT = ENV.tls
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if ENV.tls else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "otmetka.access.backend.AccountBackend",
]
AXES_FAILURE_LIMIT = "otmetka.access.web.attempts.failure_limit"
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_CLIENT_IP_CALLABLE = "otmetka.access.web.client.address"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["password", "code"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 8},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/access/sign-in/"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "otmetka.config.shell.shell",
            ],
        },
    }
]

FORM_RENDERER = "otmetka.ui.forms.Renderer"

DATABASES = ENV.databases
DATABASE_ROUTERS: list[str] = []
# axes.W002: its middleware only draws the lockout page, which the door draws itself
SILENCED_SYSTEM_CHECKS = ["axes.W002", "security.W004", "security.W008", "security.W012", "security.W016"]

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "русский")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Moscow"
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = ENV.data_dir / "static"
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "otmetka.config.static.ProductStaticStorage"},
}

EMAIL_HOST = ENV.smtp_host
EMAIL_PORT = ENV.smtp_port
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"otmetka": {"level": "INFO"}, "axes": {"level": "ERROR"}},
}
