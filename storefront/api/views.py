"""The GraphQL endpoint: one operation per POST, documents parsed once, misuse answered with a 4xx and a reason."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import orjson
import structlog
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.views.decorators.csrf import csrf_exempt
from graphql import ExecutionResult, execute

from storefront.accounts.sign_in import TokenRefused
from storefront.api.core.context import Context, caller_of
from storefront.api.core.documents import Documents, Refused
from storefront.api.core.errors import formatted
from storefront.api.core.plans import Performed
from storefront.middleware import ShopRequest

log = structlog.get_logger("api")

# PostgreSQL cannot hold the character NUL in a text; no honest client sends it, escaped or not.
NUL = re.compile(rb"\\u0000|\\u\{0+\}|\x00")


class MisuseError(Exception):
    """Not a GraphQL request: the status and a sentence for whoever wrote the client."""

    def __init__(self, status: int, message: str, code: str = "GraphQLError") -> None:
        super().__init__(message)
        self.status, self.code = status, code


@csrf_exempt  # Who asks is known by the Authorization header alone, never by a cookie that a browser adds.
def graphql(request: ShopRequest) -> HttpResponse:
    """Answer one GraphQL operation."""
    if request.method == "OPTIONS":
        return _allowing_origin(request, HttpResponse(status=204))
    try:
        status, body = _answered(request)
    except MisuseError as refused:
        status, body = refused.status, _only_errors([_entry(str(refused), refused.code)])
    except RecursionError:
        # Documents are measured before; what is left are variables without a bottom.
        status, body = 400, _only_errors([_entry("The variables are nested too deeply.", "GraphQLError")])
    except Refused as refused:
        status, body = 400, _only_errors([formatted(error) for error in refused.errors])
    answer = orjson.dumps(body)
    # With its length the answer is sent as it is, and not in chunks.
    headers = {"Content-Length": str(len(answer))}
    response = HttpResponse(answer, status=status, content_type="application/json", headers=headers)
    if status == 405:
        response.headers["Allow"] = "POST, OPTIONS"
    return _allowing_origin(request, response)


def _answered(request: ShopRequest) -> tuple[int, dict[str, Any]]:
    sent = _sent(request)
    try:
        caller = caller_of(request, at=request.at)
    except TokenRefused as refused:
        raise MisuseError(401, str(refused), refused.code) from None
    text, variables, name = _parts(sent)
    documents = _documents()
    document = documents.get(text)
    if document.operation(name) is None:
        raise MisuseError(400, "Name one of the document's operations in `operationName`.")
    if (cost := document.cost(name, variables)) > settings.GRAPHQL_MAX_COST:
        raise MisuseError(
            400,
            f"The query asks for up to {cost} fields; at most {settings.GRAPHQL_MAX_COST} are answered. "
            "Ask for shorter lists or fewer fields.",
        )
    performed = Performed()
    if plan := document.plan(name):
        try:
            context = Context(request=request, at=request.at, caller=caller)
            return 200, {"data": plan.answer(context=context, variables=variables, performed=performed)}
        except Exception:  # graphql-core says below what was wrong; what a mutation has done it does not do again.
            log.debug("api.plan_failed", operation=name, exc_info=True)
    result = execute(
        documents.schema,
        document.ast,
        context_value=Context(request=request, at=request.at, caller=caller),
        variable_values=variables,
        operation_name=name,
        middleware=[performed] if performed else None,
        is_awaitable=lambda _value: False,
    )
    assert isinstance(result, ExecutionResult), "Nothing in the schema is awaited."
    body: dict[str, Any] = {"data": result.data}
    if result.errors:
        body = {"errors": [formatted(error) for error in result.errors], **body}
    # Without any path the operation never began: its variables were wrong.
    never_began = result.data is None and all(not error.path for error in result.errors or ())
    return (400 if never_began else 200), body


@cache
def _documents() -> Documents:
    # Building the schema takes a moment that manage.py commands need not spend.
    from storefront.api.schema import schema

    return Documents(schema.graphql_schema)


def _sent(request: HttpRequest) -> Any:
    """The JSON of the body."""
    if request.method != "POST":
        raise MisuseError(405, "Send GraphQL operations by POST.")
    if request.content_type != "application/json":
        raise MisuseError(415, "Send the operation as application/json.")
    most = settings.GRAPHQL_MAX_BODY_BYTES
    too_large = MisuseError(413, f"The body is larger than {most} bytes.")
    # The header is looked at before the body is read.
    declared = request.META.get("CONTENT_LENGTH") or "0"
    if not declared.isdigit() or int(declared) > most:
        raise too_large
    try:
        body = request.body
    except (RequestDataTooBig, UnreadablePostError):
        raise too_large from None
    if NUL.search(body):
        raise MisuseError(400, "The body contains the character NUL.")
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise MisuseError(400, f"The body is not JSON: {error}.") from None


def _parts(sent: Any) -> tuple[str, dict[str, Any], str | None]:
    """Text, variables and operation name of a request body."""
    if isinstance(sent, list):
        raise MisuseError(400, "Batches are not answered: send one operation per request.")
    if not isinstance(sent, dict):
        raise MisuseError(400, "The body must be a JSON object with `query`.")
    text, variables, name = sent.get("query"), sent.get("variables"), sent.get("operationName")
    if not isinstance(text, str) or not text.strip():
        raise MisuseError(400, "`query` must hold the text of a GraphQL document.")
    if variables is not None and not isinstance(variables, dict):
        raise MisuseError(400, "`variables` must be a JSON object.")
    if name is not None and not isinstance(name, str):
        raise MisuseError(400, "`operationName` must be a string.")
    return text, variables or {}, name or None


def _only_errors(entries: list[dict[str, Any]]) -> dict[str, Any]:
    return {"errors": entries, "data": None}


def _entry(message: str, code: str) -> dict[str, Any]:
    return {"message": message, "extensions": {"exception": {"code": code}}}


def _allowing_origin(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let pages of other origins read the answer where the settings say so. Cookies play no part, so any origin may."""
    origin = request.headers.get("Origin")
    allowed = settings.GRAPHQL_ALLOWED_ORIGINS
    if origin and ("*" in allowed or origin in allowed):
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Headers"] = "authorization, authorization-bearer, content-type"
        response.headers["Access-Control-Allow-Methods"] = "POST, OPTIONS"
        response.headers["Access-Control-Max-Age"] = "600"
        response.headers["Vary"] = "Origin"
    return response
