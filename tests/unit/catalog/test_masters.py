"""What is taken for a picture, and what a drawing may not do."""

import pytest
import pyvips

from catalog.media.masters import BadPicture, Master, inspect

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 30">{}</svg>'


def drawing(inner: str = "") -> bytes:
    return SVG.format(inner).encode()


def photograph(width: int, height: int, ending: str = ".png") -> bytes:
    return pyvips.Image.black(width, height, bands=3).write_to_buffer(ending)


def test_a_drawing_is_known_by_its_view_box():
    assert inspect(drawing()) == Master("svg", 800, 600)


@pytest.mark.parametrize("size", ['width="40" height="30"', 'width="40px" height="30px"'])
def test_without_a_view_box_its_size_will_do(size):
    assert inspect(f'<svg xmlns="http://www.w3.org/2000/svg" {size}/>'.encode()) == Master("svg", 800, 600)


@pytest.mark.parametrize(("ending", "kind"), [(".png", "png"), (".jpg", "jpg"), (".webp", "webp")])
def test_a_photograph_is_known_by_its_first_bytes(ending, kind):
    assert inspect(photograph(64, 48, ending)) == Master(kind, 64, 48)


def test_a_photograph_taken_sideways_has_the_size_that_a_viewer_sees():
    sideways = pyvips.Image.black(64, 48, bands=3).copy()
    sideways.set_type(pyvips.GValue.gint_type, "orientation", 6)
    assert inspect(sideways.write_to_buffer(".jpg")) == Master("jpg", 48, 64)


@pytest.mark.parametrize(
    "inner",
    [
        '<use href="#leaf"/>',
        '<rect fill="url(#wash)"/>',
        "<style>.a { fill: url(#wash) }</style>",
        '<filter id="f"><feTurbulence baseFrequency=".02"/></filter>',
    ],
)
def test_a_drawing_may_name_its_own_parts(inner):
    assert inspect(drawing(inner)).kind == "svg"


@pytest.mark.parametrize(
    "inner",
    [
        '<image href="file:///etc/passwd"/>',
        '<image xlink:href="/etc/passwd"/>',
        '<image href="https://example.com/a.png"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<use href="other.svg#part"/>',
        '<rect fill="url(https://example.com/a.svg#x)"/>',
        "<rect style=\"fill: URL( 'a.svg#x' )\"/>",
        "<style>@import 'https://example.com/a.css';</style>",
        "<style>.a { fill: \\75rl(a.svg) }</style>",
        "<style>.a { fill: u<!-- -->rl(a.svg) ; background: url(a.png) }</style>",
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)"/>',
        "<foreignObject/>",
        '<g xml:base="https://example.com/"><use href="#a"/></g>',
    ],
)
def test_a_drawing_may_not_reach_outside_itself(inner):
    with pytest.raises(BadPicture) as refusal:
        inspect(drawing(inner))
    assert "elsewhere" in str(refusal.value) or refusal.value.code == "INVALID_PICTURE"


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + drawing("&x;"),
        b'<?xml-stylesheet href="https://example.com/a.css"?>' + drawing(),
        b'<?xml version="1.0" encoding="utf-16"?>' + drawing(),
        SVG.format("<script/>").encode("utf-16"),
    ],
    ids=["entity", "stylesheet", "declared encoding", "other encoding"],
)
def test_a_drawing_may_not_hide_what_it_does(content):
    with pytest.raises(BadPicture):
        inspect(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"hello",
        b"<html/>",
        b"\x89PNG\r\n\x1a\nbroken",
        b"RIFFxxxxWAVE",
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 10"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e99 1e99"/>',
        b"<svg><svg>",
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(content):
    with pytest.raises(BadPicture) as refusal:
        inspect(content)
    assert str(refusal.value).endswith((".", "。"))


@pytest.mark.parametrize(
    "content",
    [
        photograph(8000, 8000),
        photograph(900, 100),
        drawing("<g>" * 150 + "</g>" * 150),
        drawing("<g/>" * 60_000),
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 100"/>',
        drawing("<!--" + " " * 3_000_000 + "-->"),
    ],
    ids=["pixels", "shape", "depth", "parts", "tall", "bytes"],
)
def test_what_is_too_large_is_refused(content):
    with pytest.raises(BadPicture):
        inspect(content)


def test_the_bounds_are_not_narrower_than_a_good_photograph():
    assert inspect(photograph(7000, 7000)) == Master("png", 7000, 7000)
