"""What may be a master picture: drawings in SVG, photographs in PNG, JPEG or WebP, within bounds.

A picture comes from outside and is not trusted. Its kind is told by its first bytes, never by its name; a drawing that
names anything beyond itself is refused here, and `render` gives the decoders nothing that they could reach.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

import pyvips
from django.utils.translation import gettext_lazy as _

from common.errors import Refusal

MOST_BYTES = {"svg": 2 * 2**20, "png": 20 * 2**20, "jpg": 20 * 2**20, "webp": 20 * 2**20}
MOST_PIXELS = 50_000_000
MOST_ELEMENTS = 50_000
DEEPEST = 100
# Neither side may be more than so many times the other.
LONGEST_SHAPE = 8
# Drawings have no natural size; this is what pages are told, for the shape alone.
DRAWN_WIDTH = 800

HEADS = (
    (b"\x89PNG\r\n\x1a\n", "png", "pngload_buffer"),
    (b"\xff\xd8\xff", "jpg", "jpegload_buffer"),
    (b"RIFF", "webp", "webpload_buffer"),
)
FORBIDDEN_ELEMENTS = {"script", "foreignObject", "iframe", "audio", "video", "animate", "set", "handler", "listener"}
_number = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?")
# `url(` that does not point into the drawing, an import, or an escape that could hide either.
_reaches_out = re.compile(r"url\(\s*[\"']?\s*(?!#)|@import|\\", re.IGNORECASE)


class BadPicture(Refusal):
    code = "INVALID_PICTURE"
    message = "{detail}"
    field = "picture"


@dataclass(frozen=True, slots=True)
class Master:
    """A picture that has been looked at: its kind (also its file ending) and its size as a viewer sees it."""

    kind: str
    width: int
    height: int


def inspect(content: bytes) -> Master:
    """Tell kind and size without decoding any pixel. Raises BadPicture, saying what is wrong and what to do."""
    for head, kind, loader in HEADS:
        if content.startswith(head):
            _check_bytes(content, kind)
            return _bounded(_photograph(content, kind, loader))
    _check_bytes(content, "svg")
    return _bounded(_drawing(content))


def _check_bytes(content: bytes, kind: str) -> None:
    if len(content) > MOST_BYTES[kind]:
        raise BadPicture(detail=_("The file may have at most {n} MB.").format(n=MOST_BYTES[kind] // 2**20))


def _bounded(master: Master) -> Master:
    if master.width < 1 or master.height < 1:
        raise BadPicture(detail=_("The picture is empty."))
    if master.width * master.height > MOST_PIXELS:
        raise BadPicture(detail=_("The picture may have at most {n} million pixels.").format(n=MOST_PIXELS // 10**6))
    if max(master.width, master.height) > LONGEST_SHAPE * min(master.width, master.height):
        raise BadPicture(detail=_("One side may be at most {n} times the other.").format(n=LONGEST_SHAPE))
    return master


def _photograph(content: bytes, kind: str, loader: str) -> Master:
    try:
        # Opening reads the head only; pixels are decoded when somebody asks for them.
        image = getattr(pyvips.Image, loader)(content)
    except pyvips.Error:
        raise BadPicture(detail=_("The file is damaged: save it again and try once more.")) from None
    turned = "orientation" in image.get_fields() and image.get("orientation") >= 5
    width, height = (image.height, image.width) if turned else (image.width, image.height)
    return Master(kind, width, height)


def _drawing(content: bytes) -> Master:
    reader = _DrawingReader()
    try:
        content.decode("utf-8")
        reader.read(content)
    except (expat.ExpatError, UnicodeDecodeError):
        raise BadPicture(detail=_("Only SVG, PNG, JPEG and WebP pictures can be used.")) from None
    if reader.shape is None:
        raise BadPicture(detail=_("The drawing needs a viewBox."))
    width, height = reader.shape
    if not (0 < width < 1e7 and 0 < height < 1e7):
        raise BadPicture(detail=_("The picture is empty."))
    return Master("svg", DRAWN_WIDTH, round(DRAWN_WIDTH * height / width))


class _DrawingReader:
    """Reads an SVG once: its shape, and that it names nothing outside itself."""

    def __init__(self) -> None:
        self.shape: tuple[float, float] | None = None
        self._depth = self._elements = 0
        self._in_style = False

    def read(self, content: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartDoctypeDeclHandler = lambda *_: self._refuse()
        parser.ProcessingInstructionHandler = lambda *_: self._refuse()
        parser.XmlDeclHandler = lambda version, encoding, standalone: self._declared(encoding)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        # One text, one call: a word that reaches out cannot hide between two pieces.
        parser.buffer_text = True
        parser.buffer_size = MOST_BYTES["svg"]
        parser.Parse(content, True)

    def _refuse(self) -> None:
        raise BadPicture(detail=_("The drawing may hold no scripts, no document types and nothing from elsewhere."))

    def _declared(self, encoding: str | None) -> None:
        if encoding and encoding.lower() not in ("utf-8", "utf8"):
            raise BadPicture(detail=_("The drawing must be written in UTF-8."))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = name.rpartition("}")[2]
        if self._elements == 0:
            if element != "svg":
                raise BadPicture(detail=_("Only SVG, PNG, JPEG and WebP pictures can be used."))
            self.shape = _shape(attributes)
        self._elements += 1
        self._depth += 1
        if self._elements > MOST_ELEMENTS or self._depth > DEEPEST:
            raise BadPicture(detail=_("The drawing has too many parts."))
        if element in FORBIDDEN_ELEMENTS:
            self._refuse()
        for attribute, value in attributes.items():
            local = attribute.rpartition("}")[2].lower()
            outward = local in ("href", "src") and not value.strip().startswith("#")
            if outward or local.startswith("on") or local == "base" or _reaches_out.search(value):
                self._refuse()
        self._in_style = element == "style"

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._in_style = False

    def _text(self, text: str) -> None:
        if self._in_style and _reaches_out.search(text):
            self._refuse()


def _shape(attributes: dict[str, str]) -> tuple[float, float] | None:
    """Width and height of the drawing in its own units."""
    box = _number.findall(attributes.get("viewBox", ""))
    if len(box) == 4:
        return float(box[2]), float(box[3])
    sides = [re.fullmatch(rf"({_number.pattern})(?:px)?", attributes.get(side, "")) for side in ("width", "height")]
    if all(sides):
        width, height = (float(side[1]) for side in sides if side)
        return width, height
    return None
