"""Operations turned into plain Python once, so that answering them again costs a fraction of walking the document.

A plan knows only the way on which nothing goes wrong. Whatever goes wrong (an exception, a null where none may be, a
wrong variable) raises out of `answer`, and the caller lets graphql-core execute the same operation, for the exact
errors. Queries change nothing, so they may run twice. What a mutation has done is not done again: graphql-core is given
what came of it (`Performed`). Directives, subscriptions and introspection have no plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import SimpleNamespace
from typing import Any

from graphene.types.resolver import get_default_resolver
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLAbstractType,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    Visitor,
    visit,
)
from graphql.execution.values import get_argument_values, get_variable_values

# Reads one field of a source; completes one value. Both know the run that they are part of.
Read = Callable[[Any, "Run"], Any]
Steps = list[tuple[str, Read]]


class NoPlan(Exception):
    """This operation is left to graphql-core."""


class WentWrong(Exception):
    """Something that graphql-core must put into words."""


class Performed:
    """What came of the steps of one mutation: an answer or a fault for each, by its name in the answer.

    As a middleware of graphql-core it has these steps put into words, and carries out those that are not among them.
    """

    def __init__(self) -> None:
        self._faults: dict[str, Exception] = {}
        self._answers: dict[str, Any] = {}

    def __bool__(self) -> bool:
        return bool(self._answers or self._faults)

    def perform(self, key: str, step: Callable[[], Any]) -> Any:
        """Carry out a step and remember what came of it."""
        try:
            answer = self._answers[key] = step()
        except Exception as fault:
            self._faults[key] = fault
            raise
        return answer

    def resolve(self, next_: Callable[..., Any], root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
        if info.path.prev is None:
            key = str(info.path.key)
            if key in self._faults:
                raise self._faults[key]
            if key in self._answers:
                return self._answers[key]
        return next_(root, info, **arguments)


class Run:
    """One execution: its context, its variables, the arguments that hang on them, and what it has done already."""

    __slots__ = ("_arguments", "info", "performed", "variables")

    def __init__(self, context: Any, variables: dict[str, Any], performed: Performed) -> None:
        # All that the store's own resolvers look at; a mutation's own field also at what was selected of it.
        self.info = SimpleNamespace(context=context)
        self.variables, self.performed = variables, performed
        self._arguments: dict[int, dict[str, Any]] = {}

    def arguments(self, field: GraphQLField, node: FieldNode) -> dict[str, Any]:
        """The arguments of a field, reckoned once for all sources that have it."""
        known = self._arguments.get(id(node))
        if known is None:
            known = self._arguments[id(node)] = get_argument_values(field, node, self.variables)
        return known


class Plan:
    """One operation of a document, ready to run. Raises NoPlan where there can be none."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) -> None:
        self.is_mutation = operation.operation is OperationType.MUTATION
        root = schema.mutation_type if self.is_mutation else schema.query_type
        if operation.operation is OperationType.SUBSCRIPTION or root is None or _has_directives(document):
            raise NoPlan
        self.schema, self.operation = schema, operation
        self.fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        fields = self._fields_of(root, [operation.selection_set])
        reader = self._performer if self.is_mutation else self._reader
        self._steps = [(key, reader(root, nodes)) for key, nodes in fields.items()]

    def answer(self, *, context: Any, variables: Mapping[str, Any], performed: Performed) -> dict[str, Any]:
        """The data of the answer. Raises whatever goes wrong; `performed` then knows what a mutation has done."""
        coerced = get_variable_values(self.schema, self.operation.variable_definitions or (), dict(variables))
        if isinstance(coerced, list):
            raise WentWrong
        run = Run(context, coerced, performed)
        return {key: read(None, run) for key, read in self._steps}

    # --- What is selected ----------------------------------------------------

    def _fields_of(self, of: GraphQLObjectType, selections: Iterable[SelectionSetNode]) -> dict[str, list[FieldNode]]:
        fields: dict[str, list[FieldNode]] = {}
        for selection_set in selections:
            self._collect(of, selection_set, fields, set())
        return fields

    def _steps_of(self, of: GraphQLObjectType, selections: Iterable[SelectionSetNode]) -> Steps:
        return [(key, self._reader(of, nodes)) for key, nodes in self._fields_of(of, selections).items()]

    def _collect(
        self, of: GraphQLObjectType, selections: SelectionSetNode, into: dict[str, list[FieldNode]], seen: set[str]
    ) -> None:
        for node in selections.selections:
            if isinstance(node, FieldNode):
                into.setdefault((node.alias or node.name).value, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                if node.type_condition is None or self._applies(node.type_condition.name.value, of):
                    self._collect(of, node.selection_set, into, seen)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
                seen.add(node.name.value)
                fragment = self.fragments[node.name.value]
                if self._applies(fragment.type_condition.name.value, of):
                    self._collect(of, fragment.selection_set, into, seen)

    def _applies(self, condition: str, of: GraphQLObjectType) -> bool:
        named = self.schema.type_map[condition]
        if named is of:
            return True
        return isinstance(named, GraphQLInterfaceType | GraphQLUnionType) and self.schema.is_sub_type(named, of)

    # --- How it is read ------------------------------------------------------

    def _reader(self, of: GraphQLObjectType, nodes: list[FieldNode]) -> Read:
        name = nodes[0].name.value
        if name == "__typename":
            return lambda _source, _run: of.name
        field = of.fields.get(name)
        if field is None:
            raise NoPlan
        complete = self._completer(field.type, nodes)
        resolve = field.resolve
        if isinstance(resolve, partial) and resolve.func is get_default_resolver():
            name, default = resolve.args
            return _attribute(name, default, complete)
        if resolve is None:
            raise NoPlan
        return _resolved(field, nodes[0], resolve, complete)

    def _performer(self, of: GraphQLObjectType, nodes: list[FieldNode]) -> Read:
        """A field of a mutation: it does something, then its answer is read like any other."""
        name = nodes[0].name.value
        field = of.fields.get(name)
        if field is None or field.resolve is None:
            raise NoPlan
        key = (nodes[0].alias or nodes[0].name).value
        told = {"field_name": name, "field_nodes": nodes, "fragments": self.fragments}
        return _performed(key, field, told, field.resolve, self._completer(field.type, nodes))

    def _completer(self, of: GraphQLOutputType, nodes: list[FieldNode]) -> Read:
        if isinstance(of, GraphQLNonNull):
            return _never_null(self._completer(of.of_type, nodes))
        if isinstance(of, GraphQLList):
            return _each(self._completer(of.of_type, nodes))
        if isinstance(of, GraphQLObjectType):
            return _object(self._steps_of(of, [node.selection_set for node in nodes if node.selection_set]))
        if isinstance(of, GraphQLInterfaceType | GraphQLUnionType):
            return self._abstract(of, nodes)
        assert isinstance(of, GraphQLScalarType | GraphQLEnumType), "There are no other types of output."
        return _leaf(of)

    def _abstract(self, of: GraphQLAbstractType, nodes: list[FieldNode]) -> Read:
        """What a value is shows only when it is there; each type's steps are made when it first comes."""
        known: dict[str, Read] = {}

        def complete(value: Any, run: Run) -> Any:
            if value is None:
                return None
            if of.resolve_type is None:
                raise WentWrong
            name = of.resolve_type(value, run.info, of)  # type: ignore[arg-type]  # See Run.info.
            if not isinstance(name, str):
                raise WentWrong
            if name not in known:
                concrete = self.schema.type_map[name]
                assert isinstance(concrete, GraphQLObjectType), "Only objects are values."
                known[name] = self._completer(concrete, nodes)
            return known[name](value, run)

        return complete


def _attribute(name: str, default: Any, complete: Read) -> Read:
    return lambda source, run: complete(getattr(source, name, default), run)


def _resolved(field: GraphQLField, node: FieldNode, resolve: Callable[..., Any], complete: Read) -> Read:
    if not field.args:
        return lambda source, run: complete(resolve(source, run.info), run)
    return lambda source, run: complete(resolve(source, run.info, **run.arguments(field, node)), run)


def _performed(
    key: str, field: GraphQLField, told: Mapping[str, Any], resolve: Callable[..., Any], complete: Read
) -> Read:
    def read(source: Any, run: Run) -> Any:
        arguments = run.arguments(field, told["field_nodes"][0])
        info = SimpleNamespace(context=run.info.context, **told)
        return complete(run.performed.perform(key, lambda: resolve(source, info, **arguments)), run)

    return read


def _object(steps: Steps) -> Read:
    return lambda value, run: None if value is None else {key: read(value, run) for key, read in steps}


def _each(complete: Read) -> Read:
    return lambda values, run: None if values is None else [complete(value, run) for value in values]


def _never_null(complete: Read) -> Read:
    def completed(value: Any, run: Run) -> Any:
        found = complete(value, run)
        if found is None:
            raise WentWrong
        return found

    return completed


def _leaf(of: GraphQLLeafType) -> Read:
    serialize = of.serialize
    if of.name in ("String", "ID"):
        return lambda value, _run: value if type(value) is str or value is None else serialize(value)
    return lambda value, _run: None if value is None else serialize(value)


def _has_directives(document: DocumentNode) -> bool:
    found = _Directives()
    visit(document, found)
    return found.any


class _Directives(Visitor):
    any = False

    def enter_directive(self, *_: Any) -> None:
        self.any = True
