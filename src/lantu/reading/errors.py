"""Why a document cannot be read, in a sentence for the person who handed it in.

ReadingError
├── EmptyDocument        nothing in it, or nothing but blanks
├── UnknownFormat        none of the formats we read (binary, wrong extension)
│   └── ForeignFormat    one we know and do not read (.rtf, .odt, .ppt ...)
├── DamagedDocument      truncated, broken XML, broken archive
├── EncryptedDocument    opens only with a password
├── NoText               a scan or pictures only
│   └── ScanNotRead      a scan, and the component that recognises words is not installed
├── PageUnreadable       a scanned page whose words cannot be recognised
├── DocumentTooLarge     over the stated size, or an archive that unpacks beyond it
│   ├── TooManyPages     a PDF of more pages than one document has
│   ├── TooManyScans     more scanned pages than one document has
│   ├── TooManyCells     a table or workbook of more cells than one document has
│   ├── TooMuchText      more characters than one document has
│   ├── TooManyObjects   more drawn on the pages of an OFD than one document has
│   └── TakesTooLong     an old file whose conversion does not end in time
├── ReaderDied           the process that read it was killed, twice
└── DocumentUnavailable  not there or no permission
    ├── DocumentIsFolder a folder where a file is needed
    └── FolderIsEmpty    a folder without a single document
"""

# ruff: noqa: N818 - each is named after what is wrong with the document, as a person would say it

from __future__ import annotations

from typing import ClassVar


class ReadingError(Exception):
    """A document that cannot be read; `code` is stable, `sentence` speaks to a person."""

    code: ClassVar[str] = "unreadable"
    zh: ClassVar[str] = "无法读取“{name}”。"
    en: ClassVar[str] = "“{name}” cannot be read."

    def __init__(self, name: str, **facts: object) -> None:
        self.name = name
        self.facts = facts
        super().__init__(self.sentence("en"))

    def sentence(self, language: str) -> str:
        """What is wrong and what to do, in Chinese (`zh...`) or English."""
        words = self.zh if language.startswith("zh") else self.en
        return words.format(name=self.name, **self.facts)


class EmptyDocument(ReadingError):
    code = "empty"
    zh = "“{name}”里没有内容。请确认选对了文件，再重新提交。"
    en = "“{name}” is empty. Please check that it is the right file and hand it in again."


class UnknownFormat(ReadingError):
    code = "format"
    zh = "“{name}”不是可读取的格式。请提供 Word、PDF、OFD、Excel、网页或纯文本文件。"
    en = (
        "“{name}” is in no format that can be read. "
        "Please hand in a Word, PDF, OFD or Excel file, a web page or plain text."
    )


class ForeignFormat(UnknownFormat):
    """`target` is the extension to save it as."""

    zh = "“{name}”是旧版或专用格式，不能直接读取。请用原软件打开，另存为 {target} 后再提交。"
    en = (
        "“{name}” is in an old or special format that cannot be read as it is. "
        "Please open it in its own program, save it as {target} and hand in that."
    )


class DamagedDocument(ReadingError):
    code = "damaged"
    zh = "“{name}”已损坏或不完整。请重新下载，或用原软件打开另存后再提交。"
    en = (
        "“{name}” is damaged or incomplete. "
        "Please download it again, or open it in its own program and save a fresh copy."
    )


class EncryptedDocument(ReadingError):
    code = "encrypted"
    zh = "“{name}”有密码保护。请先去除密码，再重新提交。"
    en = "“{name}” is protected by a password. Please remove the password and hand it in again."


class NoText(ReadingError):
    code = "no-text"
    zh = "“{name}”里没有文字（可能是扫描件或图片）。请提供带文字的版本。"
    en = "“{name}” has no text in it (a scan or pictures). Please hand in a version with text."


class ScanNotRead(NoText):
    zh = (
        "“{name}”是扫描件或图片，要读取它，请先由管理员运行 ./lantu extra ocr "
        "安装文字识别组件，再重新提交。"
    )
    en = (
        "“{name}” is a scan or a picture; to read it, please have the administrator install the "
        "recognition of words by ./lantu extra ocr, then hand it in again."
    )


class PageUnreadable(ReadingError):
    """`page` counts from 1."""

    code = "page"
    zh = "“{name}”第 {page} 页的图像无法识别（图像损坏，或识别超时）。请重新扫描这一页后再提交。"
    en = (
        "Page {page} of “{name}” could not be recognised (its picture is damaged, or it took too "
        "long). Please scan that page again and hand in the whole."
    )


class DocumentTooLarge(ReadingError):
    code = "too-large"
    zh = "“{name}”过大（上限 {limit}）。请拆分后再提交。"
    en = "“{name}” is too large (the limit is {limit}). Please split it and hand in the parts."


class TooManyPages(DocumentTooLarge):
    zh = "“{name}”页数过多（上限 {limit} 页）。请拆分后再提交。"
    en = "“{name}” has too many pages (the limit is {limit}). Please split it."


class TooManyScans(DocumentTooLarge):
    zh = "“{name}”的扫描页过多（上限 {limit} 页）。请拆分后再提交。"
    en = "“{name}” has too many scanned pages (the limit is {limit}). Please split it."


class TooManyCells(DocumentTooLarge):
    zh = "“{name}”里的表格过大（上限 {limit} 个单元格）。请删去空白区域或拆分后再提交。"
    en = (
        "“{name}” has too large a table (the limit is {limit} cells). "
        "Please delete its empty areas or split it."
    )


class TooMuchText(DocumentTooLarge):
    zh = "“{name}”文字过多（上限 {limit} 字）。请拆分后再提交。"
    en = "“{name}” has too much text (the limit is {limit} characters). Please split it."


class TooManyObjects(DocumentTooLarge):
    zh = "“{name}”的页面里图形和文字对象过多（上限 {limit} 个）。请拆分后再提交。"
    en = "“{name}” has too many objects on its pages (the limit is {limit}). Please split it."


class ReaderDied(ReadingError):
    code = "reader-died"
    zh = (
        "读取“{name}”的进程两次中断（多半是内存不足），这份文件没有读取。"
        "请拆分后再读，或在内存更大的机器上单独读取。"
    )
    en = (
        "The process that read “{name}” was ended twice (mostly for lack of memory), so it was not "
        "read. Please split it, or read it alone on a machine with more memory."
    )


class TakesTooLong(DocumentTooLarge):
    """`target` is the extension to save it as."""

    code = "too-slow"
    zh = "“{name}”读取超过 {limit} 秒，已停止。请拆分，或用原软件另存为 {target} 后再提交。"
    en = (
        "Reading “{name}” was stopped after {limit} seconds. "
        "Please split it, or save it as {target} in its own program, and hand in that."
    )


class DocumentUnavailable(ReadingError):
    code = "unavailable"
    zh = "找不到或打不开“{name}”。请检查路径和权限。"
    en = "“{name}” is not there or cannot be opened. Please check its path and permissions."


class DocumentIsFolder(DocumentUnavailable):
    zh = "“{name}”是文件夹，不是文件。请指定其中的文件。"
    en = "“{name}” is a folder, not a file. Please name a file in it."


class FolderIsEmpty(DocumentUnavailable):
    zh = "文件夹“{name}”里没有可读取的文件。请放入 Word、PDF、OFD、Excel、网页或纯文本文件。"
    en = (
        "The folder “{name}” has no file that can be read. "
        "Please put Word, PDF, OFD or Excel files, web pages or plain text into it."
    )
