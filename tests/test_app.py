import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.watcher import local_sources_watcher

import app
from tests.needs import ROOT


def test_end_of_a_run_looks_through_no_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[object] = []
    monkeypatch.setattr(local_sources_watcher, "get_module_paths", lambda module: looked_at.append(module) or set())

    watcher = local_sources_watcher.LocalSourcesWatcher(PagesManager(str(ROOT / "pages" / "main.py")))
    watcher.update_watched_modules()

    assert app.app is not None
    assert looked_at == []
