"""Whatever is sent to the store, it answers with the page that was meant or a 4xx and a clear word; never a 500."""

from __future__ import annotations

import re
import socket
import uuid
from collections.abc import Iterator

import pytest

from tests.live import LiveStore
from tests.visitor import Page, Visitor, plenty

pytestmark = pytest.mark.contract

NOBODY = uuid.UUID(int=7)
TEN_MB = 10_000_000


@pytest.fixture(scope="module")
def visitor(live_store: LiveStore) -> Visitor:
    """Somebody without an account; their cookies come and go."""
    return Visitor(live_store.url)


@pytest.fixture(scope="module")
def variant(visitor: Visitor) -> str:
    """A piece that can be bought."""
    return plenty(visitor)


@pytest.fixture
def shopper(live_store: LiveStore, variant: str) -> Visitor:
    """Somebody with one piece in the basket."""
    somebody = Visitor(live_store.url)
    assert somebody.post("/basket/add/", {"variant": variant, "quantity": "1"}).to == "/basket/"
    return somebody


def found(pattern: str, page: Page) -> str:
    match = re.search(pattern, page.text)
    assert match, (pattern, page.status)
    return match[1]


def quantities(page: Page) -> list[str]:
    """What the number fields of a basket say."""
    return re.findall(r'name="quantity"[^>]*value="(\d+)"', page.text)


def says_why(page: Page, *status: int) -> None:
    """One of these statuses, and a page or a sentence of the store's own about it."""
    assert page.status in status, (page.status, page.text[:300])
    assert len(re.sub(r"<[^>]+>", "", page.text).split()) > 2


# --- Addresses ----------------------------------------------------------------

PLACES = [
    "/{}/", "/en/{}/", "/c/{}/", "/p/{}/", "/heritage/{}/", "/inheritors/{}/", "/shops/{}/", "/campaigns/{}/",
    "/boxes/{}/", "/pieces/{}/", "/orders/{}/", "/about/{}/", "/media/renditions/{}", "/static/{}",
]  # fmt: skip
ODD_NAMES = [
    "nothing-of-this-name",
    "%E4%B8%AD%E6%96%87",
    "%00",
    "a%00b",
    "..%2f..%2fetc%2fpasswd",
    "../../../etc/passwd",
    "%ZZ",
    "%FF%FE",
    "%ED%A0%80",
    "'%20OR%201=1--",
    "%3Cscript%3E",
    "%0d%0aSet-Cookie:x=1",
    "9" * 40,
    "a" * 3500,
]


@pytest.mark.parametrize("place", PLACES)
def test_what_is_not_there_is_a_404(visitor: Visitor, place: str):
    for name in ODD_NAMES:
        page = visitor.get(place.format(name))
        assert page.status == 404, (place, name, page.status)
        assert "set-cookie" not in page.headers
        assert b"root:" not in page.body


@pytest.mark.parametrize("place", ["/claim/{}/", "/checkout/{}/", "/portal/listings/{}/", "/console/orders/{}/"])
def test_nor_do_odd_names_open_what_is_private(visitor: Visitor, place: str):
    for name in [*ODD_NAMES, str(NOBODY)]:
        assert visitor.get(place.format(name)).status in (302, 404)


def test_an_address_of_eight_thousand_characters_is_refused(visitor: Visitor):
    assert visitor.get("/p/" + "a" * 8000 + "/").status == 414


# What an address asks, and the answer: 400 for what no page of ours could have asked, 404 for what is not there, 200
# for what somebody may type, or what only others read (docs/decisions/0202-what-no-page-of-ours-sends.md).
LIST_QUESTIONS = {
    **dict.fromkeys(["page=-1", "page=0", "page=1e9", "page=99999", "page=" + "9" * 3000, "page=x"], 400),
    **dict.fromkeys(["page=%EF%BC%91", "page=1&page=2", "page=1%20", "page=%2B1", "page[]=1&page=0x1"], 400),
    **dict.fromkeys(["page=1", "page=1&page=1", "page=", "page=0001"], 200), "page=9999": 404,
    **dict.fromkeys(["price=abc", "price=-5", "price=200", "price=0-1e9", "price=0-200&price=x"], 400),
    **dict.fromkeys(["price=2000-200", "price=0-200&price=2000-", "price="], 200),
    **dict.fromkeys(["sort=zzz", "sort=name", "sort=price&sort=new", "heritage=11", "heritage=%EF%BC%91"], 400),
    **dict.fromkeys(["level=deity", "class=poison", "availability=zzz", "region=12", "region=" + "9" * 200], 400),
    **dict.fromkeys(["sort=-price", "sort=", "heritage=7&heritage=8", "level=national", "region=990000"], 200),
    **dict.fromkeys(["attr-use=" + "x" * 101, "attr-use=a%20b", "attr-use=" + "&attr-use=".join("abcdefgh" * 9)], 200),
    **dict.fromkeys(["q=", "q=%20%20", "q=%27%3BDROP%20TABLE--", "q=%25%25__", "q=(((%26%7C!:*", "q=%09%0A"], 200),
    **dict.fromkeys(["q=" + "x" * 3000, "q=" + "a%20" * 600, "q=%F0%9F%8D%B5", "q=%EF%BF%BD"], 200),
    **dict.fromkeys(["q=%00", "q=a%00b", "q=%ED%A0%80", "q=%C7%E0%BB%A8", "q=a&q=b"], 400),
    **dict.fromkeys(["utm_source=x", "fbclid=", "q[]=1", "&&&===", "next=//evil.example", "after=x", "words=x"], 200),
    **dict.fromkeys(["%00=1", "utm_source=%00", "attr-%00=1", "attr-x=%00", "level=%00", "%FF=1"], 400),
}  # fmt: skip
LIST_QUESTIONS |= {"attr-use=" + "x" * 101: 400, "attr-use=a%20b": 400}


@pytest.mark.parametrize("path", ["/c/craft/", "/en/search/"])
def test_a_list_answers_what_its_pages_ask_and_no_more(visitor: Visitor, path: str):
    for query, status in LIST_QUESTIONS.items():
        page = visitor.get(f"{path}?{query}")
        assert page.status == status, query
        assert "evil.example" not in page.to
        if status >= 400:
            assert path in page.text, "The way on is the list without its question."


OTHER_QUESTIONS = {
    "/heritage/?after=garbage": 400, "/heritage/?after=AAAA": 400, "/heritage/?after=%C3%BF": 400,
    "/heritage/?after=" + "x" * 200: 400, "/heritage/?after=OTk5OTk5OTk5OTk5LjEuMQ==": 400,
    "/heritage/?region=12": 400, "/heritage/?region=%EF%BC%91": 400, "/heritage/?region=330000&region=320000": 400,
    "/heritage/?category=nothing": 404, "/heritage/?category=i&words=%20": 200, "/heritage/?words=" + "x" * 3000: 200,
    "/heritage/?words=%00": 400, "/heritage/?page=-1": 200,
    "/inheritors/?after=garbage": 400, "/inheritors/?words=%E6%9C%A8": 200, "/inheritors/?words=%00": 400,
    "/?q=%00": 400, "/?page=x": 200, "/basket/?a=%00": 400, "/editions/?x=%FF": 400,
    "/accounts/login/?next=/account/": 200, "/accounts/login/?next=//evil.example": 400,
    "/accounts/login/?next=https://evil.example": 400, "/accounts/login/?next=javascript:alert(1)": 400,
    "/accounts/signup/?next=%5C%5Cevil.example": 400, "/accounts/login/?next=%00": 400, "/accounts/login/?page=-1": 200,
    "/accounts/login/?next=/&next=/p/": 400,
}  # fmt: skip


def test_other_pages_do_the_same(visitor: Visitor):
    for question, status in OTHER_QUESTIONS.items():
        assert visitor.get(question).status == status, question


def test_a_work_is_shown_in_whatever_variant_there_is(visitor: Visitor):
    work = found(r'href="(/p/[^"/?]+/)', visitor.get("/c/craft/?availability=in_stock"))
    for variant, status in {
        "": 200,
        "999999999": 200,
        "9" * 30: 400,
        "-1": 400,
        "0": 400,
        "%C2%B2": 400,
        "x": 400,
    }.items():
        assert visitor.get(f"{work}?variant={variant}").status == status, variant


def test_a_part_of_a_page_is_told_in_a_line(visitor: Visitor):
    page = visitor.get("/c/craft/?page=-1", **{"HX-Request": "true"})
    assert page.status == 400
    assert page.headers["hx-retarget"] == "#status"
    assert "<html" not in page.text and "“page”不能是“-1”。" in page.text


def test_hundreds_of_filters_are_refused_at_once(visitor: Visitor):
    """Each would cost the database a query of its own."""
    plenty = "&".join(f"attr-{n}=1" for n in range(380))
    page = visitor.send("GET", f"/search/?{plenty}", headers={}, timeout=20)
    says_why(page, 400)
    assert "一次最多设 20 个筛选条件。" in page.text


# --- Methods, hosts, cookies, origins -----------------------------------------


@pytest.mark.parametrize("path", ["/", "/search/", "/basket/", "/basket/add/", "/checkout/", "/channel/", "/healthz"])
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "BREW"])
def test_other_methods_are_not_answered(visitor: Visitor, method: str, path: str):
    page = visitor.send(method, path, headers={"Origin": visitor.url})
    # Where a form would bring its token, Django refuses what has none before it looks at the method.
    with_token = path in ("/", "/search/", "/basket/", "/checkout/") and method not in ("TRACE", "OPTIONS")
    says_why(page, 403 if with_token else 405)


@pytest.mark.parametrize(
    "host", ["evil.example", "a b", "127.0.0.1@evil.example", "[::1", "x" * 3000, "localhost:80:80"]
)
def test_a_strange_host_is_refused(visitor: Visitor, host: str):
    page = visitor.get("/", Host=host)
    assert page.status == 400
    assert "evil.example" not in page.text


@pytest.mark.parametrize("name", ["sessionid", "basket_cn", "channel", "csrftoken", "django_language", "messages"])
@pytest.mark.parametrize("value", ['"\\000abcdefgh"', '"\\377\\377"', "x" * 3000, "a:b:c", str(NOBODY)])
def test_a_spoilt_cookie_is_no_cookie(live_store: LiveStore, name: str, value: str):
    somebody = Visitor(live_store.url, **{name: value})
    assert somebody.get("/basket/").status == 200
    assert somebody.get("/account/").status == 302


STRANGE_ORIGINS = ["http://evil.example", "null", "http://[::1", "http://[evil", "https://127.0.0.1", "//", "\xe9"]


@pytest.mark.parametrize("origin", STRANGE_ORIGINS)
def test_a_form_of_another_site_is_refused(shopper: Visitor, variant: str, origin: str):
    # Any page with a form brings the token; the checkout's would keep a piece for the shopper.
    shopper.get("/accounts/login/")
    for path in ("/basket/add/", "/channel/", "/checkout/", "/accounts/login/"):
        says_why(shopper.post(path, {"variant": variant, "quantity": "1"}, Origin=origin), 403)
    assert quantities(shopper.get("/basket/")) == ["1"]


def test_a_form_without_its_token_is_refused_on_a_page_of_the_store(live_store: LiveStore, shopper: Visitor):
    page = shopper.post("/checkout/", {"email": "a@example.com"})
    says_why(page, 403)
    assert "传家" in page.text
    assert "unsafe-inline" not in page.headers["content-security-policy"]


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "\x00"]
)
@pytest.mark.parametrize("path", ["/channel/", "/accounts/login/", "/accounts/signup/", "/accounts/logout/"])
def test_nobody_is_sent_elsewhere(visitor: Visitor, path: str, to: str):
    visitor.get("/accounts/login/")
    page = visitor.post(path, {"channel": "us", "next": to})
    says_why(page, 400)
    assert "evil" not in page.to
    assert "channel=us" not in "".join(visitor.told)


@pytest.mark.parametrize(
    ("channel", "status"), [("us", 302), ("", 302), ("zz", 400), ("us\x00", 400), ("x" * 999, 400)]
)
def test_a_channel_is_one_of_ours(live_store: LiveStore, channel: str, status: int):
    page = Visitor(live_store.url).post("/channel/", {"channel": channel, "next": "/p/"})
    assert page.status == status


# --- Bodies -------------------------------------------------------------------


def of_form(size: int) -> bytes:
    return b"variant=" + b"x" * size


def of_parts(size: int, *, file: bool) -> bytes:
    name = b'name="variant"; filename="a.png"' if file else b'name="variant"'
    return b"--B\r\nContent-Disposition: form-data; " + name + b"\r\n\r\n" + b"x" * size + b"\r\n--B--\r\n"


BODIES = {
    "a form": ("application/x-www-form-urlencoded", of_form(TEN_MB)),
    "a field in parts": ("multipart/form-data; boundary=B", of_parts(TEN_MB, file=False)),
    "a file in parts": ("multipart/form-data; boundary=B", of_parts(TEN_MB, file=True)),
    "JSON": ("application/json", b'{"query":"' + b"x" * TEN_MB + b'"}'),
    "text": ("text/plain", b"x" * TEN_MB),
}


def in_chunks(body: bytes) -> Iterator[bytes]:
    return (body[start : start + 65536] for start in range(0, len(body), 65536))


@pytest.mark.parametrize("chunked", [False, True], ids=["at once", "in chunks"])
@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("path", ["/basket/add/", "/checkout/", "/accounts/login/", "/channel/", "/", "/graphql/"])
def test_ten_megabytes_are_too_large(visitor: Visitor, path: str, kind: str, *, chunked: bool):
    content_type, body = BODIES[kind]
    headers = {"Content-Type": content_type, "Origin": visitor.url}
    if chunked:
        page = visitor.send("POST", path, in_chunks(body), headers | {"Transfer-Encoding": "chunked"}, chunked=True)
    else:
        page = visitor.send("POST", path, body, headers)
    says_why(page, 415 if path == "/graphql/" and kind != "JSON" else 413)


@pytest.mark.parametrize(("path", "status"), [("/nothing/", 404), ("/media/x", 413), ("/healthz", 405)])
def test_ten_megabytes_to_nowhere_are_answered_too(visitor: Visitor, path: str, status: int):
    page = visitor.send("POST", path, b"x" * TEN_MB, {"Content-Type": "text/plain", "Origin": visitor.url})
    says_why(page, status)


def test_a_form_in_chunks_is_read_like_any_other(live_store: LiveStore, variant: str):
    somebody = Visitor(live_store.url)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": somebody.url}
    parts = iter([b"variant=", variant.encode(), b"&quantity=1"])
    page = somebody.send("POST", "/basket/add/", parts, headers | {"Transfer-Encoding": "chunked"}, chunked=True)
    assert page.to == "/basket/"


@pytest.mark.parametrize(
    "content_type",
    ["multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=" + "x" * 300,
     "application/x-www-form-urlencoded; charset=utf-7", "text/plain", "application/json", "\x80"],
)  # fmt: skip
def test_a_body_of_the_wrong_kind_is_refused(visitor: Visitor, content_type: str):
    for path, status in {"/basket/add/": 400, "/accounts/login/": 403}.items():
        page = visitor.send("POST", path, b"--x\r\nfoo", {"Content-Type": content_type, "Origin": visitor.url})
        says_why(page, 400, status)


@pytest.mark.parametrize("length", ["-1", "abc", "1e3", "9" * 30, "10000000000"])
def test_a_lie_about_the_length_is_refused_at_once(visitor: Visitor, length: str):
    host, _colon, port = visitor.host.partition(":")
    head = f"POST /basket/add/ HTTP/1.1\r\nHost: {visitor.host}\r\nContent-Length: {length}\r\n"
    with socket.create_connection((host, int(port)), timeout=20) as line:
        line.sendall(f"{head}Origin: {visitor.url}\r\n\r\nvariant=1".encode())
        line.shutdown(socket.SHUT_WR)
        assert re.match(rb"HTTP/1.1 4\d\d ", line.recv(64))


# --- The basket ---------------------------------------------------------------

NO_QUANTITIES = ["", "-1", "1e9", "1000", "NaN", "1.5", "9" * 5000, "x", "\x00", "1\x00", "0x10", "²", "１２３４"]


def test_a_quantity_that_is_none_is_refused(shopper: Visitor, variant: str):
    line = found(r"/basket/lines/([0-9a-f-]{36})/", shopper.get("/basket/"))
    for typed in [*NO_QUANTITIES, "0"]:
        # Anything may be typed into the box but what no keyboard has.
        status = 400 if "\x00" in typed else 422
        says_why(shopper.post("/basket/add/", {"variant": variant, "quantity": typed}), status)
        if typed != "0":
            says_why(shopper.post(f"/basket/lines/{line}/", {"quantity": typed}), status)
    assert quantities(shopper.get("/basket/")) == ["1"]


def test_a_quantity_in_full_width_digits_is_a_quantity(shopper: Visitor, variant: str):
    line = found(r"/basket/lines/([0-9a-f-]{36})/", shopper.get("/basket/"))
    assert shopper.post(f"/basket/lines/{line}/", {"quantity": "２"}).to == "/basket/"
    assert quantities(shopper.get("/basket/")) == ["2"]


def test_more_than_there_is_is_refused(shopper: Visitor, variant: str):
    says_why(shopper.post("/basket/add/", {"variant": variant, "quantity": "999"}), 409)


@pytest.mark.parametrize("typed", ["", "0", "-1", "abc", "9" * 30, str(2**63), "\x00", "1 ", "１"])
def test_a_piece_that_no_page_names_is_refused(shopper: Visitor, typed: str):
    says_why(shopper.post("/basket/add/", {"variant": typed, "quantity": "1"}), 400)


@pytest.mark.parametrize("typed", ["999999999", str(2**62)])
def test_a_piece_that_is_not_sold_cannot_be_put_into_a_basket(shopper: Visitor, typed: str):
    says_why(shopper.post("/basket/add/", {"variant": typed, "quantity": "1"}), 409)


def test_a_piece_is_put_into_the_basket_or_bought_at_once(shopper: Visitor, variant: str):
    says_why(shopper.post("/basket/add/", {"variant": variant, "quantity": "1", "then": "steal"}), 400)


def test_nobody_changes_the_basket_of_another(live_store: LiveStore, shopper: Visitor):
    line = found(r"/basket/lines/([0-9a-f-]{36})/", shopper.get("/basket/"))
    for stranger in (
        Visitor(live_store.url),
        # The bare id, and the id under a signature of something else.
        Visitor(live_store.url, basket_cn=shopper.cookies["basket_cn"].partition(":")[0]),
        Visitor(live_store.url, basket_cn=shopper.cookies["basket_cn"][:-1] + "~"),
        Visitor(live_store.url, basket_us=shopper.cookies["basket_cn"], channel="us"),
    ):
        says_why(stranger.post(f"/basket/lines/{line}/", {"quantity": "3"}), 404)
        assert quantities(stranger.get("/basket/")) == []
    assert quantities(shopper.get("/basket/")) == ["1"]


# --- The checkout -------------------------------------------------------------

GOOD = {
    "email": "visitor@example.com",
    "country": "CN",
    "last_name": "林若溪",
    "phone": "13800138000",
    "country_area": "浙江省",
    "city": "杭州市",
    "city_area": "西湖区",
    "street_address_1": "文三路 90 号",
    "postal_code": "310012",
    "pay": "success",
}
ODD_TEXTS = ["\x00", "x" * 100_000, "<script>alert(1)</script>\u202e", "💩" * 300, "-1"]


def test_nothing_odd_in_the_checkout_makes_an_order(shopper: Visitor):
    page = shopper.get("/checkout/")
    form = GOOD | {"method": found(r'name="method"[^>]*value="(\d+)"', page)}
    # The total is never the right one here, so that what passes the form is refused by the price.
    for name in ("email", "country", "country_area", "postal_code"):
        for text in ODD_TEXTS:
            says_why(
                shopper.post("/checkout/", form | {name: text, "total": "0.01"}),
                *([400] if "\x00" in text else [409, 422]),
            )
    for name in ("method", "pay", "intent"):
        for text in ODD_TEXTS:
            says_why(shopper.post("/checkout/", form | {name: text, "total": "0.01"}), 400)
    for name in ("address", "intent", "method", "pay", "total"):
        says_why(shopper.post("/checkout/", form | {name: ["1", "2"]}), 400)
    for total in ["", "NaN", "Infinity", "1e400", "0.001", "x"]:
        says_why(shopper.post("/checkout/", form | {"total": total}), 400)
    says_why(shopper.post("/checkout/", form | {"total": "-1"}), 409)
    assert quantities(shopper.get("/basket/")) == ["1"]


@pytest.mark.parametrize("path", ["/orders/{}/pay/", "/orders/{}/boxes/{}/1/"])
def test_an_order_of_nobody_cannot_be_paid_or_opened(shopper: Visitor, path: str):
    shopper.get("/accounts/login/")
    assert shopper.post(path.format(NOBODY, NOBODY), {"pay": "success"}).status == 404


# --- The API ------------------------------------------------------------------


IN_WORDS = [
    f'query{{products(first:{"9" * 5000},channel:"cn"){{totalCount}}}}',
    'query{products(first:1,channel:"cn",where:{price:{range:{gte:"NaN"}}}){totalCount}}',
    'query{products(first:1,channel:"cn",where:{minimalPrice:{eq:"1e999999"}}){totalCount}}',
    'query{products(first:1,channel:"cn",filter:{price:{gte:1e308}}){totalCount}}',
    f'mutation{{tokenCreate(email:"{"a" * 5000}",password:"x"){{token errors{{code}}}}}}',
    f'mutation{{tokenCreate(email:"a@example.com",password:"{"x" * 100_000}"){{token errors{{code}}}}}}',
]


@pytest.mark.parametrize("query", IN_WORDS, ids=lambda query: query[:40])
def test_values_beyond_reach_are_refused_in_words(visitor: Visitor, query: str):
    page = visitor.ask(query)
    assert page.status in (200, 400)
    assert "Internal Server Error" not in page.text


# Saleor's meaning: what is no GraphQL is a 400; what a list or a mutation refuses is data in `errors`, with a 200.
SAID = {
    '{products(first:101,channel:"cn"){totalCount}}': (200, "The `first` value must be between 1 and 100; it is 101."),
    '{products(first:-1,channel:"cn"){totalCount}}': (200, "The `first` value must be between 1 and 100; it is -1."),
    '{products(channel:"cn"){totalCount}}': (200, "You must provide a `first` or `last` value"),
    '{products(first:1,after:"zzz",channel:"cn"){totalCount}}': (200, "This cursor was not given by this list."),
    '{products(first:1.5,channel:"cn"){totalCount}}': (400, "Int cannot represent non-integer value: 1.5"),
    '{products(first:1,channel:"cn",search:"\\u0000"){totalCount}}': (400, "The body contains the character NUL."),
    "{channels{slug colour}}": (400, "Cannot query field 'colour' on type 'Channel'."),
    "{channels{slug}": (400, "Syntax Error: Expected Name, found <EOF>."),
    "{" + "a{" * 5000: (400, "Document is nested too deeply."),
    "subscription{x}": (400, "Schema is not configured to execute subscription operation."),
}


@pytest.mark.parametrize("query", SAID, ids=lambda query: query[:40])
def test_an_operation_is_told_what_is_wrong_with_it(visitor: Visitor, query: str):
    status, sentence = SAID[query]
    page = visitor.ask(query)
    assert page.status == status
    assert sentence in page.json["errors"][0]["message"]


BODIES_OF_NO_OPERATION = {
    b"": "The body is not JSON", b"{": "The body is not JSON", b"\xff": "The body is not JSON",
    b"null": "The body must be a JSON object", b"[]": "Batches are not answered",
    b'[{"query":"{channels{slug}}"}]': "Batches are not answered", b'{"query":1}': "`query` must hold the text",
    b'{"query":"{channels{slug}}","variables":[]}': "`variables` must be a JSON object.",
    b'{"query":"{channels{slug}}","operationName":5}': "`operationName` must be a string.",
    b'{"query":"{channels{slug}}","operationName":"X"}': "Name one of the document's operations",
}  # fmt: skip


def test_a_body_that_is_no_operation_is_refused(visitor: Visitor):
    for body, sentence in BODIES_OF_NO_OPERATION.items():
        page = visitor.send("POST", "/graphql/", body, {"Content-Type": "application/json"})
        assert page.status == 400, body
        assert page.json["errors"][0]["message"].startswith(sentence)


def chain(length: int) -> str:
    """Fragments that each lead to the next."""
    links = " ".join(f"fragment F{n} on Channel{{...F{n + 1}}}" for n in range(length))
    return f"{{channels{{...F0}}}} {links} fragment F{length} on Channel{{slug}}"


MALICE = {
    "a long chain of fragments": {"query": chain(490)},
    "one field four thousand times": {"query": "{channels{" + "slug " * 3900 + "}}"},
    "one list seven hundred times": {"query": "{" + "channels{slug} " * 700 + "}"},
    "ten thousand aliases": {"query": "{" + " ".join(f"a{n}:channels{{slug}}" for n in range(10_000)) + "}"},
    "a thousand conditions": {
        "query": 'query($w:ProductWhereInput){products(first:1,channel:"cn",where:$w){totalCount}}',
        "variables": {"w": {"AND": [{"attributes": [{"slug": "use"}]}] * 1000}},
    },
    "hundreds of attributes": {
        "query": 'query($f:ProductFilterInput){products(first:1,channel:"cn",filter:$f){totalCount}}',
        "variables": {"f": {"attributes": [{"slug": "use", "values": ["tea"]}] * 300}},
    },
}


@pytest.mark.parametrize("kind", MALICE)
def test_malice_costs_the_api_little(visitor: Visitor, kind: str):
    sent = MALICE[kind]
    page = visitor.ask(sent["query"], sent.get("variables"), timeout=20)
    assert page.status in (200, 400)
    assert "Internal Server Error" not in page.text


@pytest.mark.parametrize("depth", [50, 300, 480, 100_000])
def test_variables_nested_without_end_are_refused(visitor: Visitor, depth: int):
    query = 'query($w:ProductWhereInput){products(first:1,channel:\\"cn\\",where:$w){totalCount}}'
    where = '{"AND":[' * depth + "{}" + "]}" * depth
    body = f'{{"query":"{query}","variables":{{"w":{where}}}}}'
    page = visitor.send("POST", "/graphql/", body.encode(), {"Content-Type": "application/json"})
    assert page.status in (200, 400)
    assert page.json["errors"]
    assert "Internal Server Error" not in page.text
