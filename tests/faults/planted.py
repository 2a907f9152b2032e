"""Fault 20: scripts and pictures of others, planted in every field and every name; no page runs one or asks for one."""

import os
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from unittest.mock import patch
from urllib.parse import urlsplit

from lxml import etree
from playwright.sync_api import BrowserContext, Page, expect
from playwright.sync_api import TimeoutError as Late

from exports.word.incoming import check_document
from storage.commit import commit, create
from storage.database import Database
from storage.people import choose_language, invite_person, person_of_link
from storage.room import knock, open_room
from storage.table_laptops import open_table
from storage.workshops import read_workshop
from tests.exports.word.tools import plan_bytes
from tests.faults.finding import Finding
from tests.full_workshop import full_workshop
from tests.served import Server
from tests.two_axes import COORDINATOR
from workshop.changes import Change
from workshop.choices import CHOICES
from workshop.permissions import COMMAND_LINE, Role
from workshop.workshop import Workshop

ELSEWHERE = "elsewhere.invalid"
MARK = "__planted"
PAYLOADS = (
    f'"><img src=x onerror="window.{MARK}=1">',
    f"<script>window.{MARK}=1</script>",
    f"<svg onload=window.{MARK}=1></svg>",
    f'<img src="http://{ELSEWHERE}/a.png" srcset="http://{ELSEWHERE}/b.png 2x">',
    f"![foto](http://{ELSEWHERE}/c.png)",
    f"[enlace](javascript:window.{MARK}=1) [enlace](http://{ELSEWHERE}/d)",
    f'<a href="javascript:window.{MARK}=1" ping="http://{ELSEWHERE}/e">pulse</a>',
    f'<iframe src="http://{ELSEWHERE}/f" srcdoc="<script>parent.{MARK}=1</script>"></iframe>',
    f'<link rel=stylesheet href="http://{ELSEWHERE}/g.css"><style>@import "http://{ELSEWHERE}/h.css";</style>',
    f'<p style="background:url(http://{ELSEWHERE}/i.png)" onmouseover=window.{MARK}=1>x</p>',
    f'<meta http-equiv=refresh content="0;url=http://{ELSEWHERE}/j">',
    f"' onfocus=window.{MARK}=1 autofocus x='</style></title></textarea>",
    f"{{{{constructor.constructor('window.{MARK}=1')()}}}} ${{window.{MARK}=1}}",
    f"$\\href{{javascript:window.{MARK}=1}}{{x}}$ http://{ELSEWHERE}/k www.{ELSEWHERE}",
)
ALL = " ".join(PAYLOADS)
NAMES = (f'<img src=x onerror="window.{MARK}=1">', f"![n](http://{ELSEWHERE}/n.png) [m](http://{ELSEWHERE}/m)")
# Every attribute of a page, inside the components as well, that would run or fetch what was planted.
FOUND = f"""() => {{
    const found = [];
    const tell = (element, name, value) => found.push(`${{element.localName}} ${{name}} ${{value.slice(0, 60)}}`);
    const look = (root) => {{
        for (const element of root.querySelectorAll("*")) {{
            for (const {{name, value}} of element.attributes) {{
                const fetches = /^(src|srcset|href|xlink:href|action|formaction|poster|data|ping|background|style)$/;
                const reaches = /{ELSEWHERE}|javascript:/i.test(value) && fetches.test(name);
                if (reaches || /^on/.test(name) || name === "srcdoc") tell(element, name, value);
            }}
            if (element.shadowRoot) look(element.shadowRoot);
        }}
    }};
    look(document);
    if (window.{MARK}) found.push("executed");
    return [...found, ...(window.__refused || [])];
}}"""
# What the policy had to refuse was already too much; but Streamlit itself asks for WebAssembly, and does without.
LISTEN = """window.__refused = []; document.addEventListener("securitypolicyviolation",
    ({violatedDirective, blockedURI}) =>
        blockedURI === "wasm-eval" || window.__refused.push(`${violatedDirective} ${blockedURI}`));"""


class Planted:
    """A workshop in which everything was planted, and the links of those who look at it."""

    def __init__(self, server: Server, database: Database, language: str = "es") -> None:
        self.server, self.database = server, database
        self.number = create(database, COMMAND_LINE, full_workshop(lambda key: f"{key} {ALL}"))
        here = self.workshop
        tokens = [invite_person(database, f"{''.join(NAMES)} {each}", Role.COORDINATOR) for each in ("a", "b")]
        for token in tokens:
            choose_language(database, person_of_link(database, token).id, language)
        self.coordinator, self.waiting_link = tokens
        with patch.dict(os.environ, PLENARIA_DATA=str(server.data)):
            code = open_room(database, here, COORDINATOR)
        for name in NAMES:
            knock(database, code, name)
        self.table = open_table(database, here, COORDINATOR, here.axes[0].id)[1]

    @property
    def workshop(self) -> Workshop:
        """Return the workshop as it now is."""
        return read_workshop(self.database, self.number)

    def addresses(self, pages: Sequence[str]) -> Iterator[str]:
        """Yield the addresses that show something of it."""
        yield from (f"/{page}?taller={self.number}" for page in pages)
        yield from (f"/entrar/{self.waiting_link}", "/salir", "/otro-dispositivo", f"/sala/{ALL[:60]}")
        yield f"/api/workshops/{self.number}/links"

    def turn_to(self, field: str, value: str) -> None:
        """Set a field of the workshop itself: its stage, or what the room's screen shows."""
        change = Change(kind="set", item=self.workshop.root, field=field, text=value)
        commit(self.database, self.number, COMMAND_LINE, lambda workshop, actor: [change])


def visit(planted: Planted, context: BrowserContext, pages: Sequence[str], finding: Finding) -> Page:
    """Open pages as a coordinator and look through each for anything that was planted and took root."""
    here = urlsplit(planted.server.url).netloc
    context.on("request", lambda asked: _note_request(asked.url, here, finding))
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.on("dialog", lambda dialog: (finding.faults.append(f"a dialog: {dialog.message[:40]}"), dialog.dismiss()))
    answer = context.request.post(f"{planted.server.url}/entrar/{planted.coordinator}", max_redirects=0)
    assert answer.status == 303, answer.text()
    for address in planted.addresses(pages):
        look(page, f"{planted.server.url}{address}", finding)
    return page


def look(page: Page, address: str, finding: Finding) -> None:
    """Open one address, wait until it is whole, and look for what took root."""
    page.goto(address)
    try:
        page.locator("h1, [role=region], main").first.wait_for(state="attached")
        expect(page.locator("[data-test-script-state=running]")).to_have_count(0)
    except (Late, AssertionError):
        finding.faults.append(f"{urlsplit(address).path}: never whole")
    found = page.evaluate(FOUND)
    finding.note(bool(found), f"{urlsplit(address).path}: {sorted(set(found))[:3]}")


def print_planted(planted: Planted) -> Finding:
    """Write the workshop in Word: its texts make no relation, and it passes where foreign documents are refused."""
    finding = Finding()
    document = plan_bytes(planted.workshop)
    with zipfile.ZipFile(BytesIO(document)) as archive:
        for name in archive.namelist():
            if name.endswith(".rels"):
                relations = etree.fromstring(archive.read(name))
                finding.note(any(each.get("TargetMode") == "External" for each in relations), f"outside: {name}")
    check_document(document)
    return finding


def show_everything(planted: Planted, context: BrowserContext, pages: Sequence[str], screen: str) -> Finding:
    """Visit all pages in every stage, and the room's screen in every scene."""
    finding = Finding()
    page = visit(planted, context, pages, finding)
    for scene in CHOICES["workshop", "screen_scene"]:
        planted.turn_to("screen_scene", scene)
        look(page, f"{planted.server.url}/{screen}?taller={planted.number}", finding)
    for stage in CHOICES["workshop", "stage"]:
        planted.turn_to("stage", stage)
        for name in pages:
            look(page, f"{planted.server.url}/{name}?taller={planted.number}", finding)
    return finding


def _note_request(url: str, here: str, finding: Finding) -> None:
    asked = urlsplit(url)
    if asked.scheme in ("http", "https", "ws", "wss") and asked.netloc != here:
        finding.note(True, f"asked {asked.netloc}")
