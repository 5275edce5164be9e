"""Jars and bottles for what is drunk and eaten."""

from storefront.demo.art import motifs, parts, patterns, vessels
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.geom import box, place, pts, trace
from storefront.demo.art.kinds.ceramics import friezes
from storefront.demo.art.palettes import MATERIALS, Tones, mix, roles
from storefront.demo.art.patterns import band, paint, rule, tones
from storefront.demo.art.vessels import Turned


def liquor(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """A liquor jar: cloth cap, cord, diamond label."""
    b = Turned(
        [(62, 254), (60, 270), (104, 294), (150, 350), (160, 430), (146, 540), (112, 624), (104, 640), (106, 658)]
    )
    c.shadow(400, 664, 140)
    red = MATERIALS["redpaper"]

    def deco() -> None:
        col = tones(m)
        rule(c, b, 0.17, m.deep, 4)
        rule(c, b, 0.80, m.deep, 4)
        band(c, b, motifs.meander(), col, 0.82, 0.90, 18, phase)
        c.path(b.strip(-0.1, 1.2, 0.02, 0.3), mix(m.base, m.pale, 0.5), opacity=0.35)

    vessels.draw(c, b, m, deco, gloss=0.7)
    with c.inside(b.outline()):
        parts.label(c, 396, 478, 190, 190, "酒福吉"[kind % 3], red.base, red.pop, diamond=True)
    cap = (
        "M336 262C330 232 338 206 352 190C366 172 434 172 448 190C462 206 470 232 464 262"
        "C476 282 486 300 492 322C474 316 462 326 448 318C432 328 418 316 400 324C382 316 368 328 352 318"
        "C338 326 326 316 308 322C314 300 324 282 336 262z"
    )
    vessels.keyline(c, cap, red.line)
    c.path(cap, c.fade((0, red.mid), (0.5, red.base), (1, red.deep), angle="h"))
    c.line(
        (
            "M356 206C350 230 350 244 352 254M400 186V254M440 204C448 230 448 244 446 254M346 276"
            "C340 292 334 304 330 314M384 278C380 296 378 306 376 316M418 278C422 296 424 306 426 316M456 276"
            "C460 292 466 304 470 314"
        ),
        red.deep,
        2.2,
        opacity=0.75,
    )
    gold = MATERIALS["gold"]
    parts.cord(c, trace("334 262 366 272 400 274 434 272 466 262"), gold.base, 7, gold.line)
    parts.cord(c, pts(430, 272, 446, 296, 436, 330), gold.base, 4, gold.line)
    parts.tassel(c, 436, 326, 74, gold.base, gold.line, red.base)


def bottle(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A slim bottle for vinegar or soy: paper label, sealed neck."""
    b = Turned(
        [(34, 170), (36, 182), (32, 196), (34, 256), (60, 300), (98, 344), (104, 400), (102, 560), (98, 646), (90, 658)]
    )
    c.shadow(400, 664, 116)
    vessels.draw(c, b, m, gloss=1.2, strength=1.2)
    chars = ("醋", "酒", "春酒", "醋")[kind % 4]
    with c.inside(b.outline()):
        c.path(b.strip(-2, 2, 0.48, 0.49), m.pale)
        parts.label(c, 400, 510, 136, 176, chars, "#f3e4c2", "#7c1a14")
        paint(
            c, motifs.cloud(), {"d": "#b8892f", "p": "#f3e4c2", "m": "#b8892f", "x": "#b8892f"}, 400 + 604j, 0.5
        ) if kind % 2 else None
    seal = Turned([(36, 160), (38, 172), (36, 244)], smooth=False)
    red = MATERIALS["redpaper"] if kind % 2 == 0 else MATERIALS["gold"]
    vessels.draw(c, seal, red, hollow=False, gloss=0.5)
    c.ellipse(400, 160, 36, 36 * 0.13, red.mid, stroke=red.line, stroke_width="2")
    parts.cord(c, trace("364 240 384 247 400 248 418 247 436 240"), MATERIALS["paper"].base, 5, "#6d5a44")


def pickle_jar(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """A water-sealed pickle jar with its moat and bowl lid."""
    b = Turned([(70, 318), (66, 338), (108, 362), (160, 430), (166, 500), (140, 590), (108, 640), (106, 658)])
    moat = Turned([(118, 286), (104, 320), (74, 332)], tilt=0.2)
    lid = Turned([(6, 196), (52, 204), (80, 240), (86, 286), (84, 292)])
    c.shadow(400, 664, 142)

    def deco() -> None:
        for v in (0.2, 0.225):
            rule(c, b, v, m.pale, 3)
        band(
            c,
            b,
            (motifs.sprig(), motifs.plum(), motifs.carp())[kind % 3],
            dict(tones(m), d=m.pale, m=m.pale),
            0.34,
            0.7,
            5,
            phase,
            spread=0.62,
        )
        c.path(b.strip(-1.6, 1.6, -0.0, 0.16), m.deep, opacity=0.4)
        rule(c, b, 0.8, m.pale, 3)

    vessels.draw(c, b, m, deco, gloss=0.8, hollow=False)
    vessels.draw(c, moat, m, hollow=False)
    c.ellipse(400, 286, 118, 118 * 0.2, m.mid, stroke=m.line, stroke_width="2.4")
    c.ellipse(400, 290, 106, 106 * 0.17, "#9fb7b5", opacity=0.85)
    vessels.draw(c, lid, m, lambda: rule(c, lid, 0.8, m.pale, 3), hollow=False)
    knob = Turned([(3, 172), (16, 178), (18, 190), (10, 200), (14, 206)])
    vessels.draw(c, knob, m, hollow=False, gloss=0.4)


def honey_jar(c: Canvas, m: Tones, kind: int = 0) -> None:
    """A glass jar of honey with a paper cover and a dipper of light."""
    b = Turned([(108, 300), (110, 322), (140, 350), (150, 400), (150, 600), (142, 640), (128, 654)])
    c.shadow(400, 664, 150)

    def deco() -> None:
        c.rect(240, 280, 320, 400, c.fade((0, m.pale), (0.3, m.mid), (1, m.deep), angle="v"))
        c.rect(240, 280, 320, 66, "#fdf6e4", opacity=0.55)
        for px, py, r in ((306, 420, 7), (486, 470, 5), (330, 600, 6), (470, 590, 8), (500, 400, 4), (300, 520, 4)):
            c.disc(px, py, r, m.pale, opacity=0.8)

    vessels.draw(c, b, m, deco, gloss=1.3, strength=0.6, hollow=False)
    with c.inside(b.outline()):
        c.path(
            "".join(
                place("M0-17L15-8.5V8.5L0 17L-15 8.5V-8.5z", complex(400 + dx * 31 + (dy % 2) * 15.5, 520 + dy * 27), 1)
                for dy in (-2, -1, 0, 1, 2)
                for dx in (-2, -1, 0, 1, 2)
                if abs(dx) + abs(dy) > 1
            ),
            m.pale,
            opacity=0.35,
        )
        c.disc(400, 520, 62, "#f8ecd2", stroke=m.line, stroke_width="3")
        c.disc(400, 520, 53, "none", stroke=m.line, stroke_width="1.5")
        parts.glyph(c, "蜜", 400, 520, 68, m.line, 8)
    cap = (
        "M290 306C296 262 310 240 330 230C372 218 428 218 470 230C490 240 504 262 510 306"
        "C520 318 526 330 530 344C516 338 508 348 494 342C480 352 466 342 450 350C434 342 418 352 400 344"
        "C382 352 366 342 350 350C334 342 320 352 306 342C292 348 284 338 270 344C274 330 280 318 290 306"
        "z"
    )
    cloth = MATERIALS[("paper", "indigo", "redpaper")[kind % 3]]
    vessels.keyline(c, cap, cloth.line)
    c.path(cap, cloth.base)
    with c.inside(cap):
        c.rect(
            260,
            210,
            280,
            150,
            patterns.tile(
                c,
                ("sprigs", "plums", "diaper")[kind % 3],
                roles(cloth.deep if kind % 3 != 1 else cloth.pale, cloth.mid, cloth.base, cloth.pop),
                0.55,
            ),
        )
        c.rect(260, 210, 280, 150, vessels.light(c, 270, 530, 0.9))
    parts.cord(c, trace("288 304 340 318 400 321 460 318 512 304"), "#b98f4b", 7, "#53391a")
    parts.cord(c, trace("452 319 476 338 500 330 484 316 452 319 440 342 450 372"), "#b98f4b", 4, "#53391a")


def wine_jar(c: Canvas, m: Tones, kind: int = 0, phase: float = 0.0) -> None:
    """A painted jar of rice wine under a lotus leaf, sealed with clay."""
    b = Turned([(60, 300), (58, 316), (118, 340), (184, 408), (196, 486), (168, 588), (120, 644), (112, 658)])
    c.shadow(400, 664, 146)

    def deco() -> None:
        band(c, b, motifs.ruyi(), tones(m), 0.10, 0.26, 9, phase)
        rule(c, b, 0.28, m.pale, 3)
        friezes(c, b, m, 0.30, 0.78, (0, 3, 4)[kind % 3], phase)
        rule(c, b, 0.80, m.pale, 3)
        band(c, b, motifs.lotus_panel(), tones(m), 0.84, 0.97, 12, phase)

    vessels.draw(c, b, m, deco, gloss=0.7, hollow=False)
    clay, leaf = MATERIALS["ginseng"], MATERIALS["leaf"]
    vessels.draw(c, Turned([(20, 212), (56, 222), (78, 258), (80, 300)]), clay, gloss=0.3, hollow=False)
    skirt = (
        "M300 330C306 300 320 282 326 272C370 288 430 288 474 272C480 282 494 300 500 330C486 322 474 338 456 326"
        "C440 344 424 328 400 340C376 328 360 344 344 326C326 338 314 322 300 330z"
    )
    vessels.keyline(c, skirt, leaf.line)
    c.path(skirt, c.fade((0, leaf.mid), (0.5, leaf.base), (1, leaf.deep), angle="h"))
    c.line("M344 286L336 320M372 290L368 330M400 291V334M428 290L432 330M456 286L464 320", leaf.deep, 2)
    parts.cord(c, pts(322, 284, 360, 296, 400, 298, 440, 296, 478, 284), "#b98f4b", 6, "#53391a")
    with c.at(400, 246, 1, squash=0.55):
        c.path(box(-34, -34, 68, 68, 4), "#c63a2b", stroke="#7c1a14", stroke_width="2")
        parts.glyph(c, "福酒吉"[kind % 3], 0, 0, 48, "#f6dfae", 10)
