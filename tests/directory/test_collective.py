"""Which names stand for several bodies at once."""

from __future__ import annotations

import pytest

from lantu.directory.collective import names_several


@pytest.mark.parametrize(
    "name",
    [
        "各街道办事处", "各 街 道", "各区", "各区（县、市）人民政府", "各相关部门", "各级工会",
        "区级各有关部门", "全区各专班", "区直各责任单位", "有关单位", "有关街道", "其他街道",
        "区有关部门", "某某省有关部门", "相关街道办事处", "其他有关执法机关", "所有部门和单位",
        "部门", "区直部门", "街道办事处", "区属国企", "镇（街）", "村（居）组织", "牵头单位",
        "行业主管部门", "职能部门", "专项小组成员单位", "属地街道", "辖区内重点企业", "驻区单位",
        "全区中小学校", "14个街道", "十四个街道", "市、区两级", "区住建委等部门", "区教育局等",
    ],
)  # fmt: skip
def test_words_for_several_bodies_name_none(name: str) -> None:
    assert names_several(name)


@pytest.mark.parametrize(
    "name",
    [
        "区教育局", "天塔街道办事处", "天塔街道", "照耀里社区", "公安部门", "住建部门", "区总工会",
        "数据资源主管部门", "区高等专科学校", "某某职业高等学校", "所有制改革办公室", "区委", "区政府",
        "邻区", "第二中学", "市市场监管委", "全民健身中心", "区机关事务管理局", "三级甲等医院管理中心",
        "第一居委会", "人民医院", "",
    ],
)  # fmt: skip
def test_name_of_one_body_is_taken_for_one(name: str) -> None:
    assert not names_several(name)
