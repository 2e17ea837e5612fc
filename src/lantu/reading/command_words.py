"""What `lantu read` says to the person who runs it, in Chinese and English.

Knows sentences only; the errors bring their own.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "description": (
            "把政府文件（Word、PDF、OFD、Excel、网页、纯文本）读成任务、目标、成果条目，"
            "每条都能回到原文位置。离线运行。"
        ),
        "files": "文件或文件夹；文件夹按名称顺序读取其中（含下级）的文件；“-”表示标准输入",
        "format": (
            "输出格式。缺省：按 -o 的扩展名；屏幕上为 table，否则为 json。"
            "一份文件的 json 是一个对象，多份文件是一个列表；"
            "jsonl 每行一份文件；parquet 每行一个条目"
        ),
        "output": (
            "写入文件，而不是屏幕。多份文件时：扩展名为 .json、.jsonl、.parquet、.csv、.xlsx、"
            ".txt 的合成一个文件，否则为文件夹，每份文件一个（按主名命名，重名的带原扩展名）"
        ),
        "year": "文件年份，用于没有写年份的时限；缺省取自文件本身",
        "second": (
            "第二阅读：兼容 OpenAI 接口的大模型地址，如 http://127.0.0.1:11434/v1。"
            "缺省不用；用时文件文字会发送到该地址。密钥取自 LANTU_SECOND_READER_KEY"
        ),
        "second_model": "第二阅读的模型名称",
        "lang": "提示和表头的语言；缺省按系统语言",
        "epilog": "退出码：0 全部读取成功；2 有文件无法读取（其余照常输出）。",
        "binary": "xlsx 不能显示在屏幕上，请用 -o 指定文件。",
        "unwritable": "无法写入“{path}”：{reason}。请检查路径、权限和磁盘空间。",
        "broken": (
            "读取“{name}”时程序出错（{kind}）。"
            "请另存为 .docx 或 .txt 后重试，并把文件交给维护人员。"
        ),
        "ending": (
            "不能写成 {ending} 文件。请用 .json、.jsonl、.parquet、.csv、.xlsx 或 .txt，"
            "或用 --format 指定格式。"
        ),
        "nothing": "“{name}”已读取，其中没有找到任务、目标或成果。",
        "counted": "{count} 条",
        "failed": "未能读取",
        "workers": (
            "同时读取的进程数；缺省为全部处理器。只用于 -o 以 .jsonl 或 .parquet 结尾的结果文件，"
            "中断后重新运行同一命令会接着读"
        ),
        "cluster": (
            "在 Ray 集群上读取：集群地址，或 local（只用本机）。各机器须能按同一路径打开文件"
        ),
        "workers_range": "--workers 应为 1 或更大的整数。",
        "either": "--workers 和 --cluster 只能用一个。",
        "one_file": (
            "--workers 和 --cluster 把结果写成一个文件。"
            "请加上 -o，文件名以 .jsonl 或 .parquet 结尾。"
        ),
        "parquet_target": "parquet 不能显示在屏幕上，请用 -o 指定文件。",
        "file_not_folder": "jsonl 和 parquet 写成一个文件，不写成文件夹。请用 -o 指定文件。",
        "no_stdin": "标准输入不能写入可续读的结果文件。请先存成文件，或去掉 -o。",
        "second_alone": (
            "--second 不能与 .jsonl、.parquet 结果文件同时使用。请改用 .json，或去掉 --second。"
        ),
        "no_pyarrow": ("写 parquet 需要可选组件，请先运行 ./lantu extra parquet，或改用 .jsonl。"),
        "no_ray": "--cluster 需要可选组件，请先运行 ./lantu extra cluster，或改用 --workers。",
        "no_workers": "读取进程无法启动。请检查内存和安装是否完整，然后重新运行，会接着读。",
        "no_cluster": "连不上 Ray 集群“{address}”：{reason}。请检查地址，然后重新运行，会接着读。",
        "in_use": "另一个进程正在写“{path}”。请等它结束，或换一个文件名。",
        "resumed": "接着上次读：已读 {done} 份，还有 {left} 份。",
        "go_on": "已中断。重新运行同一命令会接着读。",
        "pages": "正在识别扫描页：{done}/{total}",
        "progress": "{done}/{total} 份，每秒 {speed:.1f} 份，约需 {minutes:.0f} 分钟",
        "written": "已写入“{path}”：共 {total} 份文件，{refused} 份未能读取。",
        "year_range": "年份应为 1949 至 2200 之间的四位数字。",
    },
    "en": {
        "description": (
            "Read government documents (Word, PDF, OFD, Excel, web pages, text) into tasks, "
            "targets and results, each of which leads back to its place. Works offline."
        ),
        "files": (
            "files or folders; a folder's files are read in the order of their names, those of "
            "its subfolders too; “-” is standard input"
        ),
        "format": (
            "output format. By default that of -o's extension, else table on a screen and json "
            "elsewhere. The json of one document is an object, of several a list; jsonl has a "
            "document a line, parquet a finding a row"
        ),
        "output": (
            "write there instead of on the screen. With several documents: one file together if "
            "it ends in .json, .jsonl, .parquet, .csv, .xlsx or .txt, else a folder with one file "
            "each (by the name without extension, with it where two would be the same)"
        ),
        "year": "the document's year, for deadlines that name none; by default its own",
        "second": (
            "a second reader: an OpenAI-compatible address such as http://127.0.0.1:11434/v1. By "
            "default none; otherwise the documents' text is sent there. Its key is taken from "
            "LANTU_SECOND_READER_KEY"
        ),
        "second_model": "the second reader's model",
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
            "No {ending} file can be written. Please use .json, .jsonl, .parquet, .csv, .xlsx or "
            ".txt, or name the format with --format."
        ),
        "nothing": "“{name}” was read; no task, target or result was found in it.",
        "counted": "{count} findings",
        "failed": "not read",
        "workers": (
            "how many processes read at once; by default all processors. Only for a findings file "
            "that ends in .jsonl or .parquet; run again after an interruption, it goes on"
        ),
        "cluster": (
            "read on a Ray cluster: its address, or local for this machine alone. Every machine "
            "must find the files under the same path"
        ),
        "workers_range": "--workers is a whole number from 1.",
        "either": "Please use --workers or --cluster, not both.",
        "one_file": (
            "--workers and --cluster write one findings file. Please name it with -o, ending in "
            ".jsonl or .parquet."
        ),
        "parquet_target": "parquet cannot be shown on a screen; please name a file with -o.",
        "file_not_folder": (
            "jsonl and parquet make one file, not a folder. Please name a file with -o."
        ),
        "no_stdin": (
            "Standard input cannot go into a findings file that can be resumed. Please save it as "
            "a file first, or leave out -o."
        ),
        "second_alone": (
            "--second cannot go with a .jsonl or .parquet findings file. Please write .json, or "
            "leave --second out."
        ),
        "no_pyarrow": (
            "Writing parquet needs an optional part. Please run ./lantu extra parquet first, or "
            "write .jsonl instead."
        ),
        "no_ray": (
            "--cluster needs an optional part. Please run ./lantu extra cluster first, or use "
            "--workers instead."
        ),
        "no_workers": (
            "The processes that read cannot be started. Please check memory and installation and "
            "run again: it goes on."
        ),
        "no_cluster": (
            "The Ray cluster “{address}” cannot be reached: {reason}. Please check the address and "
            "run again: it goes on."
        ),
        "in_use": "Another run is writing “{path}”. Please wait for it, or name another file.",
        "resumed": "Going on: {done} documents are read, {left} are left.",
        "go_on": "Interrupted. Run the same command again and it goes on.",
        "pages": "Recognising scanned pages: {done}/{total}",
        "progress": "{done}/{total} documents, {speed:.1f} a second, about {minutes:.0f} minutes",
        "written": "“{path}” is written: {total} documents, {refused} of them could not be read.",
        "year_range": "The year has four digits, from 1949 to 2200.",
    },
}


def system_language(environment: Mapping[str, str]) -> str:
    """en where the environment asks for English, else zh."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(variable):
            return "en" if environment[variable].lower().startswith("en") else "zh"
    return "zh"
