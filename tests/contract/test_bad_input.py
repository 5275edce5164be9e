"""Whatever is sent to the store, it answers with the page that was meant or a 4xx and a clear word; never a 500."""

from __future__ import annotations

import re
import socket
import uuid
from collections.abc import Iterator

import pytest

from tests.live import LiveStore
from tests.visitor import Page, Visitor

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
    work = found(r'href="(/p/[^"/?]+/)', visitor.get("/c/craft/?availability=in_stock"))
    return found(r'name="variant"[^>]*value="(\d+)"', visitor.get(work))


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
    assert page.status in (status or range(400, 500)), (page.status, page.text[:300])
    assert len(re.sub(r"<[^>]+>", "", page.text).split()) > 2 or page.headers.get("allow")


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


LISTS = ["/c/craft/", "/en/search/", "/heritage/", "/inheritors/", "/accounts/login/"]
ODD_QUERIES = [
    "page=-1", "page=0", "page=1e9", "page=99999", "page=" + "9" * 3000, "page=%EF%BC%91", "page=1&page=x",
    "price=abc", "price=999999999-1", "price=-5", "sort=zzz", "sort=%00", "heritage=%EF%BC%91", "level=%00",
    "q=%00", "q=%27%3BDROP%20TABLE--", "q=%25%25__", "q=(((%26%7C!:*", "q=%ED%A0%80",
    "q=" + "x" * 3000, "q=" + "a%20" * 600,
    "words=%00", "region=%00", "region=" + "9" * 200, "variant=" + "9" * 30, "variant=%C2%B2", "availability=zzz",
    "attr-%00=1", "attr-x=%00", "%00=1", "&&&===", "q[]=1", "next=//evil.example",
]  # fmt: skip


@pytest.mark.parametrize("path", LISTS)
def test_an_odd_question_is_left_aside_or_refused(visitor: Visitor, path: str):
    for query in ODD_QUERIES:
        page = visitor.get(f"{path}?{query}")
        assert page.status in (200, 302, 400, 404), (query, page.status)
        assert "evil.example" not in page.to


@pytest.mark.parametrize("after", ["garbage", "AAAA", "%FF", "x" * 200])
def test_a_forged_place_in_the_registry_is_a_404(visitor: Visitor, after: str):
    assert visitor.get(f"/heritage/?after={after}").status == 404


def test_hundreds_of_filters_cost_no_more_than_a_few(visitor: Visitor):
    """A list takes the first twenty: each costs the database a query of its own."""
    plenty = "&".join(f"attr-{n}=1" for n in range(380))
    page = visitor.send("GET", f"/search/?{plenty}", headers={}, timeout=5)
    assert page.status == 200


# --- Methods, hosts, cookies, origins -----------------------------------------


@pytest.mark.parametrize("path", ["/", "/search/", "/basket/", "/basket/add/", "/checkout/", "/channel/", "/healthz"])
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "BREW"])
def test_other_methods_are_not_answered(visitor: Visitor, method: str, path: str):
    page = visitor.send(method, path, headers={"Origin": visitor.url})
    # Without a token Django refuses to go on before it looks at the method.
    assert page.status in (403, 405)


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
    shopper.get("/checkout/")
    for path in ("/basket/add/", "/channel/", "/checkout/", "/accounts/login/", "/i18n/setlang/"):
        says_why(shopper.post(path, {"variant": variant, "quantity": "1"}, Origin=origin), 403)
    assert quantities(shopper.get("/basket/")) == ["1"]


def test_a_form_without_its_token_is_refused_on_a_page_of_the_store(live_store: LiveStore, shopper: Visitor):
    page = shopper.post("/checkout/", {"email": "a@example.com"})
    says_why(page, 403)
    assert "传家" in page.text
    assert "unsafe-inline" not in page.headers["content-security-policy"]


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "home", "\x00"]
)
@pytest.mark.parametrize("path", ["/channel/", "/i18n/setlang/"])
def test_nobody_is_sent_elsewhere(visitor: Visitor, path: str, to: str):
    visitor.get("/checkout/")
    visitor.get("/accounts/login/")
    page = visitor.post(path, {"channel": "us", "language": "en", "next": to})
    assert page.status == 302
    assert re.fullmatch(r"/|/en/|home|%00|/?", page.to) or page.to.startswith("/"), page.to
    assert "evil" not in page.to


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


@pytest.mark.parametrize("path", ["/nothing/", "/media/x", "/healthz"])
def test_ten_megabytes_to_nowhere_are_answered_too(visitor: Visitor, path: str):
    page = visitor.send("POST", path, b"x" * TEN_MB, {"Content-Type": "text/plain", "Origin": visitor.url})
    assert 400 <= page.status < 500


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
    for path in ("/basket/add/", "/accounts/login/"):
        page = visitor.send("POST", path, b"--x\r\nfoo", {"Content-Type": content_type, "Origin": visitor.url})
        assert 400 <= page.status < 500


@pytest.mark.parametrize("length", ["-1", "abc", "1e3", "9" * 30, "10000000000"])
def test_a_lie_about_the_length_is_refused_at_once(visitor: Visitor, length: str):
    host, _colon, port = visitor.host.partition(":")
    head = f"POST /basket/add/ HTTP/1.1\r\nHost: {visitor.host}\r\nContent-Length: {length}\r\n"
    with socket.create_connection((host, int(port)), timeout=5) as line:
        line.sendall(f"{head}Origin: {visitor.url}\r\n\r\nvariant=1".encode())
        line.shutdown(socket.SHUT_WR)
        assert re.match(rb"HTTP/1.1 4\d\d ", line.recv(64))


# --- The basket ---------------------------------------------------------------

NO_QUANTITIES = ["", "-1", "1e9", "1000", "NaN", "1.5", "9" * 5000, "x", "\x00", "1\x00", "0x10", "²", "１２３４"]


def test_a_quantity_that_is_none_is_refused(shopper: Visitor, variant: str):
    line = found(r"/basket/lines/([0-9a-f-]{36})/", shopper.get("/basket/"))
    for typed in [*NO_QUANTITIES, "0"]:
        says_why(shopper.post("/basket/add/", {"variant": variant, "quantity": typed}), 422)
    for typed in NO_QUANTITIES:
        says_why(shopper.post(f"/basket/lines/{line}/", {"quantity": typed}), 422)
    assert quantities(shopper.get("/basket/")) == ["1"]


def test_a_quantity_in_full_width_digits_is_a_quantity(shopper: Visitor, variant: str):
    line = found(r"/basket/lines/([0-9a-f-]{36})/", shopper.get("/basket/"))
    assert shopper.post(f"/basket/lines/{line}/", {"quantity": "２"}).to == "/basket/"
    assert quantities(shopper.get("/basket/")) == ["2"]


def test_more_than_there_is_is_refused(shopper: Visitor, variant: str):
    says_why(shopper.post("/basket/add/", {"variant": variant, "quantity": "999"}), 409)


@pytest.mark.parametrize("typed", ["", "0", "-1", "abc", "9" * 30, str(2**62), "\x00", "999999999"])
def test_a_piece_that_does_not_exist_is_refused(shopper: Visitor, typed: str):
    says_why(shopper.post("/basket/add/", {"variant": typed, "quantity": "1"}), 409, 422)


def test_nobody_changes_the_basket_of_another(live_store: LiveStore, shopper: Visitor):
    line = found(r"/basket/lines/([0-9a-f-]{36})/", shopper.get("/basket/"))
    for stranger in (
        Visitor(live_store.url),
        # The bare id, and the id under a signature of something else.
        Visitor(live_store.url, basket_cn=shopper.cookies["basket_cn"].partition(":")[0]),
        Visitor(live_store.url, basket_cn=shopper.cookies["basket_cn"][:-1] + "~"),
        Visitor(live_store.url, basket_us=shopper.cookies["basket_cn"], channel="us"),
    ):
        stranger.post(f"/basket/lines/{line}/", {"quantity": "3"})
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
    for name in ("email", "country", "country_area", "postal_code", "method"):
        for text in ODD_TEXTS:
            says_why(shopper.post("/checkout/", form | {name: text, "total": "0.01"}), 409, 422)
    for total in ["", "-1", "NaN", "Infinity", "1e400", "0.001"]:
        says_why(shopper.post("/checkout/", form | {"total": total}), 409)
    assert quantities(shopper.get("/basket/")) == ["1"]


@pytest.mark.parametrize("path", ["/orders/{}/pay/", "/orders/{}/boxes/{}/1/"])
def test_an_order_of_nobody_cannot_be_paid_or_opened(shopper: Visitor, path: str):
    shopper.get("/checkout/")
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
    page = visitor.ask(sent["query"], sent.get("variables"), timeout=5)
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
