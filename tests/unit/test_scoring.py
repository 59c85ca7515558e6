"""From results to points, and whether a case is evaluated at all."""

from datetime import date
from fractions import Fraction

import attrs
import pytest
from tests.histories import (
    APPEALED,
    APPROVED,
    FULL_RESULTS,
    NOTIFIED,
    REJECTED,
    REPORTED,
    RULES,
    SCORED,
    TO_REVISE,
    after,
    exhausted,
)

from bestservice_workflow.actions import Result
from bestservice_workflow.case import Case
from bestservice_workflow.project import AgencyKind, Indicator
from bestservice_workflow.rulebook import Announcement, Rulebook
from bestservice_workflow.scoring import (
    Outcome,
    agency_points,
    level_of,
    outcome_of,
    percent_achieved,
    points_of,
    score_card,
    weight_of,
)

F = Fraction
LATER = date(2015, 9, 30)


class TestPercent:
    @pytest.mark.parametrize(
        ("target", "achieved", "percent"),
        [("80", "80", 100), ("80", "81", 100), ("80", "76", 95), ("3", "1", F(100, 3)), ("80", "0", 0)],
    )
    def test_in_proportion_up_to_all(self, target: str, achieved: str, percent: Fraction) -> None:
        indicator = Indicator(id="k1", target=target)
        assert percent_achieved(indicator, F(achieved), RULES.scoring) == percent

    def test_nothing_is_measured_against_nothing(self) -> None:
        with pytest.raises(ValueError, match=r"^indicator k1 has no target$"):
            percent_achieved(Indicator(id="k1"), F(1), RULES.scoring)

    def test_all_is_what_the_rulebook_says(self) -> None:
        rules = RULES.override({"scoring.full": "120"})
        assert percent_achieved(Indicator(id="k1", target="1"), F(2), rules.scoring) == 120


class TestLevel:
    @pytest.mark.parametrize(
        ("percent", "level"),
        [
            ("100", "5"),
            ("120", "5"),
            ("95", "4.5"),
            ("90", "4"),
            ("85", "3.5"),
            ("60", "1"),
            ("55", "0.5"),
            ("50", "0"),
            ("0", "0"),
            ("69.99", "1.999"),
        ],
    )
    def test_interpolated_and_continued_below(self, percent: str, level: str) -> None:
        assert level_of(F(percent), RULES.scoring) == F(level)

    @pytest.mark.parametrize(
        ("percent", "level"), [("100", 5), ("99.99", 4), ("70", 2), ("69.99", 1), ("55", F(1, 2))]
    )
    def test_stepped(self, percent: str, level: Fraction) -> None:
        step = RULES.override({"scoring.between_levels": "step"})
        assert level_of(F(percent), step.scoring) == level

    @pytest.mark.parametrize(("below", "level"), [("zero", 0), ("floor", 1), ("extrapolate", F(1, 2))])
    def test_below_the_first(self, below: str, level: Fraction) -> None:
        rules = RULES.override({"scoring.below_first_level": below})
        assert level_of(F(55), rules.scoring) == level
        assert level_of(F(60), rules.scoring) == 1

    def test_other_levels(self) -> None:
        rules = RULES.override({"scoring.levels": ["50", "90"]})
        assert [level_of(F(percent), rules.scoring) for percent in (90, 70, 50, 30)] == [
            2,
            F(3, 2),
            1,
            F(1, 2),
        ]


class TestScoreCard:
    def test_the_mean_of_the_indicators(self) -> None:
        case = after(*REPORTED)
        results = (Result(indicator="k1", achieved="76"), Result(indicator="k2", achieved="40"))
        card = score_card(case, results, RULES)
        assert [(one.id, one.percent) for one in card.indicators] == [("k1", F(95)), ("k2", F(80))]
        assert (card.percent, card.level) == (F("87.5"), F("3.75"))
        assert (card.weight, card.gross, card.net) == (F(5), F("3.75"), F("3.75"))

    def test_points_are_the_level_s_share_of_the_weight(self) -> None:
        rules = RULES.override({})
        heavier = attrs.evolve(
            rules,
            parameters={
                **rules.parameters,
                "weight.line": attrs.evolve(rules.parameters["weight.line"], value=F(10)),
            },
        )
        assert score_card(after(*REPORTED), FULL_RESULTS, heavier).gross == 10
        assert weight_of(AgencyKind.LINE, heavier) == 10
        assert weight_of(AgencyKind.STAFF, heavier) == 5

    def test_deductions_come_off_and_never_below_the_least(self) -> None:
        late = after("submit 2014-12-04", "open_review 2014-12-09", "approve 2014-12-09")
        assert score_card(late, FULL_RESULTS, RULES).net == F("4.47")
        nothing = (Result(indicator="k1", achieved="0"), Result(indicator="k2", achieved="0"))
        assert score_card(late, nothing, RULES).net == 0
        least = RULES.override({"scoring.least_points": "1"})
        assert score_card(late, nothing, least).net == 1

    def test_what_cannot_be_scored(self) -> None:
        with pytest.raises(ValueError, match=r"^a project without indicators has no score$"):
            score_card(after(indicators=()), (), RULES)
        with pytest.raises(KeyError):
            score_card(after(), FULL_RESULTS[:1], RULES)


class TestOutcome:
    def test_scored(self) -> None:
        assert outcome_of(after(*SCORED), RULES, on=LATER) is Outcome.SCORED

    @pytest.mark.parametrize("steps", [(), APPROVED, REPORTED, (*TO_REVISE, NOTIFIED), APPEALED])
    def test_pending_while_under_way(self, steps: tuple[str, ...]) -> None:
        assert outcome_of(after(*steps), RULES, on=LATER) is Outcome.PENDING

    def test_pending_while_rounds_are_left(self) -> None:
        assert outcome_of(after(*REJECTED, NOTIFIED), RULES, on=LATER) is Outcome.PENDING

    def test_pending_while_an_appeal_can_be_filed(self) -> None:
        case, last = after(*exhausted()), date(2015, 3, 17)
        assert outcome_of(case, RULES, on=last) is Outcome.PENDING
        assert outcome_of(case, RULES, on=date(2015, 3, 18)) is Outcome.NOT_EVALUATED

    def test_by_the_law_as_it_is_known_on_the_day(self) -> None:
        shorter = Announcement(
            known_since=date(2015, 1, 1), field="appeal.working_days", value=2, reference="กท 1/1"
        )
        rules: Rulebook = attrs.evolve(RULES, announcements=(shorter,))
        assert outcome_of(after(*exhausted()), rules, on=date(2015, 3, 16)) is Outcome.NOT_EVALUATED
        assert outcome_of(after(*exhausted()), RULES, on=date(2015, 3, 16)) is Outcome.PENDING

    def test_pending_without_a_day(self) -> None:
        assert outcome_of(after(*exhausted()), RULES, on=None) is Outcome.PENDING

    def test_not_evaluated_once_final(self) -> None:
        case = after(*APPEALED, "dismiss_appeal 2014-12-22")
        assert outcome_of(case, RULES, on=date(2014, 12, 22)) is Outcome.NOT_EVALUATED

    @pytest.mark.parametrize(
        "overrides",
        [
            {"review.rejected_may_resubmit": False, "appeal.against": []},
            {"review.max_rounds": 1, "appeal.against": []},
        ],
    )
    def test_not_evaluated_where_no_way_is_read(self, overrides: dict[str, object]) -> None:
        rules = RULES.override(overrides)
        case = after(*REJECTED, NOTIFIED, rules=rules)
        assert outcome_of(case, rules, on=date(2014, 12, 12)) is Outcome.NOT_EVALUATED

    def test_not_evaluated_once_the_appeal_was_used(self) -> None:
        lasting = RULES.override({"appeal.final": False, "review.max_rounds": 1})
        case = after(*APPEALED, "dismiss_appeal 2014-12-22", rules=lasting)
        assert outcome_of(case, lasting, on=date(2014, 12, 22)) is Outcome.NOT_EVALUATED


class TestPoints:
    LOST = after(*APPEALED, "dismiss_appeal 2014-12-22")

    def test_of_a_scored_case(self) -> None:
        assert points_of(after(*SCORED), RULES, on=LATER) == 5

    def test_of_one_not_evaluated(self) -> None:
        excluded = RULES.override({"scoring.not_evaluated": "excluded"})
        assert points_of(self.LOST, RULES, on=LATER) == 0
        assert points_of(self.LOST, excluded, on=LATER) is None

    def test_of_one_pending(self) -> None:
        assert points_of(after(*REPORTED), RULES, on=LATER) is None

    def test_of_one_scored_without_a_score_card_there_are_none(self) -> None:
        broken: Case = attrs.evolve(after(*SCORED), score=None)
        assert points_of(broken, RULES, on=LATER) is None

    @pytest.mark.parametrize(("reading", "points"), [("mean", F(10, 3)), ("best", 5), ("lowest", 1)])
    def test_of_an_agency_with_several_projects(self, reading: str, points: Fraction) -> None:
        rules: Rulebook = RULES.override({"scoring.several_projects": reading})
        assert agency_points([F(5), F(4), F(1)], rules) == points
        assert agency_points([], rules) is None


def test_an_approved_project_of_each_kind_weighs_what_s1_says() -> None:
    assert {weight_of(kind, RULES) for kind in AgencyKind} == {F(5)}
