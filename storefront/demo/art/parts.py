"""Small things that many objects share: tassels, knots, cords, labels and a dozen written characters."""

from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import Line, around, box, place, shake, spline

# Characters as pen strokes in a 100×100 square, so that no font is needed.
GLYPHS = {
    "茶": "M14 18H86M36 8V28M64 8V28M50 26L12 56M50 26L88 56M28 62H72M50 46V94M50 66L28 86M50 66L72 86",
    "酒": "M12 12L22 22M8 36L18 44M10 90L24 62M32 14H96M38 32H90V92H38zM54 14V54M74 14V54M38 74H90",
    "醋": "M4 12H48M8 28H44V92H8zM20 12V48M33 12V48M8 68H44M54 22H98M65 8V42M85 8V42M50 42H98M60 54H92V92H60zM60 73H92",
    "蜜": (
        "M50 3V12M12 28V16H88V28M28 36L20 52M40 28Q42 56 62 54V46M48 26L55 33M74 24L32 58M76 36L86 48M30 64H70V80H30z"
        "M50 58V94M16 94H84"
    ),
    "药": (
        "M14 14H86M36 6V24M64 6V24M34 30L18 46H36L16 66M12 70L42 64M12 90L42 80M62 30L50 52M58 42H90C90 70 88 90 74 93"
        "L66 86M64 58L72 70"
    ),
    "膏": "M50 4V12M10 16H90M34 25H66V37H34zM12 54V46H88V54M28 60H72V92L64 96M28 60V94M28 71H72M28 82H72",
    "参": "M50 4L26 24H74M60 12L76 28M10 36H90M50 26L14 62M54 38L88 62M60 50L34 62M66 60L34 76M72 72L28 94",
    "福": "M22 8L30 16M8 26H38L10 58M26 42V94M30 50L40 60M46 12H96M54 26H88V42H54zM48 54H94V92H48zM71 54V92M48 73H94",
    "春": "M20 16H80M24 30H76M10 44H90M50 6V44M46 44L10 74M54 44L90 74M34 58H66V94H34zM34 76H66",
    "吉": "M10 22H90M50 6V42M24 42H76M24 56H76V92H24z",
    "月": "M28 8H76V86L66 93M28 8V60C28 76 22 86 14 94M28 34H76M28 59H76",
    "墨": (
        "M26 8H74V36H26zM50 8V54M39 15L43 25M61 15L57 25M22 46H78M10 56H90M20 63L15 71M38 63V71M58 63L61 71M78 63L85 71"
        "M26 80H74M50 72V94M10 94H90"
    ),
    "山": "M50 10V86M16 38V86H84V38",
    "传": "M30 8L8 46M22 30V94M44 22H92M40 42H98M66 8L52 64H86L70 86M56 74L78 94",
    "家": (
        "M50 4V14M12 30V18H88V30M26 36H76M52 36C44 50 30 60 14 68M40 50C58 62 64 86 44 94M44 62C36 70 26 78 14 82M50 74"
        "C42 82 30 90 16 94M62 56L84 44M60 58C68 72 78 84 92 90"
    ),
}


def glyph(c: Canvas, char: str, x: float, y: float, size: float, colour: str, weight: float = 9.0) -> None:
    """A character centred at x, y."""
    d = place(shake(GLYPHS[char], ord(char), 1.6, 22), complex(x - size / 2, y - size / 2), size / 100)
    c.line(d, colour, weight * size / 100)


def label(c: Canvas, x: float, y: float, w: float, h: float, chars: str, paper: str, ink: str) -> None:
    """A pasted label with a rule inside, written downwards."""
    c.path(box(x - w / 2, y - h / 2, w, h, 3), paper)
    c.line(box(x - w / 2 + 7, y - h / 2 + 7, w - 14, h - 14, 2), ink, 1.8)
    size, step = min(w * 0.58, (h - 30) / len(chars) * 0.84), (h - 26) / len(chars)
    for k, char in enumerate(chars):
        glyph(c, char, x, y + step * (k - (len(chars) - 1) / 2), size, ink)


def diamond(c: Canvas, x: float, y: float, size: float, char: str, paper: str, ink: str) -> None:
    """A paper square on its corner, with one character."""
    sheet = "M0-50L50 0L0 50L-50 0z"
    c.path(place(sheet, complex(x, y), size / 100), paper)
    c.line(place(sheet, complex(x, y), size / 116), ink)
    glyph(c, char, x, y, size * 0.44, ink, 10)


def cord(c: Canvas, line: Line, colour: str, width: float = 5, edge: str = "#3a1512") -> None:
    """A cord along a spline, with a darker edge."""
    d = spline(line)
    c.line(d, edge, width + 2.4)
    c.line(d, colour, width)


def loop(c: Canvas, y: float, colour: str, edge: str) -> None:
    """What a thing hangs by, down to y: a cord from the upper edge, or a small loop if it hangs alone."""
    if c.alone:
        cord(c, f"400 {y + 8} 386 {y - 26} 400 {y - 48} 414 {y - 26} 400 {y + 8}", colour, 5, edge)
    else:
        cord(c, f"400 -6 404 {y / 2} 400 {y + 6}", colour, 6, edge)


def tassel(
    c: Canvas, x: float, y: float, length: float, colour: str, dark: str, band: str = "#d9a83f", lean: float = 0
) -> None:
    """A tassel hanging from x, y; drawn once, 100 long."""
    skew = lean * 100 / length
    ends = f"{skew - 19:.0f} 80 {skew - 19:.0f} 100Q{skew:.0f} 104 {skew + 19:.0f} 100C{skew + 19:.0f} 80"
    threads = "".join(f"M{10 * t:g} 33L{skew + 16 * t:.0f} 98" for t in (-0.6, -0.2, 0.25, 0.65))
    with c.kept() as key:
        c.pieces(f"""
            {colour} | {dark} 2 | M-12 28C-15 60 {ends} 15 60 12 28z
            | pen {dark} 1.4 @0.7 | {threads}
            {colour} | {dark} 2 | o 0 15 14 16
            {band} | {dark} 1.4 | b -13.5 25.5 27 8 2""")
    c.stamp(key[0], x, y, length / 100)


def knot(c: Canvas, x: float, y: float, size: float, colour: str = "#c63a2b", dark: str = "#7c1a14") -> None:
    """A pan-chang knot: cords crossing in a diamond, with ears."""
    grid = "".join(f"M{t}-34V34M-34 {t}H34" for t in (-24, -8, 8, 24))
    ears = around("M-24-34C-24-48-8-48-8-34M8-34C8-48 24-48 24-34", 4)
    with c.at(x, y, size / 100):
        c.line(place(grid + ears, turn=45), dark, 9.5)
        c.line(place(grid + ears, turn=45), colour, 6.5)
        c.disc(0, 0, 6, "#e2b457", dark)


def rays(x: float, y: float, r0: float, r1: float, count: int, start: float = 0) -> str:
    """Straight lines from radius r0 to r1."""
    return around(f"M0 {-r0:g}V{-r1:g}", count, complex(x, y), start)


def shine(at: complex, count: int, r0: float, r1: float) -> str:
    """Slim beams that widen outwards."""
    return around(f"M-3 {-r1:g}L0 {-r0:g}L3 {-r1:g}z", count, at)
