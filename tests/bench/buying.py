"""A whole guest checkout over the API, as a client of Saleor's makes it."""

import json
import socket
import threading
import time
import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.bench.load import Measured, is_whole

ERRORS = "errors { field code message }"
CREATE = f"mutation($input: CheckoutCreateInput!) {{ checkoutCreate(input: $input) {{ checkout {{ id }} {ERRORS} }} }}"
SHIP_TO = (
    "mutation($id: ID!, $address: AddressInput!) { checkoutShippingAddressUpdate(id: $id, shippingAddress: $address) "
    f"{{ checkout {{ shippingMethods {{ id }} }} {ERRORS} }} }}"
)
BILL_TO = (
    "mutation($id: ID!, $address: AddressInput!) { checkoutBillingAddressUpdate(id: $id, billingAddress: $address) "
    f"{{ checkout {{ id }} {ERRORS} }} }}"
)
DELIVER = (
    "mutation($id: ID!, $method: ID!) { checkoutDeliveryMethodUpdate(id: $id, deliveryMethodId: $method) "
    f"{{ checkout {{ totalPrice {{ gross {{ amount currency }} }} }} {ERRORS} }} }}"
)
PAY = (
    "mutation($id: ID!, $transaction: TransactionCreateInput!) { transactionCreate(id: $id, transaction: $transaction) "
    f"{{ transaction {{ id }} {ERRORS} }} }}"
)
COMPLETE = f"mutation($id: ID!) {{ checkoutComplete(id: $id) {{ order {{ id }} {ERRORS} }} }}"

ADDRESS = {
    "firstName": "Ada",
    "lastName": "Bench",
    "streetAddress1": "1470 Pinewood Avenue",
    "city": "Tacoma",
    "countryArea": "WA",
    "postalCode": "98402",
    "country": "US",
    "phone": "+12125509894",
}


class Refused(Exception):
    """The API has answered with an error: `str()` is its code, or its message where there is no code."""


class Client:
    """One persistent connection to the API. No HTTP library: measuring must cost little beside what is measured."""

    def __init__(self, url: str, token: str = "") -> None:
        address = urlsplit(url)
        self._address = (address.hostname, address.port)
        self._socket: socket.socket | None = None
        caller = f"Authorization: Bearer {token}\r\n" if token else ""
        self._head = f"POST /graphql/ HTTP/1.1\r\nHost: {address.netloc}\r\nContent-Type: application/json\r\n{caller}"

    def __call__(self, query: str, **variables: Any) -> Any:
        """The answer to the one field that is asked for. Raises Refused."""
        answer = self.answer(json.dumps({"query": query, "variables": variables}))
        if answer.get("errors"):
            raise Refused(answer["errors"][0]["message"])
        (field,) = answer["data"].values()
        if isinstance(field, dict) and field.get("errors"):
            raise Refused(field["errors"][0]["code"])
        return field

    def answer(self, body: str) -> Any:
        """The whole answer to one request. Raises OSError; the next request then connects anew."""
        try:
            return json.loads(self._asked(body.encode()))
        except OSError:
            self._hang_up()
            raise

    def _asked(self, body: bytes) -> bytes:
        if self._socket is None:
            self._socket = socket.create_connection(self._address, timeout=60)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(f"{self._head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        received = b""
        while not is_whole(received):
            part = self._socket.recv(1 << 16)
            if not part:
                raise ConnectionError("The store has closed the connection.")
            received += part
        head, _blank, answer = received.partition(b"\r\n\r\n")
        if b"\r\nconnection: close" in head.lower():
            self._hang_up()
        return answer

    def _hang_up(self) -> None:
        if self._socket is not None:
            self._socket.close()
        self._socket = None


def buy(shopper: Client, app: Client, *, channel: str, variant: str) -> str:
    """Six requests from nothing to an order. Returns the order's id."""
    basket = prepare(shopper, app, channel=channel, variant=variant)
    return complete(shopper, basket)


def prepare(shopper: Client, app: Client, *, channel: str, variant: str) -> str:
    """A basket with one piece, filled in and paid for. Returns its id."""
    lines = [{"variantId": variant, "quantity": 1}]
    wanted = {"channel": channel, "email": f"{uuid.uuid4().hex}@example.com", "lines": lines}
    basket = shopper(CREATE, input=wanted)["checkout"]["id"]
    method = shopper(SHIP_TO, id=basket, address=ADDRESS)["checkout"]["shippingMethods"][0]["id"]
    shopper(BILL_TO, id=basket, address=ADDRESS)
    total = shopper(DELIVER, id=basket, method=method)["checkout"]["totalPrice"]["gross"]
    charged = {"name": "Card", "pspReference": uuid.uuid4().hex, "amountCharged": total}
    app(PAY, id=basket, transaction=charged)
    return str(basket)


def complete(shopper: Client, basket: str) -> str:
    """Make the order of a prepared basket. Returns the order's id."""
    return str(shopper(COMPLETE, id=basket)["order"]["id"])


@dataclass(frozen=True, slots=True)
class Bought:
    """Whole checkouts, and how long their last step alone took."""

    whole: Measured
    complete_p50_ms: float
    complete_p95_ms: float


def measure(url: str, token: str, *, channel: str, variants: list[str], clients: int, seconds: float) -> Bought:
    """Whole checkouts per second by so many buyers at once."""
    end = time.perf_counter() + seconds
    times: list[float] = []
    last_steps: list[float] = []
    refused: list[Refused] = []

    def keep_buying(number: int) -> None:
        shopper, app = Client(url), Client(url, token)
        while (begun := time.perf_counter()) < end:
            try:
                basket = prepare(shopper, app, channel=channel, variant=variants[number % len(variants)])
                prepared = time.perf_counter()
                complete(shopper, basket)
                times.append(time.perf_counter() - begun)
                last_steps.append(time.perf_counter() - prepared)
            except Refused as refusal:
                refused.append(refusal)

    buyers = [threading.Thread(target=keep_buying, args=(number,)) for number in range(clients)]
    begun = time.perf_counter()
    for buyer in buyers:
        buyer.start()
    for buyer in buyers:
        buyer.join()
    spent = time.perf_counter() - begun
    whole = Measured(len(times) / spent, _share(times, 0.95), len(refused))
    return Bought(whole, _share(last_steps, 0.5), _share(last_steps, 0.95))


def _share(times: list[float], part: float) -> float:
    """The time in milliseconds within which that part of all was done."""
    return sorted(times)[int(len(times) * part)] * 1000 if times else 0.0
