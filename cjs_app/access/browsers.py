"""What a browser is called in the list of devices: its family and the kind of device, nothing that singles it out."""

FAMILIES = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)


def device_label(user_agent: str) -> str:
    """Return a device in plain words: «Firefox, sur un téléphone»."""
    family = next((name for mark, name in FAMILIES if mark in user_agent), "Un navigateur")
    return f"{family}, sur {_kind(user_agent)}"


def _kind(user_agent: str) -> str:
    """Return the kind of device a browser says it runs on."""
    if "iPad" in user_agent or "Tablet" in user_agent or ("Android" in user_agent and "Mobile" not in user_agent):
        return "une tablette"
    if "Mobile" in user_agent or "iPhone" in user_agent:
        return "un téléphone"
    return "un ordinateur"
