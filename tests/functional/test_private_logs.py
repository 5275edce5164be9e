"""A whole tour of the store leaves no name, address, key or question in what its processes write."""

from __future__ import annotations

import re

from tests.live import LiveStore
from tests.visitor import Page, Visitor, plenty

NAME, STREET, PHONE = "欧阳不留名", "无痕路 91827 号", "13912345678"
EMAIL, PASSWORD = "leaves.no.trace@example.com", "leaves-no-trace-4711"
QUESTION = "asked-in-confidence"


def found(pattern: str, page: Page) -> str:
    match = re.search(pattern, page.text)
    assert match, (pattern, page.status)
    return match[1]


def test_a_tour_leaves_nothing_private_in_the_logs(live_store: LiveStore):
    somebody = Visitor(live_store.url)
    somebody.get(f"/search/?q={QUESTION}")
    somebody.get(f"/nothing/{EMAIL}/?q={QUESTION}")
    variant = plenty(somebody)
    somebody.post("/basket/add/", {"variant": variant, "quantity": "1"})
    basket = somebody.cookies["basket_cn"]
    somebody.get("/accounts/signup/")
    somebody.post("/accounts/signup/", {"email": EMAIL, "password1": PASSWORD})
    confirm = live_store.link_for(EMAIL)
    somebody.get(confirm)
    assert somebody.post(confirm).status == 302
    key = confirm.rstrip("/").rpartition("/")[2]
    page = somebody.get("/checkout/")
    form = {
        "email": EMAIL,
        "country": "CN",
        "last_name": NAME,
        "phone": PHONE,
        "country_area": "浙江省",
        "city": "杭州市",
        "city_area": "西湖区",
        "street_address_1": STREET,
        "postal_code": "310012",
        "pay": "success",
        "method": found(r'name="method"[^>]*value="(\d+)"', page),
        "total": found(r'name="total"[^>]*value="([^"]+)"', page),
        "confirm": re.findall(r'name="confirm"[^>]*value="([^"]+)"', page.text),
    }
    somebody.post("/checkout/", form | {"postal_code": "not one"})
    somebody.post("/checkout/", form | {"total": "1"})
    order = somebody.post("/checkout/", form).to
    assert order.startswith("/orders/"), order
    somebody.get(order)
    somebody.get(order.rstrip("/"))
    somebody.post(order, {"x": "a refused method"})
    # Neither a form of another site nor a body beyond bounds makes Django say more than the store does.
    somebody.post(f"{order}pay/?q={QUESTION}", {"pay": "success"}, Origin="http://evil.example")
    somebody.send("POST", f"{order}pay/?q={QUESTION}", b"x" * 3_000_000, {"Content-Type": "text/plain"})
    signed_in = somebody.cookies["sessionid"]
    somebody.get("/accounts/password/reset/")
    somebody.post("/accounts/password/reset/", {"email": EMAIL})
    somebody.post("/accounts/logout/")
    somebody.post("/accounts/login/", {"login": EMAIL, "password": f"wrong {PASSWORD}"})
    answer = somebody.ask(f'mutation{{tokenCreate(email:"{EMAIL}",password:"{PASSWORD}"){{token}}}}')
    token = answer.json["data"]["tokenCreate"]["token"]
    somebody.ask("{me{email}}", token=token)

    written = live_store.written()
    assert "/orders/…/" in written
    private = [NAME, STREET, PHONE, EMAIL, PASSWORD, QUESTION, token, key, signed_in, basket.split(":")[0]]
    private.append(order.removeprefix("/orders/").rstrip("/"))
    assert not [text for text in private if text in written]
