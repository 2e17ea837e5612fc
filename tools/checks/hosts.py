"""No file of ours names a package index: where packages come from is for each machine to say."""

from __future__ import annotations

import re
from pathlib import Path

from tools.checks import tree

NAMES = (
    "pypi org|pythonhosted org|pypi python org|npmjs org|npmjs com|yarnpkg com|npmmirror com"
    "|npm taobao org|mirrors aliyun com|tuna tsinghua edu cn|mirrors ustc edu cn|mirrors 163 com"
    "|pypi douban com|mirrors cloud tencent com|mirrors tencent com|repo huaweicloud com"
    "|mirrors huaweicloud com|mirror bjtu edu cn|mirrors bfsu edu cn|mirrors sjtug sjtu edu cn"
    "|unpkg com|jsdelivr net|cdnjs cloudflare com|deb debian org|conda anaconda org"
)
"""Hosts with spaces for dots, so that this file passes its own check."""

HOST = re.compile("|".join(name.replace(" ", r"\.") for name in NAMES.split("|")), re.IGNORECASE)
OPTION = re.compile(r"index[-_]url[\"']?\s*[= ]\s*[\"']?https?://", re.IGNORECASE)


def named_hosts(root: Path) -> list[str]:
    """Where a file of the tree names a package index, by host or by option."""
    return [
        f"{path.relative_to(root)}:{tree.line_of(text, match.start())}: names an index: {match[0]}"
        for path, text in tree.texts(tree.files(root))
        for pattern in (HOST, OPTION)
        for match in pattern.finditer(text)
    ]


if __name__ == "__main__":
    tree.report(named_hosts)
