"""A reading with something in every field, and documents to go with it."""

from lantu.reading import (
    Article,
    Block,
    Document,
    Due,
    Figure,
    Finding,
    Kind,
    Origin,
    Owner,
    Reading,
    Role,
)

TEXT = "一、教育\n新建学校5所。\n持续推进。"
FULL = Finding(
    kind=Kind.TASK,
    start=5,
    end=12,
    text="新建学校5所。",
    path=("一、教育",),
    owners=(
        Owner("区教育局", Role.LEAD),
        Owner("区住建局", Role.RESPONSIBLE),
        Owner("区财政局", Role.SUPPORT),
        Owner("东桥街道", Role.SUPPORT),
    ),
    person="余文",
    post="局长",
    due=Due("2025年底前", "2025-12-31"),
    figures=(Figure("新建学校", ">=", 5.0, "所"), Figure("占比", "~", 12.5, "%")),
    warnings=("R012",),
)
BARE = Finding(kind=Kind.RESULT, start=13, end=18, text="=持续推进。")


def plain(*findings, name="方案.txt"):
    document = Document(
        name=name,
        sha256="ab",
        text=TEXT,
        format="txt",
        title="分工方案",
        year=2025,
        articles=(Article(0, 18, "分工方案", "教育", "余文"),),
    )
    return Reading(document, findings)


def with_origins(*origins):
    spans = ((0, 4), (5, 12), (13, 18))
    blocks = tuple(Block(*span, origin) for span, origin in zip(spans, origins, strict=True))
    document = Document(name="a", sha256="ab", text=TEXT, format="pdf", blocks=blocks)
    return Reading(document, (FULL, BARE))


def pages():
    return with_origins(
        Origin(page=1, box=(72, 90, 120, 102)),
        Origin(page=1, box=(72, 110, 160, 122)),
        Origin(page=2, box=(72, 90, 140, 102)),
    )
