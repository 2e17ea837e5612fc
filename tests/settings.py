"""Settings of the tests: each process has its own home, passwords are cheap, static files need no collecting.

A module of its own because pytest-django starts Django before any conftest is read.
"""

from __future__ import annotations

import os
import tempfile

os.environ["LANTU_HOME"] = tempfile.mkdtemp(prefix="lantu-tests-")
os.environ["LANTU_DATABASE"] = os.environ.get("LANTU_TEST_DATABASE", "")  # of `--postgres`
os.environ.setdefault("LANTU_SECRET_KEY", "only-for-tests")

from lantu.config.settings import *  # noqa: F403
from lantu.config.settings import STATIC_ROOT, STORAGES

STATIC_ROOT.mkdir()
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
