"""E-mail addresses and telephone numbers as sheets write them, and which mailboxes are an office's, not a person's."""

import re

from workshop.person_names import fold

# Bounded, as addresses are: looking for one in a long line without any must not take for ever.
_EMAIL = re.compile(
    r"<?\s{0,3}([^\s<>@;,/|()\"']{1,64}@[^\s<>@;,/|()\"']{1,190}\.[^\s<>@;,/|()\"'.]{2,63})"
    r"\.?\s{0,3}>?(?=$|[\s;,/|()\"'])"
)
_SPELLED = re.compile(r"\s?(?:\(at\)|\[at\]|\(arroba\)|\[arroba\]|\s@\s|\s@|@\s)\s?", re.IGNORECASE)
_OFFICES = frozenset(
    "info informacion contacto contact secretaria secretariat despacho direccion recepcion reception oficina office "
    "admin administracion administrador correo mail email buzon consultas consulta ayuda help soporte support prensa "
    "comunicacion comunicaciones protocolo relaciones cooperacion internacional internacionales asuntos eventos events "
    "press rrhh recursos humanos gerencia presidencia ministerio ministro viceministerio viceministro migracion "
    "extranjeria fiscalia procuraduria policia unidad departamento depto seccion subdireccion dg coordinacion "
    "enlace enlaces consulado embajada embassy consulate trata victimas delegacion mision asistente "
    "general registro inscripciones noreply".split()
)


def find_emails(text: str) -> tuple[list[str], str]:
    """Return the e-mail addresses in a text, as written, and what is left of it without them."""
    if "@" not in text and "(" not in text and "[" not in text:
        return [], text
    plain = _SPELLED.sub("@", re.sub(r"(?i)\b(?:mailto|e-?mail|correo)\s?:\s?", " ", text))
    found = _EMAIL.findall(plain)
    if not found:
        return [], text
    return list(dict.fromkeys(found)), " ".join(_EMAIL.sub(" ", plain).strip(" ;,/|").split())


def same_address(text: str) -> str:
    """Return an address as addresses are compared."""
    return text.strip().casefold()


def is_of_an_office(email: str) -> bool:
    """Say whether a mailbox bears an office's name rather than a person's: secretaria@, despacho.ministro@."""
    words = fold(email.partition("@")[0]).split()
    words = [word.strip("0123456789") for word in words]
    words = [word for word in words if word]
    return bool(words) and (words[0] in _OFFICES) and all(word in _OFFICES or len(word) < 3 for word in words)


def digits(phone: str) -> str:
    """Return the last eight digits of a telephone number, which tell two numbers apart; "" for none."""
    found = re.sub(r"\D", "", phone)
    return found[-8:] if len(found) >= 7 else ""
