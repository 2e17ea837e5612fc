"""The document under review, and an officer who looks at it."""

from __future__ import annotations

import pytest
from django.test import Client

from lantu.directory.models import Member
from lantu.ledger.models import Document
from tests import cast
from tests.cast import Browser, row
from tests.pages.office.review.deciding import EDUCATION, SCHOOLS, STRANGE


@pytest.fixture
def document(planner: Member) -> Document:
    rows = [
        row("新建学校5所，改造操场。", owners=[EDUCATION, STRANGE], figures=[SCHOOLS]),
        row("加强督查。", person="王芳", post="局长"),
        row("做好宣传。", owners=[STRANGE]),
    ]
    return cast.read(planner, rows, title="2025年任务分工")


@pytest.fixture
def client(browser: Browser, planner: Member) -> Client:
    return browser(planner)
