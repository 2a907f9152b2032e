"""The best assignment HiGHS finds in the time there is, with how near it is to the best there can be."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import mul
from threading import Event
from time import monotonic
from typing import Any

from workshop.assigning.distribution import Assignment, Distribution
from workshop.assigning.greedy import greedy_assignment
from workshop.assigning.programme import Formulation, Programme
from workshop.assigning.score import total_cost

SECONDS = 10.0  # given to it where nobody says
_STEP = 2  # by which costs differ, for all weights are even: what is nearer than that to the bound is the best


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: the cost of the best assignment so far, what none can be below, and the seconds it took."""

    cost: int
    bound: float
    seconds: float

    @property
    def gap(self) -> float:
        """Return by how much of its own cost the best so far may be beaten at most: 0 is proven best."""
        return max(0.0, (self.cost - self.bound) / self.cost) if self.cost else 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """An assignment of everybody, and how good it is; `stopped` says that time ran out or somebody stopped it."""

    assignment: Assignment
    progress: Progress
    stopped: bool = False


def solve(
    distribution: Distribution,
    seconds: float = SECONDS,
    tell: Callable[[Progress], None] | None = None,
    stop: Event | None = None,
    seed: int = 0,
) -> Answer:
    """Return the best assignment found within `seconds`; `tell` hears of each better one, `stop` ends it early.

    It never answers worse than going person by person would. Another `seed` may find another one as good.
    """
    began = monotonic()
    first = greedy_assignment(distribution, seed)
    cost = total_cost(distribution, first)
    formulation = Formulation(distribution)
    if not formulation.classes or cost == 0:
        return Answer(first, Progress(cost, cost, monotonic() - began))
    spent = monotonic() - began
    highspy = _loaded()
    return _Search(highspy, formulation, first, cost, monotonic() - spent).run(seconds, tell, stop or Event(), seed)


def _loaded() -> Any:
    """Return HiGHS: half a second of loading that only who distributes should wait for, and no time of a search."""
    import highspy

    return highspy


class _Search:
    """One run of HiGHS over a programme."""

    def __init__(self, highspy: Any, formulation: Formulation, first: Assignment, cost: int, began: float) -> None:
        self.highspy = highspy
        self.formulation, self.best, self.cost, self.began = formulation, first, cost, began
        programme = formulation.programme
        self.start = _completed(programme, formulation.values_of(first))
        # What the programme does not know (wishes of the fixed) or counts besides (a bond's first group) is constant.
        self.offset: int = round(sum(map(mul, programme.costs, self.start))) - cost

    def run(self, seconds: float, tell: Callable[[Progress], None] | None, stop: Event, seed: int) -> Answer:
        highspy = self.highspy
        left = max(0.05, seconds - (monotonic() - self.began))
        highs = _solver(highspy, self.formulation.programme, left, seed)
        start = highspy.HighsSolution()
        start.col_value = self.start
        highs.setSolution(start)

        def improved(event: Any) -> None:
            if tell is not None:
                tell(self._progress(event.data_out))

        def asked(event: Any) -> None:
            if stop.is_set():
                event.interrupt()

        highs.cbMipImprovingSolution += improved
        highs.cbMipInterrupt += asked
        highs.run()
        ended = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return self._answer(highs, ended, seed)

    def _progress(self, found: Any) -> Progress:
        cost = min(self.cost, round(found.objective_function_value) - self.offset)
        return Progress(cost, min(cost, self._bound(found.mip_dual_bound)), monotonic() - self.began)

    def _bound(self, bound: float) -> float:
        return float(max(0.0, bound - self.offset))

    def _answer(self, highs: Any, ended: bool, seed: int) -> Answer:
        values = list(highs.getSolution().col_value)
        info = highs.getInfo()
        bound = self._bound(info.mip_dual_bound)
        if values and info.primal_solution_status:
            found = self.formulation.assignment_of(values, seed)
            cost = total_cost(self.formulation.distribution, found)
            if cost <= self.cost:
                self.best, self.cost = found, cost
        bound = self.cost if self.cost - bound < _STEP else bound
        return Answer(self.best, Progress(self.cost, bound, monotonic() - self.began), not ended)


def _solver(highspy: Any, programme: Programme, seconds: float, seed: int) -> Any:
    """Return HiGHS with the programme in it, silent, on one thread, so that the server keeps the other."""
    highs = highspy.Highs()
    for name, value in (
        ("output_flag", False),
        ("threads", 1),
        ("time_limit", float(seconds)),
        ("random_seed", seed),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", _STEP - 0.1),
    ):
        highs.setOptionValue(name, value)
    highs.passModel(_model(highspy, programme))
    return highs


def _model(highspy: Any, programme: Programme) -> Any:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(programme.costs), len(programme.row_lower)
    model.col_cost_, model.col_upper_ = programme.costs, programme.upper
    model.col_lower_ = [0.0] * len(programme.costs)
    model.row_lower_, model.row_upper_ = programme.row_lower, programme.row_upper
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_ = programme.starts, programme.indices
    model.a_matrix_.value_ = programme.values
    kinds = highspy.HighsVarType
    model.integrality_ = [kinds.kInteger if whole else kinds.kContinuous for whole in programme.whole]
    return model


def _completed(programme: Programme, counted: list[float]) -> list[float]:
    """Return values of all columns, those that measure what does not hold as small as their rows let them be."""
    values = counted + [0.0] * (len(programme.costs) - len(counted))
    for row, low in enumerate(programme.row_lower):
        entries = range(programme.starts[row], programme.starts[row + 1])
        total = sum(programme.values[at] * values[programme.indices[at]] for at in entries)
        lacking, beyond = low - total, total - programme.row_upper[row]
        for at in entries:
            column = programme.indices[at]
            if not programme.whole[column] and programme.values[at] > 0 and lacking > 0:
                values[column] += lacking
                lacking = 0
            if not programme.whole[column] and programme.values[at] < 0 and beyond > 0:
                values[column] += beyond
                beyond = 0
    return values
