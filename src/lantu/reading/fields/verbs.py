"""The verbs of officialese: what one does with a task, and the words that open or bind a clause.

Knows words only; what follows from them is for the other modules to say.
"""

from __future__ import annotations

import re
from functools import cache


def alternation(words: str) -> str:
    """A pattern for any of the words between bars, as a tree by their characters.

    `re` tries the branches of an alternation one after the other; behind a look at the first
    character almost every place is refused at once.
    """
    tree = _tree(words)
    firsts = "".join(map(re.escape, tree))
    return f"(?=[{firsts}]){_branches(tree)}"


def sought(words: str) -> str:
    """The same for the beginning of a pattern that is searched for: bare branches.

    Each begins with a character, so that `re` need not start at any other.
    """
    return "|".join(re.escape(char) + _branches(rest) for char, rest in _tree(words).items())


def _tree(words: str) -> dict[str, dict]:  # type: ignore[type-arg]
    """The words by their characters; an empty one stands where a word ends."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in dict.fromkeys(words.split("|")):
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return tree


def _branches(tree: dict[str, dict]) -> str:  # type: ignore[type-arg]
    """The longer words first, as a reader takes them."""
    ends = "" in tree
    single = "".join(re.escape(c) for c, rest in tree.items() if c and set(rest) == {""})
    longer = [re.escape(c) + _branches(rest) for c, rest in tree.items() if c and set(rest) != {""}]
    options = [*longer, f"[{single}]"] if single else longer
    if not options:
        return ""
    return f"(?:{'|'.join(options)})" + ("?" if ends else "")


_ACTIONS = (
    "加快|加强|加大|加力|加速|加密|推进|推动|推广|推行|推出|推荐|推介|推选|完善|健全"
    "|建立|建设|建成|建好|建强|建造|建议|构建|构筑|共建|共享|组建|新建|改建|扩建|改扩建"
    "|迁建|重建|筹建"
    "|实施|实行|实现|落实|落地|开展|开发|开办|开设|开通|开工|开放|开拓|开辟|开好|深化"
    "|深入|深耕|强化|优化|细化|量化|硬化|绿化|亮化|净化|美化|固化|提高|提升|提供|提质"
    "|提前|提振|提请"
    "|扩大|扩展|扩充|扩面|拓展|拓宽|拓深|培育|培养|培训|培强|培植|打造|打好|打通|打击"
    "|打响|打赢|创建|创新|创造|创办|创优|争创|争取|力争|确保|保障|保证|保护|保持|保留"
    "|支持|支撑|扶持"
    "|鼓励|引导|引进|引入|引育|引领|吸引|招引|招商|招募|招聘|促进|发展|发挥|发布|发放"
    "|发动|发起|发掘|壮大|做大|做强|做优|做好|做实|做深|做精|做到|办好|办理|办成|抓好"
    "|抓实|抓紧|抓细|抓住|抓牢|守住|守牢|守护|筑牢|织密|兜牢|兜住"
    "|统筹|整合|整治|整改|整顿|治理|清理|清查|清除|排查|摸排|摸清|检查|督查|督促|督导"
    "|监督|监管|监测|检测|检验|评估|评价|评选|考核|考评|审核|审查|审批|核查|核实|核定"
    "|验收|验证|调查|调研|调度|调整|调动|调解|调减|调优"
    "|制定|制订|修订|修改|修编|编制|编写|编印|编排|起草|出台|印发|颁布|公布|公开|公示"
    "|通报|报告|报送|上报|申报|申请|争当|争先|谋划|规划|策划|筹划|筹备|筹措|筹集|安排"
    "|部署|组织|动员|动态|协调|协助|协同|协商|配合|对接|衔接|联动|联合|联系|服务|帮助"
    "|帮扶|帮办|救助|资助|补助|补贴|补齐|补充|奖励|奖补|表彰|宣传|宣讲|宣教|普及|弘扬"
    "|传承|传播|培树|树立|选树|选派|选拔|选聘|选育|遴选|评定|认定|认证|命名|授牌"
    "|改革|改造|改进|改善|改良|更新|修复|修缮|修建|维修|维护|维持|养护|管护|管理|管控"
    "|控制|防控|防治|防范|防止|预防|化解|处置|处理|处罚|查处|查办|惩治|惩处|严惩|严打"
    "|严格|严控|严禁|严肃|严守|严厉|严把|禁止|杜绝|遏制|减少|减轻|减免|减缓|免除|免收"
    "|免费|降低|降本|压减|压缩|压实|缩短|缩小|削减|淘汰|取消|取缔|关停|关闭|退出|搬迁"
    "|迁移|转移|转型|转变|转化|转换|承接|承办|举办|主办|召开|参加|参与|投入|投资|投放"
    "|投运|启动|启用|配备|配齐|配强|配置|配套|布局|布设|设立|设置|设定|增设|增加|增强"
    "|增进|增添|增派|新增|新设|新改|新开|购置|购买|采购|采取|采用|利用|运用|使用|应用"
    "|用好|用足|用活|盘活|激活|激发|释放|挖掘|挖潜|活跃|丰富|繁荣|振兴|巩固|夯实|稳定"
    "|稳步|稳妥|稳住|稳就业|坚持|坚决|坚守|坚定|践行|贯彻|执行|履行|遵守|遵循|按照|依法"
    "|依托|依靠|围绕|聚焦|聚力|聚合|聚集|紧盯|紧扣|紧抓|瞄准|锚定|突出|突破|攻克|攻坚"
    "|破解|解决|排除|消除|消纳|化解|畅通|疏通|贯通|联通|连通|打破|放宽|放开|放大|放活"
    "|简化|精简|规范|规定|统一|统计|明确|明晰|界定|区分|划定|划分|划转|确定|确立|确认"
    "|制作|收集|征集|征求|受理|回应|反馈|答复|跟踪|跟进|回访|走访|慰问|关爱|关心|关注"
    "|重视|尊重|维权|满足|适应|适时|顺应|融入|融合|链接|嵌入|延伸|延长|延续|覆盖|全覆盖"
    "|惠及|普惠|共同|携手|联手|合作|交流|学习|学好|借鉴|吸取|总结|推陈|试点|试行|探索"
    "|尝试|示范|带动|拉动|撬动|牵引|驱动|赋能|助力|助推|助企|护航|服务于|增效|提效|节约"
    "|节能|集约|回收|收回|收缴|追缴|追究|追赶|赶超|冲刺|决战|决胜|迈进|迈向|奋力|努力"
    "|全力|全面|大力|积极|主动|着力|持续|继续|进一步|不断|切实|扎实|有序|有效|科学|精心"
    "|精准|高标准|高质量|高水平|高效|重点|全链条|一体|因地制宜|分类|分级|分步|定期|及时"
    "|适度|合理|充分|牢固|牢牢|认真|逐步|逐项|逐年|超前|前瞻|系统|深度|广泛|普遍|同步"
    "|集中|集聚|汇聚|凝聚|团结|号召|呼吁|倡导|提倡|反对|抵制|抓|建|办|修|改|创|促|强|优"
    "|扩|引|治|保|稳|防|增|补|育|招|拆|植|种|铺设|架设|安装|加装|装配|埋设|疏浚|清淤"
    "|清运|清扫|造林|植树|播种|栽植|养殖|繁育|收购|储备|供应|供给|供水|供电|送戏|放映"
    "|演出|出版|摄制|拍摄|举行|评审|聘请|聘用|录用|吸纳|安置|托管|托育|代办|帮代办|兑现"
    "|拨付|清偿|清退|返还|缓缴|缓收|延缓|延迟|降费|让利|贴息|担保|授信|放贷|融资|上市"
    "|挂牌|股改|注册|登记|备案|报批|立项|招标|签约|签订|落户|投产|达产|竣工|交付|完工"
    "|完成|通车|通航|运营|运行|营造|塑造|擦亮|叫响|唱响|讲好|提档|升级|迭代|换代|焕新"
    "|焕发|接续|接受|接入|纳入|列入|归集|汇集|交换|互认|互通|互联|下放|赋权|授权|委托"
    "|移交|移送|交办|转办|督办|催办|问责|约谈|警示|教育|引育|教导|感召|凸显|彰显|展示"
    "|展现|体现|扛起|担当|扛牢|勇于|敢于|善于|乐于|常态化|制度化|规范化"
)

# Words that only colour the verb behind them.
_ADVERBS = (
    "要|将|应当|应|须|必须|需要|需|拟|计划|可以|可|并|并且|同时|还要|还|也要|也|都要|都"
    "|均|再|更|更加|更好|更大力度|真正|努力|奋力|全力|大力|积极|主动|着力|持续|继续"
    "|进一步|不断|切实|扎实|有序|有效|科学|精心|精准|认真|逐步|逐项|稳步|稳妥"
    "|全面|深入|加快|充分|严格|坚决|坚持|高标准|高质量|高水平|高效|重点|系统|因地制宜"
    "|定期|及时|适时|合理|尽快|抓紧|率先|统筹|协同|共同|联合|依法|依规|力争|争取|确保"
    "|实现|完成|自觉|牢牢|始终|纵深|分类|集中|广泛|常态化|有力|有计划|分步|优先|鼓励"
    "|支持|引导|推动|推进"
)

_OPENERS = (
    "首先|其次|再次|最后|同时|此外|另外|一是|二是|三是|四是|五是|六是|七是|八是|九是"
    "|十是|一要|二要|三要|四要|五要|六要|下一步|下步|接下来|今后|今后将|未来|其中|即"
)

ACTIONS = alternation(_ACTIONS)
ADVERBS = alternation(_ADVERBS)
OPENERS = alternation(_OPENERS)
STARTS = frozenset(word[0] for words in (_ACTIONS, _ADVERBS, _OPENERS) for word in words.split("|"))
"""The characters that any of these words begins with."""


@cache
def action() -> re.Pattern[str]:
    """Any of the actions.

    A pattern that holds them all takes some 40 ms to compile, and so each of them is compiled when
    it is first asked for; who only imports the reader need not wait.
    """
    return re.compile(sought(_ACTIONS))
