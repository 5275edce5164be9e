"""Every answer that a plan gives in these tests is given by graphql-core too, and must be the same to the byte."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import orjson
import pytest
from graphql import DocumentNode, execute

from storefront.api.core.context import Context
from storefront.api.core.plans import Performed, Plan

_answered: list[tuple[Plan, Context, Mapping[str, Any], Performed, dict[str, Any]]] = []


@pytest.fixture(autouse=True)
def _plans_are_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Note what plans answer; what they leave to graphql-core needs no comparison."""
    by_plan = Plan.answer

    def answer(plan: Plan, *, context: Context, variables: Mapping[str, Any], performed: Performed) -> dict[str, Any]:
        data = by_plan(plan, context=context, variables=variables, performed=performed)
        _answered.append((plan, context, variables, performed, data))
        return data

    _answered.clear()
    monkeypatch.setattr(Plan, "answer", answer)


def compare() -> None:
    """Ask graphql-core the same. What a mutation has done is not done again, only put into words again."""
    while _answered:
        plan, context, variables, performed, data = _answered.pop()
        result = execute(
            plan.schema,
            DocumentNode(definitions=(plan.operation, *plan.fragments.values())),
            context_value=context if performed else replace(context, kept={}),
            variable_values=dict(variables),
            middleware=[performed],
        )
        assert result.errors is None
        assert orjson.dumps(result.data) == orjson.dumps(data)
