"""Rules for the drawn pictures: repeatable, harmless, small, and alone on the wash where the page gives the ground."""

import functools
import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
import pyvips

from storefront.demo import art, content
from storefront.demo.art import framing, geom, patterns, vessels
from storefront.demo.art.canvas import Canvas
from storefront.demo.art.palettes import MATERIALS
from storefront.demo.art.plates.heritage import PLATES as PLATE_TABLES
from storefront.demo.art.vessels import Turned

drawn = functools.cache(art.product)
FIRST = [(kind, n) for kind in art.KINDS for n in range(3)]
PLATES = [(category, n) for category in range(1, 11) for n in range(art.plates(category))]
FORBIDDEN = {"script", "filter", "text", "image", "foreignObject", "mask", "style", "a"}


def elements(svg: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter())  # noqa: S314 The program under test wrote the text.


def view(svg: str) -> list[float]:
    return [float(v) for v in elements(svg)[0].get("viewBox").split()]


def corners(svg: str) -> list[float]:
    """Opacity (0 to 255) of the four corner points, as the page's rasteriser paints them."""
    im = pyvips.Image.svgload_buffer(svg.encode(), scale=0.1)
    w, h = im.width - 1, im.height - 1
    return [im.getpoint(x, y)[3] for x, y in ((0, 0), (w, 0), (0, h), (w, h))]


def is_harmless(svg: str) -> bool:
    tags = {e.tag.rpartition("}")[2] for e in elements(svg)}
    references = [v for e in elements(svg) for k, v in e.attrib.items() if "href" in k or "url(" in v]
    local = all(v.startswith(("#", "url(#")) for v in references)
    return local and not tags & FORBIDDEN and "font" not in svg


@pytest.mark.parametrize(("kind", "n"), FIRST)
def test_object_stands_alone_on_nothing(kind, n):
    svg = drawn(kind, n, ground=False)
    assert is_harmless(svg)
    assert len(svg) < 50_000
    assert corners(svg) == [0, 0, 0, 0]


@pytest.mark.parametrize("kind", art.KINDS)
def test_object_fills_its_frame_and_is_centred(kind):
    svg = drawn(kind, ground=False)
    left, top, side, _ = view(svg)
    x0, y0, x1, y1 = framing.ink_box(svg)
    assert 0.77 <= max(x1 - x0, y1 - y0) / side <= 0.89
    assert abs((x0 + x1) / 2 - left - side / 2) < side * 0.01
    assert abs((y0 + y1) / 2 - top - side / 2) < side * 0.01


@pytest.mark.parametrize("kind", art.KINDS)
def test_scene_and_detail_bring_their_own_ground(kind):
    for svg in (drawn(kind), art.detail(kind)):
        assert is_harmless(svg)
        assert len(svg) < 60_000
        assert corners(svg) == [255, 255, 255, 255]


@pytest.mark.parametrize("kind", art.KINDS)
def test_same_recipe_gives_the_same_bytes(kind):
    assert art.product(kind, 1, ground=False) == drawn(kind, 1, ground=False)
    assert art.product(kind, seed=7) == art.product(kind, seed=7)


@pytest.mark.parametrize("kind", art.KINDS)
def test_first_three_recipes_of_a_kind_differ(kind):
    assert len({drawn(kind, n, ground=False) for n in range(3)}) == 3


@pytest.mark.parametrize("kind", art.KINDS)
def test_wash_is_one_of_the_five(kind):
    assert {art.wash(kind, n) for n in range(6)} <= set(art.WASHES)


@pytest.mark.parametrize("kind", art.TURNED)
def test_a_vessel_turns_in_one_frame(kind):
    views = art.angles(kind)
    assert [key for key, _ in views] == list(art.VIEWS)
    assert len({str(view(svg)) for _, svg in views}) == 1
    assert all(is_harmless(svg) and corners(svg) == [0, 0, 0, 0] for _, svg in views)


def test_only_vessels_turn():
    assert art.angles("kite") == []


@pytest.mark.parametrize("i", range(24))
def test_an_inheritor_stands_on_the_lower_edge(i):
    svg = art.portrait(i)
    assert is_harmless(svg)
    assert len(svg) < 60_000
    im = pyvips.Image.svgload_buffer(svg.encode(), scale=0.1)
    assert im.getpoint(0, 0)[3] == 0
    assert im.getpoint(im.width // 2, im.height - 1)[3] == 255


def test_twenty_four_inheritors_are_different_people():
    assert len({art.portrait(i) for i in range(24)}) == len(art.PEOPLE) == 24


@pytest.mark.parametrize("i", range(art.FIGURES))
def test_a_figure_stands_alone(i):
    svg = art.figure(i)
    assert is_harmless(svg)
    assert len(svg) < 50_000
    assert corners(svg) == [0, 0, 0, 0]


@pytest.mark.parametrize("category", range(1, 11))
def test_each_category_has_at_least_three_plates(category):
    assert art.plates(category) >= 3
    assert len({art.heritage(category, n) for n in range(8)}) == 8


@pytest.mark.parametrize(("category", "n"), PLATES)
def test_a_plate_fills_a_cover(category, n):
    svg = art.heritage(category, n)
    assert is_harmless(svg)
    assert len(svg) < 72_000
    _, _, w, h = view(svg)
    assert w / h == pytest.approx(16 / 11)
    assert corners(svg) == [255, 255, 255, 255]


def test_a_vessel_is_lit_to_its_foot_however_low_its_canvas():
    c = Canvas(800, 600, 1)
    body = Turned([(60, 120), (180, 400), (90, 650)])
    vessels.draw(c, body, MATERIALS["celadon"])
    (tall,) = [float(e.get("height")) for e in elements(c.svg()) if e.tag.endswith("rect") and e.get("width") == "368"]
    assert tall >= 650


def test_each_craft_is_shown_by_what_it_makes():
    """Porcelain of Jingdezhen is no celadon, and vinegar no teapot."""
    plates = {each["slug"]: (int(each["category"]), int(each["plate"])) for each in content.heritage()}
    shown_by = {
        "jingdezhen-porcelain": "meiping qinghua",
        "longquan-celadon": "pear_vase celadon",
        "yixing-zisha": "teapot zisha",
        "huzhou-brush": "brushes",
        "qingxu-vinegar": "bottle ebony 0",
        "miao-silver": "hairpin silver",
        "weifang-kites": "kite",
        "puer-tribute-tea": "tea_cake",
    }
    for slug, drawing in shown_by.items():
        category, plate = plates[slug]
        assert drawing in PLATE_TABLES[category - 1][plate][-1], slug


def test_every_kind_and_every_plate_has_its_place_in_the_demo():
    shown = {entry["picture"]["kind"] for entry in [*content.products(), *content.waiting()]}
    held = {person.prop for person in art.PEOPLE}
    on_plates = set(re.findall(r"\w+", " ".join(row[-1] for plates in PLATE_TABLES for row in plates)))
    assert set(art.KINDS) <= shown | held | on_plates
    items = {(int(item["category"]), int(item["plate"])) for item in content.heritage()}
    assert items == set(PLATES)


def test_every_heritage_item_has_a_picture_of_its_own():
    numbers = {category: range(24) for category in (7, 8)}
    for category, several in numbers.items():
        assert len({art.heritage(category, n) for n in several}) == len(several)


@pytest.mark.parametrize(
    "draw",
    [lambda: art.figure(4), lambda: art.portrait(3), lambda: art.heritage(6, 1), lambda: art.workshop(2), art.blindbox],
    ids=["figure", "portrait", "plate", "workshop", "blind box"],
)
def test_chance_repeats_itself(draw):
    assert draw() == draw()


def test_colours_and_motifs_in_tables_are_known():
    svgs = [drawn(kind) for kind in art.KINDS] + [art.portrait(i) for i in range(24)]
    paints = {e.get(key) for svg in svgs for e in elements(svg) for key in ("fill", "stroke")}
    assert all(paint is None or re.fullmatch(r"none|#[0-9a-f]{3}|#[0-9a-f]{6}|url\(#h\d+\)", paint) for paint in paints)


def wide_pictures():
    yield from (pytest.param(art.collectible(name), id=name) for name in art.COLLECTIBLES)
    yield from (pytest.param(art.banner(name), id=name) for name in art.BANNERS)
    yield from (pytest.param(art.hills(tone), id=f"hills-{tone}") for tone in art.HILLS)
    yield from (pytest.param(draw(), id=draw.__name__) for draw in (art.workshop, art.blindbox))


@pytest.mark.parametrize("svg", list(wide_pictures()))
def test_the_shop_own_pictures_are_harmless_and_bounded(svg):
    assert is_harmless(svg)
    assert len(svg) < 130_000


def test_six_workshops_differ():
    assert len({art.workshop(n) for n in range(6)}) == 6


def test_hills_leave_the_sky_to_the_wash():
    assert corners(art.hills("celadon"))[:2] == [0, 0]


def test_a_table_folds_a_line_without_bars_into_the_row_before():
    assert geom.cells("a | b\n    c\n| d") == [["a", "b    c"], ["", "d"]]
    assert geom.rows("1 .5 leaf, -2 3 sprig") == [(1, 0.5, "leaf"), (-2, 3, "sprig")]
    assert [geom.pick("a b c", n) for n in (0, 4)] == ["a", "b"]


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("M0 0L9 4.5", "M0 0L9 4.5"),
        ("o 5 6 7", geom.oval(5, 6, 7)),
        ("b 1 2 3 4 + b 5 6 7 8 1", geom.box(1, 2, 3, 4) + geom.box(5, 6, 7, 8, 1)),
        ("~ 0 0 9 9 / 1 2 1", geom.brush("0 0 9 9", [1, 2, 1])),
    ],
)
def test_a_shape_in_words_is_the_path_it_names(words, path):
    assert geom.outline(words) == path


def test_a_piece_has_its_key_block_under_its_colour_and_its_mirror_beside_it():
    c = Canvas()
    c.pieces("#aaa | key #123 4 pair | b 10 0 5 5\n| pen ink 2 @0.5 | M0 0h9", {"ink": "#456"})
    block, colour, line = elements(c.svg())[-3:]
    assert (block.get("stroke"), block.get("stroke-width"), colour.get("fill")) == ("#123", "4", "#aaa")
    assert framing.ink_box(c.svg())[0] < -15
    assert (line.get("stroke"), line.get("opacity"), line.get("fill")) == ("#456", "0.5", "none")


@pytest.mark.parametrize("name", patterns.TILES)
def test_a_tile_is_painted_in_the_colours_it_is_given(name):
    c = Canvas()
    url = patterns.tile(c, name, dict.fromkeys("dmpx", "#abcdef"))
    assert url == "url(#h0)"
    assert {"#abcdef"} == {e.get("fill") for e in elements(c.svg())} - {None, "none"} or 'stroke="#abcdef"' in c.svg()


@pytest.mark.parametrize("d", ["M0 0L9 4.5", "M0 0c1 2 3 4 5 6s7 8 9 10z", "M10 0A10 10 0 0 1-10 0", "M0 0q5 5 10 0"])
def test_path_text_survives_reading_and_writing(d):
    once = geom.write(geom.parse(d))
    assert geom.write(geom.parse(once)) == once


def test_turning_a_shape_the_other_way_round_makes_a_hole():
    square = "M0 0H10V10H0z"
    assert geom.wind(square, 1) != geom.wind(square, -1)
    assert geom.wind(geom.wind(square, -1), 1) == geom.wind(square, 1)
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10"><path d="{}"/></svg>'
    hole = geom.wind(geom.box(2, 2, 6, 6), -1)
    im = pyvips.Image.svgload_buffer(svg.format(geom.wind(square, 1) + hole).encode())
    assert (im.getpoint(1, 1)[3], im.getpoint(5, 5)[3]) == (255, 0)


def test_an_arc_becomes_curves_on_the_same_circle():
    ((start, segments, _),) = geom.parse("M10 0A10 10 0 0 1-10 0")
    points = [start, *(s[-1] for s in segments)]
    assert all(abs(p) == pytest.approx(10) for p in points)
    assert all(b.imag >= 0 for b in points[1:-1])
    middle = geom.bezier((start, *segments[0]), 0.5)
    assert abs(middle) == pytest.approx(10, rel=1e-3)
    assert len(list(pairwise(points))) == 2


def test_a_motif_at_the_back_of_a_vessel_is_not_drawn():
    c, body = Canvas(), Turned([(100, 100), (100, 300)], smooth=False)
    colours = patterns.tones(MATERIALS["qinghua"])
    patterns.wrap(c, body, "peony", colours, 3.14, 0.5, 0.5, 0.3)
    assert c.body == []
    patterns.wrap(c, body, "peony", colours, 0, 0.5, 0.5, 0.3)
    assert c.body


def test_the_box_of_the_ink_is_what_the_rasteriser_paints():
    svg = drawn("teapot", ground=False)
    left, _, side, _ = view(svg)
    x0, _, x1, _ = framing.ink_box(svg)
    im = pyvips.Image.svgload_buffer(svg.encode())
    # The shadow is fainter than a third, so what is nearly opaque is the pot itself.
    solid = (im[3] > 200).find_trim(threshold=1, background=[0])
    assert solid[0] == pytest.approx((x0 - left) / side * im.width, abs=8)
    assert solid[0] + solid[2] <= (x1 - left) / side * im.width + 8
