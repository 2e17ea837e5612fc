"""Words that stand for several bodies at once: 各街道, 有关部门, 成员单位.

Pure.  Such a name belongs to no unit, and none may go by it: who is meant is decided row by row.
"""

from __future__ import annotations

import re

from lantu.directory.names import plain

_LEVEL = "(?:全?[省市区县旗州镇街](?:级|直|属)?)?"
_SORT = (
    "(?:部门|单位|机关|企业|国企|方面|主体|学校|医院|街道(?:办事处|办)?|社区|居委会|村委会"
    "|镇|乡|街镇|镇街|乡镇|街道社区|园区|地区|区|县|市)"
)
_BARE = (
    "(?:部门|单位|机关|企业|国企|学校|街道(?:办事处|办)?|社区|居委会|村委会"
    "|街镇|镇街|乡镇|街道社区|镇|乡)"
)
_PART = "(?:行业|业务)?(?:主管|职能|监管|执法|责任|牵头|配合|主办|协办|承办|参与|共建|成员)"
_SEVERAL = re.compile(
    "|".join(
        (
            "各",  # no body bears it in its name
            f"(?:有关|相关|其他|其它|所有(?!制)|全部).{{0,4}}{_SORT}$",
            f"^{_LEVEL}{_BARE}$",
            f"^{_LEVEL}(?:镇|乡|街|村)\\(.{{1,4}}\\)(?:组织)?$",
            f"^{_LEVEL}{_PART}(?:部门|单位|机关)$",
            "成员单位$",
            "^属地(?:街道|镇|乡|政府|部门|单位)",
            "^(?:辖区|驻区|驻地)内?.{0,4}(?:部门|单位|机关|企业|学校|部队)$",
            "^全[省市区县镇街]",
            "^(?:[0-9]+|[一二三四五六七八九十百两几数多]+)个",
            "[两三]级(?:政府|部门|单位)?$",
            "(?<![高中初])等(?:有关|相关)?(?:部门|单位|街道|企业|方面|机构)?$",
        )
    )
)


def names_several(name: str) -> bool:
    """Whether the name stands for several bodies, and so for no unit."""
    return _SEVERAL.search(plain(name)) is not None
