"""Painted clay toys: twelve animals of the zodiac and a hidden thirteenth. One body, one head, twelve sets of ears.

The toy is drawn from the front about x=400; the head's own centre is 0,0 in `head` parts.
"""

from dataclasses import dataclass

from storefront.demo.art import geom, motifs, parts
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.framing import frame
from storefront.demo.art.geom import around, box, brush, mirror, oval, place, polar, pts, rows, trace
from storefront.demo.art.palettes import MATERIALS, Tones, mix
from storefront.demo.art.patterns import keep, paint, tile

LINE = "#33231f"
GOLD = "#e2b457"


@dataclass(frozen=True)
class Toy:
    """One figure: fur, face and robe colours, the robe's tile, what it holds, and its ground."""

    name: str
    zh: str
    fur: str
    muzzle: str
    robe: str
    trim: str
    cloth: str
    holds: str
    scene: str
    tone: str


SERIES = (
    Toy("rat", "鼠", "#a9a6a8", "#efe6dc", "#b5403a", "#f0d9a0", "coin", "pomegranate", "moon", "celadon"),
    Toy("ox", "牛", "#b5763f", "#f0dcb8", "#2f6b5e", "#e9c46a", "meander", "drum", "arch", "straw"),
    Toy("tiger", "虎", "#e9a43c", "#fff3dc", "#2b4a7c", "#e9c46a", "clouds", "kite", "moon", "blush"),
    Toy("rabbit", "兔", "#faf3e8", "#ffffff", "#c8412f", "#e9c46a", "peonies", "mooncake", "moon", "night"),
    Toy("dragon", "龙", "#3f8f7c", "#f0e2b8", "#c8412f", "#e9c46a", "scales", "pearl", "cloud", "vermil"),
    Toy("snake", "蛇", "#7fa35a", "#f0eabf", "#6d3a5e", "#e9c46a", "tortoise", "ruyi", "arch", "plum"),
    Toy("horse", "马", "#8f4a2f", "#e8c9a0", "#3f6f8f", "#f0d9a0", "diaper", "lantern", "hills", "rice"),
    Toy("goat", "羊", "#f3e8d4", "#fffaf0", "#c07a2f", "#fbe7b8", "plums", "peach", "moon", "mist"),
    Toy("monkey", "猴", "#a8683c", "#f6d9b4", "#c8412f", "#f0d060", "tortoise", "peach", "cloud", "amber"),
    Toy("rooster", "鸡", "#fbf3e6", "#f0b23c", "#24406f", "#e9c46a", "sprigs", "fan", "arch", "blush"),
    Toy("dog", "狗", "#f0dcb4", "#fffaf0", "#7c2f3a", "#e9c46a", "clouds", "ball", "moon", "sky"),
    Toy("pig", "猪", "#f3bfae", "#f8d3c4", "#2f6b5e", "#e9c46a", "peonies", "ingot", "arch", "celadon"),
    Toy("qilin", "麟", "#e5b84a", "#fbe9b0", "#a8781c", "#fff3c4", "clouds", "seal", "cloud", "aubergine"),
)


def solid(c: Canvas, d: str, fill: str, line: str = LINE, width: float = 5.0) -> None:
    c.path(d, line, stroke=line, stroke_width=geom.num(width), stroke_linejoin="round", transform="translate(1.4 2.4)")
    c.path(d, fill)


def clay(c: Canvas, colour: str) -> str:
    """Clay is lit from the upper left and has a soft dark edge."""
    pale = sum(int(colour[i : i + 2], 16) for i in (1, 3, 5)) > 630  # white clay turns warm in the shade, never grey
    edge = mix(colour, "#d9a070", 0.5) if pale else mix(colour, "#5a2a1a", 0.32)
    return c.fade((0, mix(colour, "#ffffff", 0.4)), (0.5, colour), (1, edge), angle="r")


# -- ears, horns and what stands behind the head -------------------------------------------------------
def behind(c: Canvas, t: Toy) -> None:
    fur, inner = t.fur, mix(t.fur, "#e58f7c", 0.55)
    if t.name == "rat":
        for s in (-1, 1):
            solid(c, oval(s * 118, -104, 66, 64), clay(c, fur))
            c.path(oval(s * 118, -98, 42, 40), inner)
    elif t.name == "ox":
        horn = "M84-92C110-110 150-130 150-190C190-150 190-80 120-50z"
        solid(c, mirror(horn, 0), clay(c, "#f0e2c4"))
        ear = "M130-50C170-80 210-70 216-44C196-20 150-20 130-26z"
        solid(c, mirror(ear, 0), clay(c, fur))
    elif t.name in ("tiger", "monkey"):
        y = -108 if t.name == "tiger" else 0
        x = 104 if t.name == "tiger" else 158
        for s in (-1, 1):
            solid(c, oval(s * x, y, 50, 50), clay(c, fur))
            c.path(oval(s * x, y + 3, 30, 30), inner if t.name == "monkey" else "#fff3dc")
    elif t.name == "rabbit":
        ear = "M40-110C10-170 10-236 58-262C112-240 118-170 96-104z"
        solid(c, mirror(ear, 0), clay(c, fur))
        c.path(mirror("M54-124C34-176 34-222 58-240C88-222 92-176 82-122z", 0), "#f0a896")
    elif t.name in ("dragon", "qilin"):
        mane = "".join(
            place("M-30 0C-40-60-10-90 0-120C14-90 42-60 30 0z", polar(126, a), 1, a)
            for a in (-128, -100, -74, 74, 100, 128)
        )
        solid(c, mane, "#e2703a" if t.name == "dragon" else "#fff0b8")
        horn = brush(trace("44 -110 62 -170 50 -220 84 -262"), [28, 24, 18, 5]) + brush(
            pts(60, -176, 96, -190, 112, -222), [16, 13, 4]
        )
        if t.name == "qilin":
            horn = brush(trace("60 -106 92 -160 88 -214 120 -250"), [30, 25, 17, 4])
        solid(c, mirror(horn, 0), clay(c, "#f0d9a0" if t.name == "dragon" else "#c8412f"))
        ear = "M120-60C150-100 196-110 206-86C200-56 166-34 134-30z"
        solid(c, mirror(ear, 0), clay(c, fur))
    elif t.name == "horse":
        mane = "M-50-110C-60-190 0-220 40-190C110-200 170-120 164-20C160 30 170 70 150 110C130 60 130 0 110-50z"
        solid(c, mane, "#2f1c18")
        ear = "M40-110C40-160 62-196 84-204C104-176 106-130 96-92z"
        solid(c, mirror(ear, 0), clay(c, fur))
    elif t.name == "goat":
        horn = brush(trace("56 -100 110 -170 186 -150 190 -80 150 -56"), [46, 44, 36, 24, 6], 5)
        solid(c, mirror(horn, 0), clay(c, "#b98f5a"))
        ear = "M126-34C160-50 200-30 206 0C186 16 150 6 130-6z"
        solid(c, mirror(ear, 0), clay(c, fur))
    elif t.name == "rooster":
        comb = "M-70-110C-84-160-40-176-30-150C-30-196 20-206 26-160C44-190 90-170 70-110z"
        solid(c, comb, clay(c, "#d9412f"))
    elif t.name in ("dog", "pig"):
        ear = (
            "M70-110C120-140 180-110 186-40C186 20 160 40 140 30C116 10 110-40 90-70z"
            if t.name == "dog"
            else "M56-110C80-170 140-180 170-150C176-100 150-60 120-50z"
        )
        solid(c, mirror(ear, 0), clay(c, "#b5763f" if t.name == "dog" else fur))
        if t.name == "pig":
            c.path(mirror("M84-108C104-144 134-150 148-138C148-104 134-84 118-76z", 0), "#e58f7c")
    elif t.name == "snake":
        hood = "M-150-20C-190-120-120-190 0-194C120-190 190-120 150-20z"
        solid(c, hood, clay(c, mix(fur, "#2f5a3a", 0.35)))
        key = keep(c, motifs.plum(), {"d": GOLD, "m": GOLD, "p": fur, "x": "#c8412f"})
        for x, y, k in ((-112, -104, 0.34), (112, -104, 0.34), (0, -160, 0.4), (-62, -142, 0.28), (62, -142, 0.28)):
            c.stamp(key, x, y, k)


# -- the face ------------------------------------------------------------------------------------------
def eyes(c: Canvas, y: float = 0, gap: float = 64, size: float = 1.0, lash: bool = False) -> None:
    """Round painted eyes with a brow; two lights in each."""
    for s in (-1, 1):
        c.path(oval(s * gap, y, 25 * size, 29 * size), "#fffaf0", stroke=LINE, stroke_width="4")
        c.path(oval(s * gap - s * 3, y + 2, 18 * size, 22 * size), "#241816")
        c.disc(s * gap - s * 3 - 6, y - 7, 7 * size, "#fff")
        c.disc(s * gap - s * 3 + 6, y + 9, 3.4 * size, "#fff", opacity=0.8)
        c.path(
            brush(
                [complex(s * (gap - 34), y - 40), complex(s * gap, y - 58), complex(s * (gap + 36), y - 40)], [4, 10, 2]
            ),
            LINE,
        )


def face(c: Canvas, t: Toy) -> None:
    shape = "M0-136C96-136 168-84 168 6C168 92 98 136 0 136C-98 136-168 92-168 6C-168-84-96-136 0-136z"
    solid(c, shape, clay(c, t.fur))
    n, red = t.name, "#c8412f"
    with c.inside(shape):
        if n in ("tiger", "ox", "dog", "goat", "rat", "horse", "dragon", "qilin", "rabbit"):
            c.path(oval(0, 92, 92, 68), t.muzzle)
        if n == "monkey":
            c.path(
                "M0-70C40-112 140-90 128 10C120 100 60 140 0 140C-60 140-120 100-128 10C-140-90-40-112 0-70z", t.muzzle
            )
        if n == "tiger":
            c.path(
                mirror(
                    "M170-40C140-44 120-34 104-20C130-20 150-16 170-10z"
                    "M172 20C146 16 128 24 114 38C138 36 156 42 172 50z",
                    0,
                ),
                LINE,
            )
        if n == "dog":
            c.path("M20-60C60-90 130-70 130-6C128 40 70 50 40 20C20 0 10-40 20-60z", "#b5763f")
        if n in ("snake", "dragon"):
            c.path(tile_scales(), mix(t.fur, "#173a2c", 0.45), opacity=0.7)
        if n == "horse":
            c.path("M-20-140C-34-60-30-10 0 30C30-10 34-60 20-140z", t.muzzle)
    for s in (-1, 1):
        c.ellipse(s * 112, 44, 32, 26, c.fade((0, "#e2583f", 0.75), (1, "#e2583f", 0), angle="r"))
    bloom = keep(c, motifs.plum(), {"d": "#d9512f", "m": "#d9512f", "p": t.fur, "x": GOLD})
    for s in (-1, 1):
        c.stamp(bloom, s * 122, 46, 0.34, s * 12)
    eyes(c, -6, 66, 0.94 if n in ("horse", "ox") else 1)
    if n in ("tiger", "dog", "goat", "rat", "rabbit", "ox", "horse", "dragon", "qilin", "monkey", "snake"):
        w = {"ox": 30, "horse": 26, "dragon": 30, "qilin": 30}.get(n, 15)
        if n in ("ox", "horse", "dragon", "qilin"):
            c.path(mirror(oval(w, 74, 8, 10), 0), LINE)
        elif n not in ("snake", "monkey"):
            c.path(
                "M-16 58C-10 52 10 52 16 58C14 70 6 76 0 78C-6 76-14 70-16 58z",
                "#d96a5a" if n in ("rabbit", "rat") else LINE,
            )
        else:
            c.path(mirror(oval(9, 62, 4, 5), 0), LINE)
        if n in ("rabbit", "rat", "dog", "tiger", "goat"):
            c.path(
                brush(pts(0, 76, 0, 90), [3.6, 3.6])
                + brush(pts(-32, 90, -16, 102, 0, 92), [1.5, 4, 3.4])
                + brush(pts(32, 90, 16, 102, 0, 92), [1.5, 4, 3.4]),
                LINE,
            )
        else:
            c.path(brush(pts(-36, 96, 0, 112, 36, 96), [2, 5, 2]), LINE)
    if n == "rabbit":
        c.path("M-9 98H9V116C9 120-9 120-9 116z", "#fff", stroke=LINE, stroke_width="2.4")
        c.path(around("M0-4C-8-10-8-22 0-26C8-22 8-10 0-4z", 5, -66j), GOLD)
    elif n == "rat":
        c.path("M-8 96H8V114H-8z", "#fff", stroke=LINE, stroke_width="2.4")
    elif n == "tiger":
        for y, w in ((-104, 26), (-84, 30), (-64, 26)):
            c.path(brush(pts(-w, y, 0, y - 4, w, y), [3, 9, 3]), LINE)
        c.path(brush(pts(0, -106, 0, -62), [8, 7]), LINE)
    elif n == "ox":
        c.disc(0, 108, 20, "none", stroke=GOLD, stroke_width="6")
        paint(c, motifs.plum(), {"d": red, "m": red, "p": t.fur, "x": GOLD}, -82j, 0.5)
    elif n == "goat":
        c.path("M-26 122C-16 150-8 168 0 178C8 168 16 150 26 122z", "#fffaf0", stroke=LINE, stroke_width="3")
        c.path(
            "".join(oval(x, y, 24) for x, y in ((-44, -116), (0, -128), (44, -116), (-22, -98), (24, -98))),
            "#fffaf0",
            stroke=mix(t.fur, LINE, 0.3),
            stroke_width="2",
        )
    elif n == "monkey":
        c.path("M-140-92C-60-128 60-128 140-92L136-70C60-104-60-104-136-70z", GOLD, stroke=LINE, stroke_width="3")
        c.path(
            place(motifs.spiral(18, 1.3, 6), -22 - 112j) + place(motifs.spiral(18, 1.3, 6, True), 22 - 112j), "#8a5a12"
        )
    elif n == "rooster":
        c.path(
            "M-34 44C-20 30 20 30 34 44C30 70 14 88 0 98C-14 88-30 70-34 44z", t.muzzle, stroke=LINE, stroke_width="4"
        )
        c.path(brush(pts(-32, 52, 0, 62, 32, 52), [2, 4, 2]), "#8a5a12")
        c.path(
            (
                "M-16 96C-34 110-32 150-14 152C-2 150 0 130 0 112C0 130 2 150 14 152C32 150 34 110 16 96"
                "C8 102-8 102-16 96z"
            ),
            "#d9412f",
            stroke=LINE,
            stroke_width="3",
        )
    elif n == "pig":
        c.path(oval(0, 62, 50, 36), mix(t.fur, "#d9694a", 0.3), stroke=LINE, stroke_width="4")
        c.path(mirror(oval(17, 62, 9, 13), 0), "#7c2f2a")
        c.path(brush(pts(-30, 108, 0, 118, 30, 108), [2, 5, 2]), LINE)
        paint(c, motifs.plum(), {"d": red, "m": red, "p": t.fur, "x": GOLD}, -90j, 0.46)
    elif n in ("dragon", "qilin"):
        whisk = brush(trace("46 84 100 96 140 76 178 96"), [7, 6, 5, 1])
        c.path(mirror(whisk, 0), "#c8412f" if n == "qilin" else GOLD, stroke=LINE, stroke_width="1.6")
        paint(
            c,
            motifs.cloud() if n == "dragon" else motifs.lotus(),
            {"d": GOLD if n == "dragon" else red, "m": GOLD if n == "dragon" else "#e58a6a", "p": t.fur, "x": red},
            -88j,
            0.5,
        )
    elif n == "snake":
        c.path("M-3 112C-3 132-4 140-16 152L-2 146L0 140L2 146L16 152C4 140 3 132 3 112z", "#d9412f")
        c.path("M0-112L18-84L0-56L-18-84z", red, stroke=GOLD, stroke_width="4")
    elif n == "horse":
        c.path(
            "M-34-128C-20-90-24-66-40-50C-30-90-40-110-60-116z"
            "M-10-136C10-100 14-70 6-44C-4-84-16-110-34-126z"
            "M20-134C34-100 40-80 36-56C22-90 12-110-6-132z",
            "#2f1c18",
        )
    if n in ("rat", "tiger", "rabbit"):
        c.line(mirror("M70 74L132 64M72 88L134 92", 0), LINE, 3)


def tile_scales() -> str:
    """Scale marks on brow and cheeks."""
    mark = "M-12-8C-12 8 12 8 12-8C8 2-8 2-12-8z"
    return "".join(
        place(mark, complex(s * x, y))
        for s in (-1, 1)
        for x, y in rows("14 -112, 42 -104, 28 -92, 70 -92, 132 -40, 146 -14, 134 10, 148 34, 118 92, 96 110")
    )


# -- the body ------------------------------------------------------------------------------------------
def robe(c: Canvas, t: Toy) -> None:
    for s in (-1, 1):
        solid(c, oval(400 + s * 62, 650, 58, 26), "#3a2a2a" if t.name != "qilin" else "#8a5a12")
        c.ellipse(400 + s * 56, 642, 24, 7, "#fff", opacity=0.25)
    body = (
        "M400 396C486 396 528 456 546 540C556 592 548 628 520 644C480 660 320 660 280 644"
        "C252 628 244 592 254 540C272 456 314 396 400 396z"
    )
    solid(c, body, t.robe)
    with c.inside(body):
        light_, c1 = mix(t.robe, "#ffffff", 0.28), mix(t.robe, t.trim, 0.55)
        c.path(body, tile(c, t.cloth, {"d": c1, "m": light_, "p": t.robe, "x": t.trim}, 0.62))
        c.path("M236 612H564V670H236z", t.trim)
        key = keep(
            c,
            motifs.wave_unit(),
            {"d": mix(t.robe, LINE, 0.2), "m": mix(t.robe, "#ffffff", 0.3), "p": t.trim, "x": t.trim},
        )
        for k in range(9):
            c.stamp(key, 240 + 40 * k, 624, 0.38)
        c.path("M330 396L404 500L470 396L508 410L416 560H392L292 410z", t.trim, stroke=LINE, stroke_width="3")
        c.path(body, c.fade((0, "#fff", 0.3), (0.45, "#fff", 0), (1, "#1a0808", 0.42), angle="r", box=(340, 460, 260)))


def hold(c: Canvas, t: Toy) -> None:
    """What the toy holds before its belly, then its sleeves and paws."""
    x, y, red = 400, 540, "#c8412f"
    col = {"d": red, "m": "#e58a6a", "p": "#fff6e4", "x": GOLD}
    h = t.holds
    if h in ("drum", "mooncake", "pearl", "ball", "kite"):
        base = {"drum": "#f3e2bd", "mooncake": "#e2a04a", "pearl": "#fbf3e6", "ball": "#c8412f", "kite": "#f6ead0"}[h]
        solid(c, oval(x, y, 74), clay(c, base))
        hero = {
            "drum": motifs.longevity,
            "mooncake": motifs.peony,
            "pearl": motifs.cloud,
            "ball": motifs.window_flower,
            "kite": motifs.butterfly,
        }[h]()
        tone = {
            "drum": col,
            "mooncake": {"d": "#a8601a", "m": "#c07a2a", "p": "#efbe6a", "x": "#a8601a"},
            "pearl": {"d": "#7fb5ac", "m": "#7fb5ac", "p": "#fbf3e6", "x": GOLD},
            "ball": {"d": "#e9c46a", "m": "#e9c46a", "p": "#c8412f", "x": "#e9c46a"},
            "kite": {"d": "#2b4a7c", "m": "#7f9fcb", "p": "#f6ead0", "x": red},
        }[h]
        paint(c, hero, tone, complex(x, y), 1.05 if h != "pearl" else 0.8)
        if h == "drum":
            c.disc(x, y, 67, "none", stroke=red, stroke_width="9")
        c.disc(x - 26, y - 30, 13, "#fff", opacity=0.4)
    elif h == "lantern":
        c.line(f"M{x} {y - 96}V{y - 60}", LINE, 4)
        solid(c, oval(x, y, 70, 58), clay(c, "#d9412f"))
        c.line(
            "".join(
                f"M{x} {y - 58}C{x + k * 40} {y - 40} {x + k * 40} {y + 40} {x} {y + 58}" for k in (-2, -1, 0, 1, 2)
            ),
            "#7c1a14",
            2.4,
        )
        c.path(box(x - 32, y - 66, 64, 14, 4) + box(x - 32, y + 52, 64, 14, 4), GOLD, stroke=LINE, stroke_width="2.4")
        parts.tassel(c, x, y + 64, 50, GOLD, "#8a5a12", red)
    elif h == "fan":
        for k in range(9):
            c.path(
                place("M-5 0L-13-104H13L5 0z", complex(x, y + 50), 1, -64 + 16 * k),
                "#fff6e4" if k % 2 else "#f0cf9c",
                stroke=LINE,
                stroke_width="2.4",
            )
        paint(c, motifs.peony(), col, complex(x, y - 22), 0.5)
        c.disc(x, y + 48, 8, GOLD, stroke=LINE, stroke_width="2")
    elif h == "ingot":
        solid(
            c,
            place("M-104-26C-70-16-60-44 0-46C60-44 70-16 104-26C96 30 56 52 0 52C-56 52-96 30-104-26z", complex(x, y)),
            clay(c, "#f0c04a"),
        )
        c.ellipse(x, y - 18, 50, 30, mix(GOLD, "#ffffff", 0.35), stroke="#9c6b1d", stroke_width="2.5")
    elif h == "seal":
        solid(c, box(x - 56, y - 30, 112, 90, 8), clay(c, "#c8412f"))
        parts.glyph(c, "家", x, y + 16, 62, "#fff3c4", 10)
        solid(c, f"M{x - 30} {y - 30}C{x - 34} {y - 70} {x + 34} {y - 70} {x + 30} {y - 30}z", clay(c, "#d9694a"))
    elif h == "ruyi":
        paint(
            c, motifs.ruyi(), {"d": "#76a182", "m": "#b9d3ae", "p": "#e8f2dc", "x": GOLD}, complex(x, y - 26), 1.25, 180
        )
        c.path(
            brush(pts(x, y + 20, x - 8, y + 60, x + 4, y + 100), [22, 18, 24]), "#76a182", stroke=LINE, stroke_width="2"
        )
    else:
        hero = motifs.peach() if h == "peach" else motifs.pomegranate()
        tone = (
            {"d": "#e58a7a", "m": "#4f8f62", "p": "#fff0e4", "x": "#d9412f"}
            if h == "peach"
            else {"d": "#d9512f", "m": "#4f8f62", "p": "#fff0e4", "x": "#8f1a1a"}
        )
        paint(c, hero, dict(tone, d=LINE, m=LINE, p=LINE, x=LINE), complex(x + 1, y + 2), 1.96)
        paint(c, hero, tone, complex(x, y), 1.86)
    for s in (-1, 1):
        arm = brush(
            [
                complex(400 + s * 92, 440),
                complex(400 + s * 158, 500),
                complex(400 + s * 140, 562),
                complex(400 + s * 92, 566),
            ],
            [40, 74, 70, 52],
            4,
        )
        solid(c, arm, t.robe)
        with c.inside(arm):
            c.path(arm, c.fade((0, "#fff", 0.3), (0.5, "#fff", 0), (1, "#1a0808", 0.35), angle="v"))
            c.line(f"M{400 + s * 112} 528V610", t.trim, 18)
        solid(c, oval(400 + s * 82, 566, 30, 28), clay(c, t.fur if t.name not in ("rooster",) else t.muzzle), width=4)
        c.line(f"M{400 + s * 74} 556q{-s * 8} 8 0 16M{400 + s * 88} 586q{-s * 2} -8 {s * 2} -14", LINE, 2.4)


def toy(c: Canvas, t: Toy) -> None:
    """The figure on its little stand."""
    if t.name == "qilin":
        rays = "".join(place("M-3-330L0-210L3-330z", 400 + 330j, 1, 12 * k) for k in range(30))
        c.path(rays, "#f0cf7a", opacity=0.35)
    wood = MATERIALS["ebony"]
    c.shadow(400, 706, 200, 24)
    stand = "M236 668C236 646 564 646 564 668V690C564 712 236 712 236 690z"
    c.path(stand, wood.deep, stroke=wood.line, stroke_width="4")
    c.ellipse(400, 668, 164, 20, wood.base, stroke=wood.line, stroke_width="2.4")
    c.line("M240 694C260 706 540 706 560 694", GOLD, 3)
    robe(c, t)
    with c.at(400, 290, 1.04):
        behind(c, t)
        face(c, t)
        c.path(place("M-60-14C-30-30 20-32 50-24C20-24-20-18-60-4z", -40 - 92j), "#fff", opacity=0.45)
    hold(c, t)


def clay_figure(c: Canvas, m: Tones, kind: int = 0) -> None:
    """One of the twelve as a product."""
    toy(c, SERIES[kind])


def figure(i: int) -> str:
    """The i-th toy (0 to 11 the zodiac, 12 hidden), alone with its shadow, on nothing."""
    c = Canvas(800, 800, 60 + i, title=SERIES[i].name)
    toy(c, SERIES[i])
    return frame(c, 0.86).svg()
