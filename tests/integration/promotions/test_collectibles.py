"""A voucher comes with a sale exactly once; claimed, it becomes a numbered piece that anyone can check."""

import uuid
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from common.errors import NotFound
from common.money import Money
from promotions.collectibles import ledger, queries
from promotions.collectibles.models import CollectibleVoucher, Edition, Piece
from promotions.collectibles.refusals import VoucherClaimed, VoucherVoided
from promotions.collectibles.services import claim, issue, void
from tests.factories.catalog import ChannelFactory, a_shop
from tests.factories.people import UserFactory
from tests.factories.promotions import BEFORE, ENDS, STARTS, WITHIN, a_sale, an_edition, sold_line

pytestmark = pytest.mark.django_db

LATER = WITHIN + timedelta(days=1)


def issued(edition: Edition) -> int:
    edition.refresh_from_db()
    return edition.issued


class TestIssue:
    def test_a_sale_gets_one_voucher_however_often_it_is_told(self):
        edition, sale = an_edition(), a_sale()

        (first,) = issue(sold=sale, at=WITHIN)
        (again,) = issue(sold=sale, at=LATER)

        assert first == again
        assert (again.state, again.issued_at, again.source) == ("issued", WITHIN, sale.source)
        assert issued(edition) == 1

    @pytest.mark.parametrize(
        ("placed_at", "given"),
        [
            (STARTS - timedelta(microseconds=1), 0),
            (STARTS, 1),
            (ENDS - timedelta(microseconds=1), 1),
            (ENDS, 0),
        ],
    )
    def test_what_counts_is_when_the_sale_was_placed_to_the_second(self, placed_at, given):
        an_edition()

        assert len(issue(sold=a_sale(placed_at=placed_at), at=ENDS + timedelta(days=3))) == given

    def test_one_sale_may_meet_the_rules_of_several_editions(self):
        shop, other = a_shop().row, a_shop().row
        met = [an_edition(), an_edition(shops=[shop])]
        an_edition(min_spend="9000"), an_edition(shops=[other])

        vouchers = issue(sold=a_sale(sold_line("300", shop_id=shop.pk)), at=WITHIN)

        assert [voucher.edition for voucher in vouchers] == met

    def test_a_rule_is_of_its_channel_and_currency(self):
        us = ChannelFactory(us=True)
        an_edition(min_spend="45", channel=us)

        assert issue(sold=a_sale(sold_line("300")), at=WITHIN) == []
        assert len(issue(sold=a_sale(sold_line("45", currency="USD"), channel=us), at=WITHIN)) == 1

    def test_an_edition_that_has_run_out_gives_none_and_refuses_nothing(self):
        edition = an_edition(size=2)

        given = [len(issue(sold=a_sale(), at=WITHIN)) for _ in range(4)]

        assert given == [1, 1, 0, 0]
        assert issued(edition) == 2

    def test_what_was_given_stays_when_the_sale_is_told_again_after_the_last_piece(self):
        an_edition(size=1)
        sale = a_sale()

        assert issue(sold=sale, at=WITHIN) == issue(sold=sale, at=LATER) != []


class TestClaim:
    def voucher(self, edition=None):
        edition or an_edition()
        return issue(sold=a_sale(), at=WITHIN)[0]

    def test_numbers_follow_the_order_of_claims_from_one_on(self):
        edition = an_edition()
        vouchers = [self.voucher(edition) for _ in range(3)]

        pieces = [claim(code=v.code, user_id=UserFactory().pk, at=LATER) for v in reversed(vouchers)]

        assert [piece.number for piece in pieces] == [1, 2, 3]
        assert [piece.voucher for piece in pieces] == vouchers[::-1]

    def test_the_same_collector_may_ask_again(self):
        voucher, user = self.voucher(), UserFactory()

        assert claim(code=voucher.code, user_id=user.pk, at=WITHIN) == claim(
            code=voucher.code, user_id=user.pk, at=LATER
        )
        assert Piece.objects.count() == 1

    def test_anybody_else_is_refused(self):
        voucher = self.voucher()
        claim(code=voucher.code, user_id=UserFactory().pk, at=WITHIN)

        with pytest.raises(VoucherClaimed):
            claim(code=voucher.code, user_id=UserFactory().pk, at=LATER)

    def test_an_unknown_code_is_not_found(self):
        with pytest.raises(NotFound):
            claim(code=uuid.uuid4(), user_id=UserFactory().pk, at=WITHIN)


class TestVoid:
    def test_a_voided_voucher_cannot_be_claimed_and_its_place_is_burnt(self):
        edition, sale = an_edition(size=1), a_sale()
        (voucher,) = issue(sold=sale, at=WITHIN)

        assert void(source=sale.source, at=LATER) == [voucher]

        with pytest.raises(VoucherVoided):
            claim(code=voucher.code, user_id=UserFactory().pk, at=LATER)
        assert issue(sold=a_sale(), at=LATER) == []
        assert issued(edition) == 1

    def test_voiding_again_and_telling_the_sale_again_change_nothing(self):
        edition, sale = an_edition(), a_sale()
        issue(sold=sale, at=WITHIN)
        void(source=sale.source, at=LATER)

        assert void(source=sale.source, at=LATER) == []
        assert [voucher.state for voucher in issue(sold=sale, at=LATER)] == ["voided"]
        assert edition.ledger.count() == 1

    def test_a_claimed_piece_stays_with_its_collector(self):
        an_edition()
        sale = a_sale()
        (voucher,) = issue(sold=sale, at=WITHIN)
        piece = claim(code=voucher.code, user_id=UserFactory().pk, at=WITHIN)

        assert void(source=sale.source, at=LATER) == []
        assert queries.certificate(piece.certificate)


class TestReading:
    def claimed(self):
        user = UserFactory()
        an_edition()
        (voucher,) = issue(sold=a_sale(holder=user), at=WITHIN)
        return user, claim(code=voucher.code, user_id=user.pk, at=LATER)

    def test_an_order_shows_its_vouchers_before_and_after_the_claim(self):
        an_edition()
        sale = a_sale()
        (row,) = issue(sold=sale, at=WITHIN)
        (before,) = queries.vouchers_of(sale.source)
        piece = claim(code=row.code, user_id=UserFactory().pk, at=LATER)
        (after,) = queries.vouchers_of(sale.source)

        assert (before.code, before.state, before.number) == (row.code, "issued", None)
        assert (after.state, after.number, after.certificate) == ("claimed", 1, piece.certificate)
        assert queries.voucher(row.code) == after
        assert queries.voucher(uuid.uuid4()) is None

    def test_a_collection_holds_what_one_holds(self):
        user, piece = self.claimed()

        assert [(p.number, p.certificate) for p in queries.collection(user_id=user.pk)] == [(1, piece.certificate)]
        assert queries.collection(user_id=UserFactory().pk) == []

    def test_a_buyer_sees_what_waits_to_be_claimed(self):
        user = UserFactory()
        an_edition()
        (voucher,) = issue(sold=a_sale(holder=user), at=WITHIN)

        assert [view.code for view in queries.waiting(user_id=user.pk)] == [voucher.code]
        claim(code=voucher.code, user_id=user.pk, at=LATER)
        assert queries.waiting(user_id=user.pk) == []

    def test_anyone_may_check_a_certificate_and_learns_nothing_of_the_holder(self):
        user, piece = self.claimed()

        certificate = queries.certificate(piece.certificate.lower())

        assert (certificate.piece.number, certificate.position) == (1, 1)
        assert certificate.digest == piece.edition.ledger.get().digest
        assert user.email not in repr(certificate)
        assert queries.collector_id(user_id=user.pk) not in repr(certificate)
        assert queries.certificate("00000-00000-00000-00000") is None

    def test_history_is_the_holders_alone(self):
        user, piece = self.claimed()

        assert [entry.kind for entry in queries.history(code=piece.certificate, user_id=user.pk)] == ["claimed"]
        with pytest.raises(NotFound):
            queries.history(code=piece.certificate, user_id=UserFactory().pk)

    def test_a_collector_id_is_one_for_all_pieces_and_proves_the_holder(self):
        user, first = self.claimed()
        (voucher, *_) = issue(sold=a_sale(), at=WITHIN)
        second = claim(code=voucher.code, user_id=user.pk, at=LATER)
        collector = queries.collector_id(user_id=user.pk)

        for piece in (first, second):
            record = piece.edition.ledger.get(number=piece.number)
            assert record.holder_digest == ledger.digest_of_holder(piece.certificate, collector)
        assert queries.collector_id(user_id=UserFactory().pk) is None

    def test_a_product_page_says_what_would_come_with_it(self, django_assert_num_queries):
        an_edition(size=25, min_spend="299")
        issue(sold=a_sale(), at=WITHIN)
        line, channel = sold_line("280"), ChannelFactory().pk

        with django_assert_num_queries(2):
            (offer,) = queries.editions_for(lines=[line], channel_id=channel, at=WITHIN)

        assert (offer.edition.size, offer.edition.left) == (25, 24)
        assert (offer.missing, offer.is_met, offer.until) == (Money(19, "CNY"), False, ENDS)

    def test_what_has_no_part_in_an_edition_is_told_nothing_of_it(self):
        channel = ChannelFactory().pk
        an_edition(shops=[a_shop().row])

        assert queries.editions_for(lines=[sold_line(shop_id=0)], channel_id=channel, at=WITHIN) == []
        balm = sold_line(product_class="medicine")
        assert queries.editions_for(lines=[balm], channel_id=channel, at=WITHIN) == []
        assert queries.editions_now(channel_id=channel, at=BEFORE) == []
        assert len(queries.editions_now(channel_id=channel, at=WITHIN)) == 1


class TestLedger:
    @pytest.fixture
    def edition(self):
        """Three claims and a voided voucher."""
        edition = an_edition()
        sales = [a_sale() for _ in range(4)]
        vouchers = [issue(sold=sale, at=WITHIN)[0] for sale in sales]
        for voucher in vouchers[:3]:
            claim(code=voucher.code, user_id=UserFactory().pk, at=LATER)
        void(source=sales[3].source, at=LATER)
        return edition

    def test_every_record_covers_the_one_before(self, edition):
        records = list(edition.ledger.order_by("position"))

        assert [(record.position, record.kind, record.number) for record in records] == [
            (1, "claimed", 1),
            (2, "claimed", 2),
            (3, "claimed", 3),
            (4, "voided", None),
        ]
        assert [record.previous for record in records[1:]] == [record.digest for record in records[:3]]
        check = queries.verify_ledger(edition_id=edition.pk)
        assert (check.holds, check.records, check.head) == (True, 4, records[3].digest)

    def test_the_readme_describes_the_digest_exactly(self, edition):
        """Written again from README.md alone."""
        from hashlib import sha256

        record = edition.ledger.get(position=1)
        said = (
            f'{{"at":"{record.at:%Y-%m-%dT%H:%M:%S.%f}+00:00","edition":"{edition.slug}",'
            f'"holder":"{record.holder_digest}","kind":"claimed","number":1,"position":1,"previous":""}}'
        )
        assert record.digest == sha256(said.encode()).hexdigest()

    @pytest.mark.parametrize(
        "forgery",
        [
            {"number": 9},
            {"kind": "given"},
            {"holder_digest": "0" * 64},
            {"at": BEFORE},
            {"previous": "0" * 64},
            {"digest": "0" * 64},
        ],
    )
    def test_a_changed_record_breaks_the_chain_where_it_stands(self, edition, triggers_off, forgery):
        edition.ledger.filter(position=2).update(**forgery)

        assert queries.verify_ledger(edition_id=edition.pk).broken_at == 2

    def test_a_removed_record_breaks_the_chain(self, edition, triggers_off):
        edition.ledger.filter(position=2).delete()

        assert queries.verify_ledger(edition_id=edition.pk).broken_at == 2


@pytest.fixture
def triggers_off(db):
    """Whoever owns the database can switch its triggers off; what is counted still shows it."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        yield
        cursor.execute("SET session_replication_role = DEFAULT")


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE collectibles_ledgerrecord SET number = 2",
        "DELETE FROM collectibles_ledgerrecord",
        "UPDATE collectibles_edition SET size = size + 1",
        "UPDATE collectibles_edition SET issued = 0, claimed = 0",
        "UPDATE collectibles_edition SET issued = size + 1",
        "DELETE FROM collectibles_edition",
        "UPDATE collectibles_collectiblevoucher SET state = 'issued'",
        "UPDATE collectibles_collectiblevoucher SET source = 'mine'",
        "DELETE FROM collectibles_collectiblevoucher",
        "UPDATE collectibles_piece SET number = 7",
        "UPDATE collectibles_piece SET certificate = 'MINE'",
        "DELETE FROM collectibles_piece",
        "UPDATE collectibles_collector SET code = 'MINE'",
    ],
)
def test_the_database_itself_refuses_to_change_what_was_given(forgery):
    an_edition()
    (voucher,) = issue(sold=a_sale(), at=WITHIN)
    claim(code=voucher.code, user_id=UserFactory().pk, at=WITHIN)

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(forgery)


class TestReconcile:
    @pytest.fixture
    def edition(self):
        edition = an_edition(size=4)
        for _ in range(2):
            (voucher,) = issue(sold=a_sale(), at=WITHIN)
            claim(code=voucher.code, user_id=UserFactory().pk, at=WITHIN)
        sale = a_sale()
        issue(sold=sale, at=WITHIN)
        void(source=sale.source, at=LATER)
        return edition

    def differs(self):
        said = StringIO()
        with pytest.raises(CommandError):
            call_command("reconcile_collectibles", stderr=said)
        return said.getvalue()

    def test_all_agrees(self, edition):
        said = StringIO()
        call_command("reconcile_collectibles", stdout=said)
        assert "agree" in said.getvalue()

    @pytest.mark.parametrize(
        ("tamper", "said"),
        [
            (lambda e: Edition.objects.filter(pk=e.pk).update(issued=4), "counts 4 vouchers issued, there are 3"),
            (lambda e: Edition.objects.filter(pk=e.pk).update(claimed=3), "counts 3 vouchers claimed, there are 2"),
            (lambda e: e.pieces.filter(number=2).update(number=3), "not numbered from 1 to 2 without a gap"),
            (lambda e: e.pieces.filter(number=2).update(holder=UserFactory()), "disagree about № 2"),
            (lambda e: e.ledger.filter(number=2).delete(), "does not follow at position 2"),
            (lambda e: e.ledger.filter(kind="voided").delete(), "knows 0 voided vouchers, there are 1"),
            (
                lambda e: CollectibleVoucher.objects.filter(piece__number=1).update(state="voided"),
                "pieces № 1 come from vouchers that are not claimed",
            ),
        ],
    )
    def test_each_difference_is_said(self, edition, triggers_off, tamper, said):
        tamper(edition)

        assert said in self.differs()
