"""RTF to lines, with weight and size of type."""

import codecs
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from recast.documents.headings import Setting, heading_flags
from recast.documents.importers.rtf_tokens import Token, rtf_tokens
from recast.documents.limits import PARAGRAPHS, TEXT_CHARACTERS
from recast.documents.reading_result import ReadLines
from recast.documents.symbols import BULLETS_OF_SYMBOL_FONTS
from recast.domain.errors import TooLarge, UnreadableFile
from recast.reading.lines import Line, Place

_DEFAULT_HALF_POINTS = 24
_SAID = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ",
    "qmspace": " ", "nestcell": "\n",
}  # fmt: skip
_ENDS_LINE = frozenset({"par", "sect", "page", "cell", "row", "nestrow", "nestcell"})
_SYMBOLS = {"~": " ", "_": "‑", "-": "", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}
_SKIPPED = frozenset(
    {
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "listtable", "fldinst",
        "listoverridetable", "revtbl", "rsidtbl", "themedata", "colorschememapping", "datastore",
        "latentstyles", "xmlnstbl", "generator", "bkmkstart", "bkmkend", "pgdsctbl", "filetbl",
        "deleted", "annotation", "atnid", "atnauthor", "nonshppict", "listtext", "pntext", "pn",
        "datafield", "sp", "sn", "sv", "formfield", "mmathPr", "wgrffmtfilter", "footnote",
        "fchars", "lchars",
    }
)  # fmt: skip
_SHOWN_THOUGH_STARRED = frozenset({"shpinst", "shptxt", "shptxtbx"})
_PLACES: dict[str, Place] = {
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
    "shptxt": "text_box",
}  # fmt: skip
_CHARSETS = {
    0: "cp1252", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 77: "mac_roman",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and gives back when it ends."""

    bold: bool = False
    half_points: int = _DEFAULT_HALF_POINTS
    caps: bool = False
    hidden: bool = False
    skipped: bool = False
    unicode_skip: int = 1
    font: int | None = None
    place: Place = "body"
    in_fonts: bool = False
    bullet: bool = False
    level: int | None = None
    in_table: bool = False


@dataclass(slots=True)
class _Line:
    text: list[str] = field(default_factory=list)
    sizes: Counter[int] = field(default_factory=Counter)
    bold: int = 0
    bullet: bool = False
    level: int | None = None
    place: Place = "body"


class _Reader:
    def __init__(self) -> None:
        self.state = _State()
        self.stack: list[_State] = []
        self.encoding = "cp1252"
        self.fonts: dict[int, str] = {}
        self.lines: list[_Line] = []
        self.line = _Line()
        self.bytes = bytearray()
        self.to_skip = 0
        self.starred = False
        self.characters = 0

    def read(self, tokens: Iterator[Token]) -> list[_Line]:
        for token in tokens:
            if token.kind == "hex":
                self._hex(token.value)
                continue
            self._flush_bytes()
            if token.kind == "brace":
                self._brace(token.value)
            elif token.kind == "text":
                self._text(token.value)
            elif token.kind == "symbol":
                self._symbol(token.value)
            else:
                self._word(token.value, token.number)
        self._flush_bytes()
        self._end_line()
        return self.lines

    def _brace(self, brace: str) -> None:
        self.to_skip = 0
        if brace == "{":
            self.stack.append(self.state)
        elif self.stack:
            if self.line.text and self.stack[-1].place != self.state.place:
                self._end_line()
            self.state = self.stack.pop()

    def _hex(self, value: str) -> None:
        if self.to_skip:
            self.to_skip -= 1
        elif not self.state.skipped:
            self.bytes.append(int(value, 16))

    def _flush_bytes(self) -> None:
        if self.bytes:
            encoding = self.fonts.get(self.state.font or 0, self.encoding)
            self._show(self.bytes.decode(encoding, "replace"))
            self.bytes.clear()

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.starred = True
        elif symbol in _SYMBOLS:
            self._show(_SYMBOLS[symbol])

    def _text(self, text: str) -> None:
        skipped = min(self.to_skip, len(text))
        self.to_skip -= skipped
        self._show(text[skipped:])

    def _show(self, text: str) -> None:
        state = self.state
        if state.skipped or state.hidden or not text:
            return
        self.characters += len(text)
        if self.characters > TEXT_CHARACTERS:
            raise TooLarge("This file holds far more text than a resume; export the resume alone.")
        for index, part in enumerate(text.split("\n")):
            if index:
                self._end_line()
            if part:
                self.line.text.append(part.upper() if state.caps else part)
                self.line.sizes[state.half_points] += len(part)
                self.line.bold += len(part) if state.bold else 0
                self.line.place = (
                    "table" if self.state.in_table and state.place == "body" else state.place
                )

    def _end_line(self) -> None:
        self.line.bullet, self.line.level = self.state.bullet, self.state.level
        self.lines.append(self.line)
        self.line = _Line()
        if len(self.lines) > PARAGRAPHS:
            raise TooLarge("This file holds far more text than a resume; export the resume alone.")

    def _word(self, word: str, number: int | None) -> None:
        starred, self.starred = self.starred, False
        self.to_skip = 0
        if (starred and word not in _SHOWN_THOUGH_STARRED) or word in _SKIPPED:
            self.state = replace(self.state, skipped=True, in_fonts=word == "fonttbl")
        elif word in {"ansicpg", "f", "fcharset"}:
            self._font(word, number or 0)
        elif self.state.skipped:
            return
        elif word == "u" and number is not None:
            self._show(_character(number))
            self.to_skip = self.state.unicode_skip
        elif word in _ENDS_LINE:
            self._end_line()
        elif word in _SAID:
            self._show(_SAID[word])
        elif word in _PLACES:
            self.state = replace(self.state, place=_PLACES[word])
        else:
            self._format(word, number)

    def _font(self, word: str, number: int) -> None:
        if word == "ansicpg":
            self.encoding = _known_encoding(f"cp{number}", self.encoding)
        elif word == "f":
            self.state = replace(self.state, font=number)
        elif self.state.in_fonts and self.state.font is not None and number in _CHARSETS:
            self.fonts[self.state.font] = _CHARSETS[number] if number else self.encoding

    def _format(self, word: str, number: int | None) -> None:
        on = number != 0
        state = self.state
        if word == "b":
            self.state = replace(state, bold=on)
        elif word == "fs" and number:
            self.state = replace(state, half_points=number)
        elif word == "caps":
            self.state = replace(state, caps=on)
        elif word == "v":
            self.state = replace(state, hidden=on)
        elif word == "uc":
            self.state = replace(state, unicode_skip=max(number or 0, 0))
        elif word == "plain":
            self.state = replace(
                state, bold=False, caps=False, hidden=False, half_points=_DEFAULT_HALF_POINTS
            )
        elif word == "pard":
            self.state = replace(state, bullet=False, level=None, in_table=False)
        elif word == "ls":
            self.state = replace(state, bullet=True)
        elif word == "outlinelevel":
            self.state = replace(state, level=number)
        elif word == "intbl":
            self.state = replace(state, in_table=True)


def _known_encoding(name: str, otherwise: str) -> str:
    try:
        return codecs.lookup("utf-8" if name == "cp65001" else name).name
    except LookupError:
        return otherwise


def _character(number: int) -> str:
    code = number + 0x10000 if number < 0 else number
    if not 0 < code < 0x110000:
        return ""
    character = chr(code)
    return BULLETS_OF_SYMBOL_FONTS.get(character, character)


def read_rtf(data: bytes) -> ReadLines:
    """The lines of an RTF file. Raises UnreadableFile, TooLarge."""
    lines = _Reader().read(rtf_tokens(data.decode("latin-1")))
    if not any(line.text for line in lines):
        raise UnreadableFile("This RTF file holds no text; open it in Word and save it anew.")
    settings = [_setting(line) for line in lines]
    flags = heading_flags(settings)
    read = (
        Line(setting.text, flag, setting.bullet and not flag, line.place)
        for setting, flag, line in zip(settings, flags, lines, strict=True)
    )
    return ReadLines("rtf", tuple(read))


def _setting(line: _Line) -> Setting:
    text = _with_pairs("".join(line.text)).strip()
    letters = [character for character in text if character.isalpha()]
    return Setting(
        text=text,
        size=line.sizes.most_common(1)[0][0] / 2 if line.sizes else 0.0,
        bold=line.bold * 10 >= sum(line.sizes.values()) * 9 > 0,
        caps=len(letters) > 2 and all(character.isupper() for character in letters),
        level=line.level if line.level is not None and line.level < 9 else None,
        bullet=line.bullet,
    )


def _with_pairs(text: str) -> str:
    """RTF writes characters beyond 16 bits as two halves; halves alone are dropped."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
