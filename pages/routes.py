"""The addresses beside the Streamlit pages, and the door every request passes."""

from starlette.convertors import register_url_convertor
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route, WebSocketRoute

from pages.api.agenda_calendar import get_calendar, get_own_calendar
from pages.api.arrival import come_to_session, show_badge, show_session, tick_badge
from pages.api.assets import get_asset
from pages.api.attendance import post_attendance
from pages.api.attendance_file import post_attendance_file
from pages.api.axis import get_axis
from pages.api.books import get_book
from pages.api.changes import post_changes
from pages.api.checks import get_checks
from pages.api.devices import make_device_link, offer_device
from pages.api.dossier import get_attachment, post_attachment
from pages.api.drafts import get_draft
from pages.api.files import get_document
from pages.api.filled_matrix import post_filled_matrix
from pages.api.health import get_health
from pages.api.history_file import get_history, get_security
from pages.api.links import make_links, show_links
from pages.api.live import live, live_list
from pages.api.logos import get_file, post_logo
from pages.api.people_sheet import post_people_sheet
from pages.api.principal import Door
from pages.api.printed import get_page, get_pages, get_pdf
from pages.api.room import enter_room, show_room
from pages.api.sign_in import ask_to_leave, show_link, sign_out, use_link
from pages.api.templates import post_template
from pages.shared.asked_number import AskedNumber

register_url_convertor("int", AskedNumber())
ROUTES: list[BaseRoute] = [
    Route("/api/health", get_health),
    Route("/api/workshops/{workshop:int}/changes", post_changes, methods=["POST"]),
    Route("/api/workshops/{workshop:int}/axes/{axis}", get_axis),
    Route("/api/workshops/{workshop:int}/axes/{axis}/checks", get_checks),
    Route("/api/workshops/{workshop:int}/{document}.docx", get_document),
    Route("/api/workshops/{workshop:int}/{book}.xlsx", get_book),
    Route("/api/workshops/{workshop:int}/drafts/{number:int}.docx", get_draft),
    Route("/api/workshops/{workshop:int}/{document}.pdf", get_pdf),
    Route("/api/workshops/{workshop:int}/{document}/pages", get_pages),
    Route("/api/workshops/{workshop:int}/{document}/pages/{page:int}.png", get_page),
    Route("/api/workshops/{workshop:int}/filled-matrix", post_filled_matrix, methods=["POST"]),
    Route("/api/workshops/{workshop:int}/people-sheet", post_people_sheet, methods=["POST"]),
    Route("/api/workshops/{workshop:int}/attendance", post_attendance, methods=["POST"]),
    Route("/api/workshops/{workshop:int}/agenda.ics", get_calendar),
    Route("/api/workshops/{workshop:int}/my-agenda.ics", get_own_calendar),
    Route("/api/workshops/{workshop:int}/attendance-file", post_attendance_file, methods=["POST"]),
    Route("/api/workshops/{workshop:int}/history.csv", get_history),
    Route("/api/workshops/{workshop:int}/security.csv", get_security),
    Route("/api/workshops/{workshop:int}/logos", post_logo, methods=["POST"]),
    Route("/api/workshops/{workshop:int}/template", post_template, methods=["POST"]),
    Route("/api/workshops/{workshop:int}/dossier/{parent}", post_attachment, methods=["POST"]),
    Route("/api/workshops/{workshop:int}/dossier/{attachment}", get_attachment, methods=["GET"]),
    Route("/api/workshops/{workshop:int}/files/{file}", get_file),
    Route("/api/workshops/{workshop:int}/links", show_links, methods=["GET"]),
    Route("/api/workshops/{workshop:int}/links", make_links, methods=["POST"]),
    WebSocketRoute("/api/workshops/0/live", live_list),
    WebSocketRoute("/api/workshops/{workshop:int}/live", live),
    Route("/entrar/{token}", show_link, methods=["GET"]),
    Route("/entrar/{token}", use_link, methods=["POST"]),
    Route("/salir", ask_to_leave, methods=["GET"]),
    Route("/salir", sign_out, methods=["POST"]),
    Route("/salir/todos", sign_out, methods=["POST"]),
    Route("/presente/{workshop:int}/{session}", show_session, methods=["GET"]),
    Route("/presente/{workshop:int}/{session}", come_to_session, methods=["POST"]),
    Route("/gafete/{workshop:int}/{person}", show_badge, methods=["GET"]),
    Route("/gafete/{workshop:int}/{person}", tick_badge, methods=["POST"]),
    Route("/otro-dispositivo", offer_device, methods=["GET"]),
    Route("/otro-dispositivo", make_device_link, methods=["POST"]),
    Route("/sala", show_room, methods=["GET"]),
    Route("/sala", enter_room, methods=["POST"]),
    Route("/sala/{code}", show_room, methods=["GET"]),
    Route("/recursos/{digest}/{path:path}", get_asset),
]
MIDDLEWARE = [Middleware(Door)]
