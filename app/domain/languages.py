"""The languages that papers can be written in for a customer or a supplier."""

from __future__ import annotations

# As Babel calls them: a language, with its country where that changes how dates or numbers are written.
_CODES = (
    "af ar ar_EG bg bn bs ca cs cy da de de_AT de_CH el en_AU en_CA en_GB en_IE en_IN en_NZ en_US en_ZA es es_AR es_CL"
    " es_CO es_MX es_US et eu fa fi fil fr fr_BE fr_CA fr_CH ga gl he hi hr hu id is it it_CH ja ka kk ko lt lv mk ms"
    " mt nb nl nl_BE nn pl pt pt_BR ro ru sk sl sq sr sr_Latn sv sv_FI sw ta th tr uk ur vi zh_Hans zh_Hant"
)
LANGUAGES = tuple(_CODES.split())
_KNOWN = {code.casefold(): code for code in LANGUAGES}


def language_named(text: str) -> str:
    """The language that `text` names, whatever its case and sign ("de-at" is "de_AT"); "" where there is none.

    One with a country that is not listed is the language alone.
    """
    code = text.strip().replace("-", "_").casefold()
    while code and code not in _KNOWN:
        code = code.rpartition("_")[0]
    return _KNOWN.get(code, "")
