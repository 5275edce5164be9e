"""In the admin promotions are looked at; what is published or given is changed nowhere there."""

import pytest
from django.urls import reverse

from promotions.blindboxes.models import DrawRecord
from promotions.blindboxes.services import draw
from promotions.campaigns.models import Campaign
from promotions.collectibles.services import claim, issue
from tests.factories.catalog import a_shop
from tests.factories.people import OperatorFactory
from tests.factories.promotions import BEFORE, STARTS, WITHIN, a_campaign, a_sale, a_series, an_edition, percent_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(OperatorFactory(is_superuser=True))
    return client


@pytest.fixture
def rows():
    """One row of every kind."""
    campaign, series, edition = a_campaign(percent_off("15")), a_series(a_shop().sells(), plum=2), an_edition()
    draw(series_id=series.pk, sources=["order-line:1:1"], at=WITHIN)
    (voucher,) = issue(sold=a_sale(), at=WITHIN)
    piece = claim(code=voucher.code, user_id=OperatorFactory().pk, at=WITHIN)
    return {
        "campaigns_campaign": campaign,
        "blindboxes_series": series,
        "blindboxes_drawrecord": DrawRecord.objects.get(),
        "collectibles_edition": edition,
        "collectibles_collectiblevoucher": voucher,
        "collectibles_piece": piece,
        "collectibles_ledgerrecord": edition.ledger.get(),
    }


def test_every_list_and_every_row_opens(desk, rows):
    for name, row in rows.items():
        assert desk.get(reverse(f"admin:{name}_changelist")).status_code == 200
        assert desk.get(reverse(f"admin:{name}_change", args=[row.pk])).status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "campaigns_campaign",
        "blindboxes_series",
        "blindboxes_drawrecord",
        "collectibles_collectiblevoucher",
        "collectibles_piece",
        "collectibles_ledgerrecord",
    ],
)
def test_what_is_published_or_given_can_only_be_looked_at(desk, rows, name):
    address = reverse(f"admin:{name}_change", args=[rows[name].pk])

    assert desk.post(address, {"slug": "other"}).status_code == 403
    assert desk.post(reverse(f"admin:{name}_delete", args=[rows[name].pk]), {"post": "yes"}).status_code == 403


def test_neither_the_secret_of_a_pool_nor_the_code_of_a_voucher_is_shown(desk, rows):
    series, voucher = rows["blindboxes_series"], rows["collectibles_collectiblevoucher"]

    assert series.secret not in desk.get(reverse("admin:blindboxes_series_change", args=[series.pk])).text
    page = desk.get(reverse("admin:collectibles_collectiblevoucher_change", args=[voucher.pk])).text
    assert str(voucher.code) not in page


def test_the_size_of_a_published_edition_is_fixed(desk):
    edition = an_edition(starts_at=BEFORE, ends_at=STARTS)

    page = desk.get(reverse("admin:collectibles_edition_change", args=[edition.pk])).text

    assert 'name="size"' not in page
    assert 'name="description' in page


def test_campaigns_are_not_made_in_the_admin(desk):
    assert desk.get(reverse("admin:campaigns_campaign_add")).status_code == 403
    assert not Campaign.objects.exists()
