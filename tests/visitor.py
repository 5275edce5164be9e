"""Somebody who visits the live store over plain HTTP, politely or not: cookies, forms, and whatever bytes they like."""

from __future__ import annotations

import base64
import http.client
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit


@dataclass(frozen=True)
class Page:
    """An answer: its status, its headers in small letters, its bytes."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def to(self) -> str:
        """Where it sends the visitor."""
        return self.headers.get("location", "")


class Visitor:
    """Keeps cookies from one answer to the next, and follows no redirect by itself."""

    def __init__(self, url: str, **cookies: str) -> None:
        self.url = url
        self.host = urlsplit(url).netloc
        self.cookies = dict(cookies)
        # The last answer's Set-Cookie lines, as they came.
        self.told: list[str] = []

    def send(
        self,
        method: str,
        path: str,
        body: bytes | Iterable[bytes] | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        chunked: bool = False,
        timeout: float = 30,
    ) -> Page:
        """One request, its path and headers sent as they are."""
        connection = http.client.HTTPConnection(self.host, timeout=timeout)
        # What http.client would refuse to send is what the store must bear.
        connection._validate_path = lambda url: None  # type: ignore[attr-defined]
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} | dict(headers or {})
        try:
            connection.request(method, path, body, {k: v for k, v in sent.items() if v}, encode_chunked=chunked)
            answer = connection.getresponse()
            page = Page(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
            self._keep(answer.headers.get_all("Set-Cookie") or [])
            return page
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Page:
        return self.send("GET", path, headers=headers)

    def post(self, path: str, fields: Mapping[str, Any] | None = None, **headers: str) -> Page:
        """Send a form from one of the store's own pages, with its token when there is one."""
        sent = dict(fields or {})
        if token := self.cookies.get("csrftoken"):
            sent.setdefault("csrfmiddlewaretoken", token)
        body = urlencode(sent, doseq=True, errors="surrogatepass").encode()
        usual = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.url}
        return self.send("POST", path, body, usual | headers)

    def ask(self, query: str, variables: Any = None, *, token: str = "", timeout: float = 30, **headers: str) -> Page:
        """Send a GraphQL operation."""
        body = json.dumps({"query": query, "variables": variables}).encode()
        usual = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        return self.send("POST", "/graphql/", body, usual | headers, timeout=timeout)

    def signs_in(self, email: str, password: str) -> Visitor:
        """By the form, as anybody does."""
        self.get("/accounts/login/")
        answer = self.post("/accounts/login/", {"login": email, "password": password})
        assert answer.status == 302, (answer.status, errors_in(answer))
        return self

    def _keep(self, lines: list[str]) -> None:
        self.told = lines
        for line in lines:
            for name, morsel in SimpleCookie(line).items():
                if morsel["max-age"] == "0" or not morsel.value:
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.coded_value


def plenty(somebody: Visitor) -> str:
    """A piece of which there are many: whoever opens the checkout keeps one from the others for a while."""
    asked = '{products(first:24,channel:"cn",search:"celadon"){edges{node{variants{id quantityAvailable}}}}}'
    edges = somebody.ask(asked).json["data"]["products"]["edges"]
    variants = [variant for edge in edges for variant in edge["node"]["variants"]]
    most = max(variants, key=lambda variant: variant["quantityAvailable"])
    assert most["quantityAvailable"] > 30
    return base64.b64decode(most["id"]).decode().partition(":")[2]


def errors_in(page: Page) -> list[str]:
    """What a page says went wrong."""
    found = re.findall(r'class="[^"]*err[^"]*"[^>]*>(.*?)</', page.text, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", text).strip() for text in found]
