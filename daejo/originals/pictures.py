"""Images in HTML: where they really lie, and each only once."""

from __future__ import annotations

from daejo.blocks import Block, Kind, clean
from daejo.markdown import image_key
from daejo.originals.elements import Element
from daejo.originals.links import clean_link

_BLANK_IMAGE = ("data:image/gif", "data:image/svg")


def images_in(element: Element, base: str) -> list[Block]:
    """The images in an element, each key once: a page often holds two sizes of one."""
    found: dict[str, Block] = {}
    for img in element.iter("img"):
        address = _address(img)
        if not address:
            continue
        address = clean_link(address, base)
        key = image_key(address)
        if key and key not in found and not _is_pixel(img):
            found[key] = Block(Kind.IMAGE, "", image=key, target=address, alt=clean(img.get("alt") or ""))
    return list(found.values())


def _address(img: Element) -> str:
    """Where an image lies: lazy pages keep the address in data-src, in a srcset or a <source> beside it."""
    for name in ("data-image-id", "src", "data-src", "data-original", "data-lazy-src"):
        value = (img.get(name) or "").strip()
        if value and not value.startswith(_BLANK_IMAGE):
            return value if name != "data-image-id" else f"https://miro.medium.com/{value}"
    for element in (img, *img.itersiblings("source", preceding=True)):
        srcset = element.get("srcset") or element.get("srcSet") or element.get("data-srcset")
        if srcset:
            return str(srcset).strip().split()[0].rstrip(",")
    return ""


def _is_pixel(img: Element) -> bool:
    return img.get("width") in ("0", "1") and img.get("height") in ("0", "1")
