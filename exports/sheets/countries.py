"""The countries of the world by the names a sheet may give them, in the languages of the region and in short."""

from collections.abc import Mapping
from functools import cache

from babel import Locale

from workshop.person_names import fold

_LANGUAGES = ("es", "en", "fr", "pt")
_SHORT = {
    "US": "EE UU|EEUU|EUA|USA|U S A|U S|United States of America|Estados Unidos de América|"
    "Estados Unidos de Norteamérica",
    "DO": "Rep Dominicana|R Dominicana|RD|Dominican Rep|Santo Domingo",
    "MX": "Estados Unidos Mexicanos|Méjico|MEX",
    "BZ": "Belize|Belice",
    "GB": "UK|Great Britain|Inglaterra",
    "BR": "Brasil|Brazil",
    "PA": "PAN|Panama",
    "CR": "CRI|C Rica",
    "SV": "SLV|Salvador|El Salvador",
    "GT": "GTM|GUA",
    "HN": "HND|HON",
    "NI": "NIC",
    "CA": "CAN",
    "CO": "COL",
    "EC": "ECU",
    "PE": "PER",
    "AR": "ARG",
    "CL": "CHL",
    "HT": "HTI",
    "BO": "BOL|Estado Plurinacional de Bolivia",
    "VE": "VEN|República Bolivariana de Venezuela",
}


@cache
def country_codes() -> Mapping[str, str]:
    """Return the folded names of countries, each with its code of two letters; the codes are names too."""
    codes: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                codes.setdefault(fold(name), code)
                codes.setdefault(fold(code), code)
    for code, names in _SHORT.items():
        codes |= {fold(name): code for name in names.split("|")}
    return codes
