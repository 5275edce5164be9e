"""Pictures from master to the bytes that a browser gets."""

import pytest
import pyvips
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from catalog.media import services
from catalog.media.masters import BadPicture
from catalog.media.models import Picture
from catalog.media.queries import WIDTHS, PictureRef, named, pictures_by
from catalog.media.services import make_renditions, rendition, store_picture
from common.errors import NotFound
from common.text import TranslatedText, both

pytestmark = pytest.mark.django_db

# A red half on nothing: the alpha must survive.
DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="200" height="300" fill="#c00"/></svg>'
)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path


def stored(content: bytes = DRAWING, **shown) -> Picture:
    return store_picture(content=content, alt=both("红", "Red"), **({"name": "red"} | shown))


def smuggled(content: bytes, kind: str) -> str:
    """A master that nobody inspected, as if the inspection had a gap."""
    digest = "cd" * 32
    path = default_storage.save(f"masters/{digest}.{kind}", ContentFile(content))
    Picture.objects.create(digest=digest, master=path, width=10, height=10, name="smuggled")
    return digest


def test_a_rendition_is_webp_of_the_width_with_its_alpha():
    made = pyvips.Image.new_from_file(str(rendition(digest=stored().digest, width=320)))
    assert made.get("vips-loader") == "webpload"
    assert (made.width, made.height) == (320, 240)
    assert made.getpoint(40, 120)[3] == 255 and made.getpoint(280, 120)[3] == 0


def test_a_rendition_is_made_once():
    picture = stored()
    path = rendition(digest=picture.digest, width=160)
    made_at = path.stat().st_mtime_ns
    assert rendition(digest=picture.digest, width=160) == path
    assert path.stat().st_mtime_ns == made_at
    assert make_renditions(digests=[picture.digest], widths=[160]).made == 0
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_photograph_loses_where_it_was_taken_and_stands_upright():
    photo = pyvips.Image.black(640, 480, bands=3).copy()
    photo.set_type(pyvips.GValue.gint_type, "orientation", 6)
    photo.set_type(pyvips.GValue.gstr_type, "exif-ifd3-GPSLatitude", "30/1 0/1 0/1")
    picture = stored(photo.write_to_buffer(".jpg"))
    made = pyvips.Image.new_from_file(str(rendition(digest=picture.digest, width=160)))
    assert made.height > made.width
    assert not [name for name in made.get_fields() if "exif" in name or "GPS" in name]


def test_a_small_photograph_is_not_blown_up():
    small = stored(pyvips.Image.black(200, 200, bands=3).write_to_buffer(".png"))
    assert pyvips.Image.new_from_file(str(rendition(digest=small.digest, width=1200))).width == 200
    assert named("red").widths == (160, 320)


@pytest.mark.parametrize("width", [0, 161, 1201, 99999])
def test_no_other_width_is_ever_made(width):
    with pytest.raises(NotFound):
        rendition(digest=stored().digest, width=width)


def test_all_missing_renditions_are_made_several_at_a_time(monkeypatch):
    monkeypatch.setattr(services, "BATCH", 2)
    contents = [DRAWING.replace(b"#c00", f"#c0{n}".encode()) for n in range(5)]
    digests = [stored(content, name=f"red-{n}").digest for n, content in enumerate(contents)]
    steps: list[int] = []
    report = make_renditions(digests=digests, widths=(160, 320), progress=steps.append)
    assert (report.made, report.failed) == (10, [])
    assert steps == [2, 2, 1]


# --- Hostile masters, should one ever get past the inspection ----------------


def test_a_drawing_cannot_read_a_file(tmp_path):
    secret = tmp_path / "secret.png"
    (pyvips.Image.black(10, 10, bands=3) + 255).cast("uchar").write_to_file(str(secret))
    image = f'<image href="{{}}{secret}" width="40" height="40"/>'
    digest = smuggled(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">{image.format("")}{image.format("file://")}</svg>'.encode(),
        "svg",
    )
    assert pyvips.Image.new_from_file(str(rendition(digest=digest, width=160))).max() == 0


def test_one_that_never_ends_is_stopped_and_the_others_are_made(monkeypatch):
    monkeypatch.setattr(services, "SECONDS_A_PICTURE", 1)
    blurs = '<feGaussianBlur stdDeviation="90"/><feMorphology operator="dilate" radius="80"/>' * 400
    endless = smuggled(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><filter id="f">{blurs}</filter>'
        '<rect width="400" height="400" filter="url(#f)"/></svg>'.encode(),
        "svg",
    )
    good = stored().digest
    report = make_renditions(digests=[endless, good], widths=[1200])
    assert report.failed == [endless] and report.made == 1


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (DRAWING, "png"),
        (pyvips.Image.black(9000, 9000).write_to_buffer(".png"), "png"),
        (pyvips.Image.gaussnoise(400, 400).cast("uchar").write_to_buffer(".png")[:3000], "png"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1000"/>', "svg"),
    ],
    ids=["not what it says", "too many pixels", "cut short", "too long a shape"],
)
def test_what_cannot_be_drawn_is_refused_and_rests(content, kind, monkeypatch):
    digest = smuggled(content, kind)
    with pytest.raises(BadPicture):
        rendition(digest=digest, width=160)
    monkeypatch.setattr(services, "make_renditions", lambda **_: pytest.fail("It should rest."))
    with pytest.raises(BadPicture):
        rendition(digest=digest, width=160)


# --- Whose they are ----------------------------------------------------------


def test_the_same_picture_twice_is_one_picture(shop):
    product = shop.sells().product
    first = stored(name=None, product_id=product.pk)
    again = stored(name=None, product_id=product.pk, wash="gold", position=3)
    assert again.pk == first.pk and (again.wash, again.position) == ("gold", 3)
    elsewhere = stored(name=None, shop_id=shop.row.pk)
    assert elsewhere.pk != first.pk and elsewhere.master == first.master


def test_a_name_shows_its_latest_picture():
    stored()
    other = stored(DRAWING.replace(b"#c00", b"#00c"))
    assert named("red").digest == other.digest
    assert Picture.objects.filter(name="red").count() == 1
    assert named("nothing") is None


def test_a_picture_shows_somebody_or_has_a_name():
    with pytest.raises(ValueError, match="shows"):
        stored(name=None)


def test_pictures_of_many_take_one_statement(shop, django_assert_num_queries):
    wares = [shop.sells(), shop.sells()]
    for ware in wares:
        stored(name=None, product_id=ware.product.pk, position=2)
    with django_assert_num_queries(1):
        found = pictures_by("product", [ware.product.pk for ware in wares])
    assert sorted(found) == [ware.product.pk for ware in wares]


def test_a_page_is_told_every_width_of_a_drawing():
    ref = PictureRef("ab" * 32, 800, 600, TranslatedText(), TranslatedText(), "ink", False)
    assert ref.srcset.count(".webp") == len(WIDTHS)
    assert ref.srcset.startswith(f"/media/renditions/ab/{'ab' * 32}-160.webp 160w, ")
    assert ref.large.endswith("-1200.webp")


# --- Over HTTP ---------------------------------------------------------------


def test_a_browser_gets_a_rendition_that_it_may_keep_for_ever(client):
    answer = client.get(named(stored().name).url(320))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/webp"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert b"".join(answer.streaming_content)[8:12] == b"WEBP"


@pytest.mark.parametrize("name", ["{d}-161.webp", "{none}-320.webp", "{d}.svg", "../../secret_key", "{d}-320.webp.png"])
def test_anything_else_is_not_found(client, name):
    digest = stored().digest
    name = name.format(d=digest, none=digest[:2] + "0" * 62)
    assert client.get(f"/media/renditions/{digest[:2]}/{name}").status_code == 404


def test_masters_are_not_served(client):
    assert client.get(f"/media/{stored().master}").status_code == 404
