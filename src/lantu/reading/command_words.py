"""What `lantu read` says to the person who runs it, in Chinese and English.

Knows sentences only; the errors bring their own.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "description": (
            "把政府文件（Word、PDF、Excel、网页、纯文本）读成任务、目标、成果条目，"
            "每条都能回到原文位置。离线运行。"
        ),
        "files": "文件或文件夹；文件夹按名称顺序读取其中（含下级）的文件；“-”表示标准输入",
        "format": (
            "输出格式。缺省：按 -o 的扩展名；屏幕上为 table，否则为 json。"
            "一份文件的 json 是一个对象，多份文件是一个列表"
        ),
        "output": (
            "写入文件，而不是屏幕。多份文件时：扩展名为 .json、.csv、.xlsx、.txt 的合成一个文件，"
            "否则为文件夹，每份文件一个（按主名命名，重名的带原扩展名）"
        ),
        "year": "文件年份，用于没有写年份的时限；缺省取自文件本身",
        "lang": "提示和表头的语言；缺省按系统语言",
        "epilog": "退出码：0 全部读取成功；2 有文件无法读取（其余照常输出）。",
        "binary": "xlsx 不能显示在屏幕上，请用 -o 指定文件。",
        "unwritable": "无法写入“{path}”：{reason}。请检查路径、权限和磁盘空间。",
        "broken": (
            "读取“{name}”时程序出错（{kind}）。"
            "请另存为 .docx 或 .txt 后重试，并把文件交给维护人员。"
        ),
        "ending": (
            "不能写成 {ending} 文件。请用 .json、.csv、.xlsx 或 .txt，或用 --format 指定格式。"
        ),
        "nothing": "“{name}”已读取，其中没有找到任务、目标或成果。",
        "counted": "{count} 条",
        "failed": "未能读取",
        "year_range": "年份应为 1949 至 2200 之间的四位数字。",
    },
    "en": {
        "description": (
            "Read government documents (Word, PDF, Excel, web pages, text) into tasks, targets and "
            "results, each of which leads back to its place. Works offline."
        ),
        "files": (
            "files or folders; a folder's files are read in the order of their names, those of "
            "its subfolders too; “-” is standard input"
        ),
        "format": (
            "output format. By default that of -o's extension, else table on a screen and json "
            "elsewhere. The json of one document is an object, of several a list"
        ),
        "output": (
            "write there instead of on the screen. With several documents: one file together if "
            "it ends in .json, .csv, .xlsx or .txt, else a folder with one file each (by the "
            "name without extension, with it where two would be the same)"
        ),
        "year": "the document's year, for deadlines that name none; by default its own",
        "lang": "language of messages and headers; by default the system's",
        "epilog": "Exit code: 0 all were read; 2 some could not be (the rest is written).",
        "binary": "xlsx cannot be shown on a screen; please name a file with -o.",
        "unwritable": (
            "“{path}” cannot be written: {reason}. Please check path, permissions and disk space."
        ),
        "broken": (
            "The program failed on “{name}” ({kind}). Please save it as .docx or .txt and try "
            "again, and hand the file to the maintainers."
        ),
        "ending": (
            "No {ending} file can be written. Please use .json, .csv, .xlsx or .txt, or name the "
            "format with --format."
        ),
        "nothing": "“{name}” was read; no task, target or result was found in it.",
        "counted": "{count} findings",
        "failed": "not read",
        "year_range": "The year has four digits, from 1949 to 2200.",
    },
}


def system_language(environment: Mapping[str, str]) -> str:
    """en where the environment asks for English, else zh."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(variable):
            return "en" if environment[variable].lower().startswith("en") else "zh"
    return "zh"
