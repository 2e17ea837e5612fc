"""Django settings: embedded defaults that run offline on one small machine.

Everything an operator may change comes from the environment (`LANTU_...`); what is not set has a
default that works: SQLite, tasks in the database, files under `var/`.
"""

from __future__ import annotations

import contextlib
import logging
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

from lantu.config.database import UnusableDatabaseError, database_at
from lantu.reading.second import SecondReader, UnusableAddressError
from lantu.reading.second.address import seconds_in

PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("LANTU_HOME", PACKAGE.parent.parent / "var")).resolve()
"""Where this installation keeps its database, documents and secret."""


def secret_key() -> str:
    """The installation's own secret, made once.

    Written aside and linked into place, so that of two starting processes one wins and neither
    reads half a secret.
    """
    HOME.mkdir(mode=0o700, parents=True, exist_ok=True)  # what lies here is for nobody else
    file = HOME / "secret"
    if not file.exists():
        with tempfile.NamedTemporaryFile("w", dir=HOME) as made:  # readable by its owner alone
            made.write(get_random_secret_key())
            made.flush()
            with contextlib.suppress(FileExistsError):
                os.link(made.name, file)
    return file.read_text()


SECRET_KEY = os.environ.get("LANTU_SECRET_KEY") or secret_key()
DEBUG = os.environ.get("LANTU_DEBUG") == "1"
LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
NAMED_HOSTS = [h.strip() for h in os.environ.get("LANTU_HOSTS", "").split(",") if h.strip()]
ALLOWED_HOSTS = [*LOCAL_HOSTS, *NAMED_HOSTS]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "csp",
    "lantu.journal",
    "lantu.directory",
    "lantu.ledger",
    "lantu.ledger.intake",
    "lantu.search",
    "lantu.pages",
    "lantu.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lantu.pages.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lantu.pages.membership.MembershipMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "lantu.config.urls"
WSGI_APPLICATION = "lantu.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "lantu.pages.membership.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "lantu.pages.components.tags",
            ],
        },
    },
]


def database(environment: Mapping[str, str]) -> dict[str, Any]:
    """The database that LANTU_DATABASE names; SQLite where it names none."""
    try:
        return database_at(environment.get("LANTU_DATABASE", ""), HOME)
    except UnusableDatabaseError as problem:
        raise ImproperlyConfigured(str(problem)) from problem


DATABASES = {"default": database(os.environ)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "directory.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "lantu.pages.office.sign_in.views.locked_out"
SILENCED_SYSTEM_CHECKS = ["axes.W006"]

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    },
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = os.environ.get("LANTU_TIME_ZONE", "Asia/Shanghai")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HOME / "documents"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG

DOCUMENT_LIMIT = 64 * 1024 * 1024
"""Bytes of one document handed in; the reader has the same limit."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000


def second_reader(environment: Mapping[str, str]) -> SecondReader | None:
    """The language model that reads documents too; None, as by default, where none is named."""
    named = {name: environment.get(f"LANTU_SECOND_READER_{name}", "") for name in _SECOND}
    if not named["URL"]:
        return None
    seconds = seconds_in(named["TIMEOUT"])
    try:
        return SecondReader(named["URL"], named["MODEL"], named["KEY"], seconds)
    except UnusableAddressError as problem:
        raise ImproperlyConfigured(f"{problem.sentence('zh')} {problem}") from problem


_SECOND = ("URL", "MODEL", "KEY", "TIMEOUT")
SECOND_READER = second_reader(os.environ)
"""Where it is set, the text of documents is sent there: docs/mechanisms/second-reader.md."""


def without_traceback(record: logging.LogRecord) -> bool:
    """A request for a host that is not ours is one line in the log; the trace says nothing."""
    record.exc_info = None
    return True


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "line": {"()": "django.utils.log.CallbackFilter", "callback": without_traceback},
    },
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django.security.DisallowedHost": {"filters": ["line"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
