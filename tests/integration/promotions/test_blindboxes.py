"""A series is sealed once, drawn in order, opened by its buyer, and proven to anyone."""

from collections import Counter
from datetime import timedelta
from fractions import Fraction
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from common.errors import NotFound
from promotions.blindboxes import proof, queries
from promotions.blindboxes.models import DrawRecord, Series, Slot
from promotions.blindboxes.refusals import AlreadySealed, EmptyPool, NoMedicine, NoSet, NotSealed, SeriesSoldOut
from promotions.blindboxes.services import draw, reveal, seal
from tests.factories.catalog import a_shop
from tests.factories.promotions import BEFORE, WITHIN, a_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    return a_series(a_shop().sells(stock=6), plum=3, peach=2, hidden=1)


def boxes(count, line="order-line:1"):
    return [f"{line}:{n}" for n in range(1, count + 1)]


def test_a_seal_fixes_the_whole_pool_and_commits_to_its_order(series):
    pool = list(series.slots.order_by("number").values_list("style__slug", flat=True))

    assert Counter(pool) == {"plum": 3, "peach": 2, "moon": 1}
    assert series.commitment == proof.commitment(series.secret, pool)
    assert queries.verify(series_id=series.pk)


def test_no_two_seals_are_alike():
    first = a_series(a_shop().sells(), slug="one", plum=20, peach=20)
    second = a_series(a_shop().sells(), slug="two", plum=20, peach=20)

    orders = [list(s.slots.order_by("number").values_list("style__slug", flat=True)) for s in (first, second)]
    assert orders[0] != orders[1]
    assert first.secret != second.secret


def test_a_series_is_sealed_once(series):
    with pytest.raises(AlreadySealed):
        seal(series_id=series.pk, at=WITHIN)
    assert series.slots.count() == 6


def test_an_empty_pool_is_not_sealed():
    with pytest.raises(EmptyPool):
        a_series(a_shop().sells(), plum=0)


def test_medicine_is_never_in_a_blind_box():
    with pytest.raises(NoMedicine):
        a_series(a_shop().sells(product_class="medicine"), plum=1)


def test_neither_a_set_nor_what_is_in_one_is_a_blind_box():
    shop = a_shop()
    cup = shop.sells("盖碗")
    pair = shop.sells("对杯", holds={cup: 2})
    for ware in (cup, pair):
        with pytest.raises(NoSet):
            a_series(ware, slug=ware.product.slug, plum=1)


def test_boxes_are_drawn_in_the_sealed_order(series):
    first = draw(series_id=series.pk, sources=boxes(2), at=WITHIN)
    second = draw(series_id=series.pk, sources=boxes(1, "order-line:2"), at=WITHIN)

    assert [slot.number for slot in first + second] == [1, 2, 3]
    assert [record.source for record in DrawRecord.objects.order_by("slot__number")] == [
        "order-line:1:1",
        "order-line:1:2",
        "order-line:2:1",
    ]


def test_a_source_draws_once_however_often_it_is_told(series):
    first = draw(series_id=series.pk, sources=boxes(2), at=WITHIN)
    again = draw(series_id=series.pk, sources=[*reversed(boxes(2)), "order-line:1:3", "order-line:1:3"], at=WITHIN)

    assert [slot.number for slot in first] == [1, 2]
    assert [slot.number for slot in again] == [2, 1, 3, 3]
    assert DrawRecord.objects.count() == 3


def test_what_is_told_again_after_the_last_box_is_not_refused(series):
    drawn = draw(series_id=series.pk, sources=boxes(6), at=WITHIN)

    assert draw(series_id=series.pk, sources=boxes(6), at=WITHIN) == drawn


def test_a_pool_with_too_few_boxes_refuses_the_whole_draw(series):
    draw(series_id=series.pk, sources=boxes(4), at=WITHIN)

    with pytest.raises(SeriesSoldOut) as refusal:
        draw(series_id=series.pk, sources=boxes(3, "order-line:2"), at=WITHIN)

    assert refusal.value.details == {"left": 2}
    assert refusal.value.variants == (series.variant_id,)
    assert series.slots.filter(drawn_at=None).count() == 2


def test_nothing_is_drawn_before_the_seal():
    series = a_series(a_shop().sells(), sealed_at=None, plum=3)

    with pytest.raises(NotSealed):
        draw(series_id=series.pk, sources=boxes(1), at=WITHIN)


def test_a_box_opens_once_and_shows_the_same_ever_after(series):
    (slot,) = draw(series_id=series.pk, sources=boxes(1), at=WITHIN)

    opened = reveal(source=slot.source, at=WITHIN)
    again = reveal(source=slot.source, at=WITHIN + timedelta(days=1))

    assert opened.style == again.style == slot.style
    assert again.opened_at == WITHIN


def test_a_box_that_nobody_drew_cannot_be_opened(series):
    for source in ("order-line:9:1", ""):
        with pytest.raises(NotFound):
            reveal(source=source, at=WITHIN)


def test_a_closed_box_tells_its_style_to_nobody(series):
    draw(series_id=series.pk, sources=boxes(2), at=WITHIN)
    reveal(source="order-line:1:1", at=WITHIN)

    opened, closed = queries.drawn(["order-line:1:"])

    assert (opened.number, opened.style is not None) == (1, True)
    assert (closed.number, closed.style) == (2, None)
    assert queries.opened(source="order-line:1:2") is None


def test_boxes_of_other_lines_are_not_found(series):
    draw(series_id=series.pk, sources=[*boxes(1, "order-line:1"), *boxes(1, "order-line:12")], at=WITHIN)

    assert [box.source for box in queries.drawn(["order-line:1:"])] == ["order-line:1:1"]
    assert queries.drawn([]) == queries.drawn([""]) == []


def test_an_opened_box_comes_with_its_proof(series):
    draw(series_id=series.pk, sources=boxes(3), at=WITHIN)
    reveal(source="order-line:1:3", at=WITHIN)

    opened = queries.opened(source="order-line:1:3")

    assert opened.proof.number == 3
    assert opened.proof.style == opened.box.style.slug
    assert opened.proof.root() == opened.commitment == series.commitment


def test_odds_are_exact_and_quantities_left_are_published(series, django_assert_num_queries):
    slots = draw(series_id=series.pk, sources=boxes(4), at=WITHIN)
    gone = Counter(slot.style.slug for slot in slots)

    with django_assert_num_queries(2):
        page = queries.series_page(slug=series.slug)

    assert [(style.slug, style.odds, style.is_hidden) for style in page.styles] == [
        ("plum", Fraction(1, 2), False),
        ("peach", Fraction(1, 3), False),
        ("moon", Fraction(1, 6), True),
    ]
    assert {style.slug: style.quantity - style.left for style in page.styles} == {
        slug: gone[slug] for slug in ("plum", "peach", "moon")
    }
    assert (page.size, page.left, page.commitment) == (6, 2, series.commitment)


def test_the_secret_is_published_after_the_last_draw_and_not_before(series):
    draw(series_id=series.pk, sources=boxes(5), at=WITHIN)
    assert queries.series_page(slug=series.slug).secret is None

    draw(series_id=series.pk, sources=boxes(1, "order-line:2"), at=WITHIN)
    assert queries.series_page(slug=series.slug).secret == series.secret


def test_nothing_is_published_of_a_series_before_its_seal():
    series = a_series(a_shop().sells(), sealed_at=None, plum=3)

    assert queries.series_page(slug=series.slug) is None


def test_variants_know_their_series(series):
    other = a_shop().sells()

    assert queries.series_of_variants([series.variant_id, other.variant.pk]) == {series.variant_id: series.pk}


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE blindboxes_style SET quantity = quantity + 1",
        "UPDATE blindboxes_style SET is_hidden = true WHERE slug = 'plum'",
        "INSERT INTO blindboxes_style (series_id, slug, name, quantity, is_hidden, position)"
        " SELECT id, 'extra', '{}', 1, false, 9 FROM blindboxes_series",
        "DELETE FROM blindboxes_style",
        "UPDATE blindboxes_series SET commitment = repeat('0', 64)",
        "UPDATE blindboxes_series SET sealed_at = NULL",
        "DELETE FROM blindboxes_series",
        "UPDATE blindboxes_slot SET style_id = (SELECT min(id) FROM blindboxes_style)",
        "UPDATE blindboxes_slot SET number = 100 - number",
        "UPDATE blindboxes_slot SET source = 'mine' WHERE number = 1",
        "UPDATE blindboxes_slot SET source = '', drawn_at = NULL WHERE number = 1",
        "UPDATE blindboxes_slot SET opened_at = now() WHERE number = 1",
        "DELETE FROM blindboxes_slot WHERE number = 6",
        "INSERT INTO blindboxes_slot (series_id, number, style_id, source)"
        " SELECT series_id, 7, id, '' FROM blindboxes_style LIMIT 1",
        "UPDATE blindboxes_drawrecord SET source = 'mine'",
        "DELETE FROM blindboxes_drawrecord",
    ],
)
def test_the_database_itself_refuses_to_change_what_is_sealed_or_drawn(series, forgery):
    draw(series_id=series.pk, sources=boxes(1), at=WITHIN)
    reveal(source="order-line:1:1", at=WITHIN)

    with pytest.raises(IntegrityError, match="does not change"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(forgery)


def test_a_name_may_still_be_corrected(series):
    series.styles.filter(slug="plum").update(name={"zh-hans": "梅", "en": "Plum"})
    Series.objects.filter(pk=series.pk).update(lede={"zh-hans": "十二只，一只藏着。"})


def test_an_open_series_can_be_changed_freely():
    series = a_series(a_shop().sells(), sealed_at=None, plum=3)

    series.styles.update(quantity=5)
    assert seal(series_id=series.pk, at=BEFORE).slots.count() == 5


class TestReconcile:
    def run(self):
        said = StringIO()
        call_command("reconcile_blindboxes", stdout=said, stderr=said)
        return said.getvalue()

    def differs(self):
        said = StringIO()
        with pytest.raises(CommandError):
            call_command("reconcile_blindboxes", stdout=said, stderr=said)
        return said.getvalue()

    @pytest.fixture
    def tampered(self, series):
        """Whoever owns the database can switch the triggers off; the counting still finds it."""
        draw(series_id=series.pk, sources=boxes(2), at=WITHIN)
        series.variant.stocks.update(quantity=4)
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
        yield series
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = DEFAULT")

    def test_all_agrees(self, tampered):
        assert "agree" in self.run()

    def test_an_exchanged_box_is_found(self, tampered):
        plum, other = (
            tampered.slots.filter(style__slug="plum").first(),
            tampered.slots.exclude(style__slug="plum").first(),
        )
        for slot, style in ((plum, other.style_id), (other, plum.style_id)):
            Slot.objects.filter(pk=slot.pk).update(style_id=style)

        assert "commitment" in self.differs()

    def test_another_quantity_is_found(self, tampered):
        tampered.styles.filter(slug="moon").update(quantity=9)

        assert "moon has 1 boxes, 9 were published" in self.differs()

    def test_a_missing_box_is_found(self, tampered):
        tampered.slots.filter(number=4).delete()

        assert "gaps" in self.differs()

    def test_a_box_drawn_out_of_order_without_a_record_is_found(self, tampered):
        tampered.slots.filter(number=5).update(source="mine", drawn_at=WITHIN)

        said = self.differs()
        assert "sealed order" in said
        assert "3 boxes are drawn" in said

    def test_a_stock_that_offers_more_than_the_pool_holds_is_found(self, tampered):
        tampered.variant.stocks.update(quantity=5)

        assert "the stock still offers 5 boxes, the pool holds 4" in self.differs()
