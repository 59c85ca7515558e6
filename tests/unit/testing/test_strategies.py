"""The strategies give what they promise, and shrink to what they say."""

from datetime import date, datetime, time
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st
from tests.histories import PROJECT, REJECTED, RULES, after, codes

from bestservice_workflow.actions import Actor, Trigger
from bestservice_workflow.case import evolve
from bestservice_workflow.checking import MOST_NAME
from bestservice_workflow.errors import InvalidDocument
from bestservice_workflow.figures import parse_figure
from bestservice_workflow.history import HistoryDocument, replay
from bestservice_workflow.machine import decide, draft
from bestservice_workflow.moments import BANGKOK, Moment
from bestservice_workflow.project import Project
from bestservice_workflow.testing import strategies as kit
from bestservice_workflow.testing.strategies.values import thai_digits

DUE = date(2014, 12, 1)
T = TypeVar("T")
MANY = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
        HealthCheck.nested_given,
    ],
)


def simplest(strategy: st.SearchStrategy[T]) -> T:
    return find(strategy, lambda _: True, settings=settings(database=None))


class TestShrinking:
    def test_days_shrink_to_the_day_itself_then_the_day_after(self) -> None:
        assert simplest(kit.days_around(DUE)) == DUE
        assert find(kit.days_around(DUE), lambda day: day != DUE) == date(2014, 12, 2)

    def test_instants_shrink_to_the_close_of_office_hours(self) -> None:
        at_close = datetime.combine(DUE, time(16, 30), BANGKOK)
        assert simplest(kit.instants_around(DUE)) == at_close

    def test_figures_shrink_to_the_first_level(self) -> None:
        assert simplest(kit.figures(60, 70)) == 60

    def test_texts_shrink_to_one_letter(self) -> None:
        assert simplest(kit.thai_text()) == "ก"

    def test_actors_shrink_to_the_agency(self) -> None:
        assert simplest(kit.actors("1001")) == Actor.agency("1001")

    def test_projects_shrink_to_one_indicator(self) -> None:
        assert len(simplest(kit.projects(RULES)).indicators) == 1

    @pytest.mark.filterwarnings("ignore:Generating overly large repr")
    def test_histories_shrink_to_the_shortest_that_shows_it(self) -> None:
        def is_submitted(document: HistoryDocument) -> bool:
            return replay(document).case.state != "draft"

        found = find(kit.histories(RULES, longest=3), is_submitted, settings=settings(MANY, max_examples=300))
        assert [action.do for action in found.actions] == ["submit"]


class TestPromises:
    @settings(MANY, max_examples=10)
    @given(kit.projects(RULES))
    def test_projects_may_be_submitted(self, project: Project) -> None:
        case = evolve(None, draft(project, RULES))
        submit = kit.actions(case, RULES, do=Trigger.SUBMIT)
        assert find(submit, lambda action: not codes(case, action)).do is Trigger.SUBMIT

    @MANY
    @given(kit.hostile_projects(RULES))
    def test_hostile_projects_may_not(self, project: Project) -> None:
        case = evolve(None, draft(project, RULES))
        submit = find(
            kit.actions(after(), RULES, do=Trigger.SUBMIT), lambda action: not codes(after(), action)
        )
        assert codes(case, submit)[0] in {"incomplete_project S6.1", "incomplete_project S7.2"} or codes(
            case, submit
        )[0].startswith("ineligible_project")

    @MANY
    @given(kit.hostile_moments())
    def test_hostile_moments_are_refused(self, text: str) -> None:
        with pytest.raises(InvalidDocument):
            Moment.parse(text)

    @MANY
    @given(kit.hostile_figures())
    def test_hostile_figures_are_refused(self, text: str) -> None:
        with pytest.raises(InvalidDocument):
            parse_figure(text)

    @MANY
    @given(kit.figures(60, 70))
    def test_figures_can_be_read_in_thai_digits_too(self, figure: object) -> None:
        assert parse_figure(thai_digits(format(figure, "f"))) == figure

    @MANY
    @given(st.sampled_from(Trigger), st.data())
    def test_hostile_actors_are_refused(self, do: Trigger, data: st.DataObject) -> None:
        actor = data.draw(kit.hostile_actors(PROJECT.agency.code, do, RULES))
        case = after(*REJECTED)
        action = data.draw(kit.actions(case, RULES, do=do).filter(lambda action: action.by == actor))
        assert {"not_permitted", "illegal_transition"} & {code.split(" ")[0] for code in codes(case, action)}

    @MANY
    @given(kit.hostile_text())
    def test_hostile_text_is_kept_as_it_is_or_refused(self, text: str) -> None:
        try:
            project = Project(id=text, agency=PROJECT.agency, title=PROJECT.title, category=PROJECT.category)
        except InvalidDocument:
            assert not text.strip() or not text.isprintable() or len(text) > MOST_NAME
        else:
            assert project.id == text

    @settings(MANY, max_examples=25)
    @given(kit.histories(RULES, longest=12))
    def test_histories_go_somewhere(self, document: HistoryDocument) -> None:
        run = replay(document)
        assert len(run.events) <= len(document.actions) + 1
        if run.refused is None and document.actions:
            assert decide(evolve(None, run.events[0]), document.actions[0], RULES) == run.events[1]
