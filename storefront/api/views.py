"""The GraphQL endpoint."""

from django.http import HttpRequest, JsonResponse


def graphql(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"data": None})
