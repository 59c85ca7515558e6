"""A state machine for hypothesis that works a store through the service, beside a plain model."""

import pickle
from functools import lru_cache
from typing import ClassVar

from bestservice_workflow.testing.extras import needs

needs("hypothesis")

from hypothesis import strategies as st  # noqa: E402
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule  # noqa: E402

from bestservice_workflow.actions import Action, Trigger  # noqa: E402
from bestservice_workflow.case import Case, fold  # noqa: E402
from bestservice_workflow.errors import Conflict, KeyReused, Refused  # noqa: E402
from bestservice_workflow.rulebook import DEFAULT_RULEBOOK, Rulebook, load_rulebook  # noqa: E402
from bestservice_workflow.serialization import from_bytes, plain_of  # noqa: E402
from bestservice_workflow.storage import Capability, Query, Storage  # noqa: E402
from bestservice_workflow.storage.memory import MemoryStorage  # noqa: E402
from bestservice_workflow.testing import model as plain  # noqa: E402
from bestservice_workflow.testing.exploring import Bounds, Exploration, explore  # noqa: E402
from bestservice_workflow.testing.strategies import actions  # noqa: E402
from bestservice_workflow.workflow import Workflow  # noqa: E402

_WRONG_BY = (None, None, None, 0, 0, -1, 1)


@lru_cache(maxsize=16)
def _explored(rules: Rulebook, states: int) -> Exploration:
    return explore(rules, Bounds(states=states, relations=False))


class WorkflowMachine(RuleBasedStateMachine):
    """One project in one store, worked by two clerks: every trigger, sound and unsound, in any order.

    Subclass it with a rulebook, a store and invariants of your own, and let pytest run its ``TestCase``::

        class OurMachine(WorkflowMachine):
            rulebook = load_rulebook("fy2559.toml")

            def open_storage(self) -> Storage:
                return open_storage(f"sqlite:///{self.folder}/ours.db")

            @invariant()
            def our_rule(self) -> None:
                assert self.case.round <= 2

        TestOurs = OurMachine.TestCase

    A run begins at the end of a shortest history that ``explore`` found, drawn at random. After every step the
    case is held against the plain model; whatever is refused leaves the store as it was, byte for byte.
    """

    rulebook: ClassVar[Rulebook] = load_rulebook(DEFAULT_RULEBOOK)
    seeds: ClassVar[int] = 400
    """How many states of an exploration to begin from."""

    def __init__(self) -> None:
        super().__init__()
        self.storage = self.open_storage()
        self.clerks = [Workflow(self.storage, self.rulebook), Workflow(self.storage, self.rulebook)]
        self.keys: dict[str, tuple[Action, Case]] = {}
        self.model: plain.Model = {}
        self.project = ""

    def open_storage(self) -> Storage:
        """The store; called again, it opens the same one, unless it is not durable."""
        return MemoryStorage()

    def teardown(self) -> None:
        """Close the store."""
        self.storage.close()

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        """Draft the project, and bring it to a state that an exploration reached."""
        explored = _explored(self.rulebook, self.seeds)
        seed = data.draw(st.sampled_from(range(len(explored.reached))), label="seed")
        self.project = explored.project.id
        self.clerks[0].draft(explored.project)
        self.model = plain.begin(explored.project, self.rulebook)
        for action in explored.reached[seed].history:
            self.clerks[0].do(self.project, action)
            self.model = plain.step(self.model, action, self.rulebook)

    @property
    def case(self) -> Case:
        """The case as the store has it."""
        return self.clerks[0].load(self.project)

    def written(self) -> object:
        """Everything that the store holds."""
        records, after = [], 0
        while page := self.storage.feed(after=after):
            records += [(record.position, record.recorded, record.body, record.hash) for record in page]
            after = page[-1].position or 0
        return records, self.storage.find(Query()).rows

    def attempt(self, data: st.DataObject, do: Trigger) -> None:
        """Try a trigger: by either clerk, with or without a key, on the right version or a stale one."""
        case = self.case
        action = data.draw(actions(case, self.rulebook, do=do), label="action")
        clerk = self.clerks[data.draw(st.integers(0, 1), label="clerk")]
        key = f"key-{len(self.keys)}" if data.draw(st.booleans(), label="with a key") else None
        version = clerk.version(self.project)
        wrong_by = data.draw(st.sampled_from(_WRONG_BY), label="wrong by")
        expected = None if wrong_by is None else version + wrong_by
        before, against = self.written(), plain.reasons(self.model, action, self.rulebook)
        try:
            after = clerk.do(self.project, action, key=key, expected=expected)
        except Conflict:
            assert wrong_by  # noqa: S101
            assert self.written() == before  # noqa: S101
        except Refused as refused:
            assert [reason.code for reason in refused.reasons] == against  # noqa: S101, PT017
            assert self.written() == before  # noqa: S101
        else:
            assert not against, f"{action} was accepted; the model says {against}"  # noqa: S101
            assert not wrong_by  # noqa: S101
            self.model = plain.step(self.model, action, self.rulebook)
            if key is not None:
                self.keys[key] = (action, after)

    @precondition(lambda self: self.keys)
    @rule(data=st.data())
    def repeat(self, data: st.DataObject) -> None:
        """The same with the same key is answered as the first time, and writes nothing."""
        key = data.draw(st.sampled_from(sorted(self.keys)), label="key")
        action, answered = self.keys[key]
        before = self.written()
        assert self.clerks[1].do(self.project, action, key=key) == answered  # noqa: S101
        assert self.written() == before  # noqa: S101

    @precondition(lambda self: self.keys)
    @rule(data=st.data())
    def misuse_key(self, data: st.DataObject) -> None:
        """A key used for something else is refused, and writes nothing."""
        key = data.draw(st.sampled_from(sorted(self.keys)), label="key")
        other = data.draw(actions(self.case, self.rulebook), label="action")
        if plain_of(other) == plain_of(self.keys[key][0]) and other.do is self.keys[key][0].do:
            return
        before = self.written()
        try:
            self.clerks[0].do(self.project, other, key=key)
        except KeyReused:
            assert self.written() == before  # noqa: S101
        else:
            message = f"key {key} was used for two things"
            raise AssertionError(message)

    @precondition(lambda self: Capability.DURABLE in self.storage.capabilities)
    @rule()
    def reopen(self) -> None:
        """A store that was closed and opened again holds what it held."""
        before = self.written()
        self.storage.close()
        self.storage = self.open_storage()
        self.clerks = [Workflow(self.storage, self.rulebook), Workflow(self.storage, self.rulebook)]
        assert self.written() == before  # noqa: S101

    @rule()
    def save_and_restore(self) -> None:
        """The stored records, and a pickled case, give the same case again."""
        events = [from_bytes(record.body) for record in self.storage.load(self.project)]
        assert fold(events) == self.case == pickle.loads(pickle.dumps(self.case))  # noqa: S101, S301

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        """Try to edit."""
        self.attempt(data, Trigger.EDIT)

    @rule(data=st.data())
    def submit(self, data: st.DataObject) -> None:
        """Try to submit."""
        self.attempt(data, Trigger.SUBMIT)

    @rule(data=st.data())
    def open_review(self, data: st.DataObject) -> None:
        """Try to open a review."""
        self.attempt(data, Trigger.OPEN_REVIEW)

    @rule(data=st.data())
    def approve(self, data: st.DataObject) -> None:
        """Try to approve."""
        self.attempt(data, Trigger.APPROVE)

    @rule(data=st.data())
    def request_revision(self, data: st.DataObject) -> None:
        """Try to request a revision."""
        self.attempt(data, Trigger.REQUEST_REVISION)

    @rule(data=st.data())
    def reject(self, data: st.DataObject) -> None:
        """Try to reject."""
        self.attempt(data, Trigger.REJECT)

    @rule(data=st.data())
    def notify(self, data: st.DataObject) -> None:
        """Try to notify."""
        self.attempt(data, Trigger.NOTIFY)

    @rule(data=st.data())
    def resubmit(self, data: st.DataObject) -> None:
        """Try to resubmit."""
        self.attempt(data, Trigger.RESUBMIT)

    @rule(data=st.data())
    def appeal(self, data: st.DataObject) -> None:
        """Try to appeal."""
        self.attempt(data, Trigger.APPEAL)

    @rule(data=st.data())
    def grant_appeal(self, data: st.DataObject) -> None:
        """Try to grant an appeal."""
        self.attempt(data, Trigger.GRANT_APPEAL)

    @rule(data=st.data())
    def dismiss_appeal(self, data: st.DataObject) -> None:
        """Try to dismiss an appeal."""
        self.attempt(data, Trigger.DISMISS_APPEAL)

    @rule(data=st.data())
    def start(self, data: st.DataObject) -> None:
        """Try to start."""
        self.attempt(data, Trigger.START)

    @rule(data=st.data())
    def report(self, data: st.DataObject) -> None:
        """Try to report."""
        self.attempt(data, Trigger.REPORT)

    @rule(data=st.data())
    def score(self, data: st.DataObject) -> None:
        """Try to score."""
        self.attempt(data, Trigger.SCORE)

    @invariant()
    def agrees_with_the_model(self) -> None:
        """The stored case is the model's."""
        if self.project:
            assert plain.differences(self.model, self.case) == []  # noqa: S101
