"""A distribution while it is worked out beside the page: what it has found so far, until it is kept or stopped."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from secrets import randbelow
from threading import Event, Thread
from time import monotonic

import streamlit as st

from pages.shared.open_workshop import perform, performing
from pages.shared.undo_offer import done
from workshop.assigning.asked import assignment_now, distribution_of
from workshop.assigning.distribution import Assignment, Distribution, Mode
from workshop.assigning.solve import SECONDS, Answer, Progress, solve
from workshop.language import _
from workshop.use_cases.assign_groups import keep_assignment
from workshop.workshop import Workshop

_RUN, _KEPT = "groups-run", "groups-kept"
_SOON = 0.7  # seconds in which most workshops are done, so that nothing needs to be shown meanwhile


@dataclass
class Run:
    """One distribution on its way; `answer` or `failure` is there once it ended."""

    workshop: int
    message: str
    absent: Sequence[str]
    stop: Event = field(default_factory=Event)
    began: float = field(default_factory=monotonic)
    progress: Progress | None = None
    answer: Answer | None = None
    failure: Exception | None = None

    def work(self, distribution: Distribution, seed: int) -> None:
        """Search; what goes wrong is kept for the page, which says it as it says all faults."""
        try:
            self.answer = solve(distribution, SECONDS, self._hear, self.stop, seed)
        except Exception as failure:
            self.failure = failure

    def _hear(self, progress: Progress) -> None:
        self.progress = progress


def start_run(workshop: Workshop, mode: Mode, message: str, absent: Sequence[str] = ()) -> None:
    """Begin to distribute, and show the page anew; a small workshop is done by then."""
    run = Run(workshop.id, message, absent)
    seed = 1 + randbelow(1000) if mode == "reshuffle" else 0
    thread = Thread(target=run.work, args=(distribution_of(workshop, mode, absent), seed), daemon=True)
    thread.start()
    thread.join(_SOON)
    st.session_state[_RUN] = run
    st.rerun()


def is_running(workshop: Workshop) -> bool:
    """Say whether a distribution of this workshop is on its way in this session."""
    run: Run | None = st.session_state.get(_RUN)
    return run is not None and run.workshop == workshop.id


def show_run(workshop: Workshop) -> None:
    """Show how far a distribution is, and keep it as soon as it ended."""
    run: Run | None = st.session_state.get(_RUN)
    if run is None or run.workshop != workshop.id:
        return
    if run.failure is not None:
        del st.session_state[_RUN]
        raise run.failure
    if run.answer is None:
        st.fragment(_show_progress, run_every=0.5)(run)
        return
    del st.session_state[_RUN]
    committed = perform(performing(keep_assignment, run.answer.assignment, run.absent))
    if committed is not None:
        st.session_state[_KEPT] = workshop.id, run.answer
        done(run.message, committed)
        st.rerun()


def say_how_good(workshop: Workshop) -> None:
    """Say how near to the best the last distribution of this session came, as long as it stands as it was kept."""
    number, answer = st.session_state.get(_KEPT, (None, None))
    if number == workshop.id and answer is not None and _stands(workshop, answer.assignment):
        progress = answer.progress
        if progress.gap == 0:
            words = _("Reparto hecho en {time}: no hay otro mejor con lo que se pidió.")
        else:
            words = _("Reparto hecho en {time}; uno mejor lo sería en {gap} % a lo sumo.")
        st.caption(words.format(time=_time(progress), gap=_percent(progress)))


def _stands(workshop: Workshop, assignment: Assignment) -> bool:
    return all(assignment_now(workshop).get(person) == group for person, group in assignment.items())


def _show_progress(run: Run) -> None:
    if run.answer is not None or run.failure is not None:
        st.rerun()
    seconds = monotonic() - run.began
    st.progress(
        min(1.0, seconds / SECONDS), text=_("Buscando el mejor reparto: {seconds} s").format(seconds=f"{seconds:.0f}")
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(_("Usar el mejor hasta ahora"), key="stop-run", icon=":material/stop_circle:"):
            run.stop.set()
        if run.progress is not None:
            words = _("Hay un reparto; uno mejor lo sería en {gap} % a lo sumo.")
            st.caption(words.format(gap=_percent(run.progress)))


def _time(progress: Progress) -> str:
    return _("menos de 1 s") if progress.seconds < 1 else _("{count} s").format(count=round(progress.seconds))


def _percent(progress: Progress) -> str:
    return f"{100 * progress.gap:.0f}"
