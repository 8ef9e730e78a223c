"""A page without state as a story that can be edited: its elements are changed and written back."""

from __future__ import annotations

import copy
import re
from typing import Any

from lxml import etree, html

from reading_parts.mutations import NotHere

KIND = {
    "p": "P",
    "blockquote": "QUOTE",
    "li": "ITEM",
    "pre": "CODE",
    "figure": "IMAGE",
    "h3": "HEADING",
    "h4": "HEADING",
}
NAME = re.compile(r"^[0-9a-f]{4}$")


class MarkupPage:
    def __init__(self, body: bytes) -> None:
        parser = html.HTMLParser(encoding="utf-8")
        self.root = html.document_fromstring(body, parser=parser)
        article = self.root.find(".//article")
        self.elements = [e for e in article.iter() if isinstance(e.tag, str) and self._is_paragraph(e)]
        self.made = 0

    def _is_paragraph(self, element: Any) -> bool:
        named = NAME.match(element.get("id") or element.get("name") or "") is not None
        if element.tag == "figure":
            return element.find(".//img") is not None
        return named and element.tag in KIND and element.getparent().tag != "blockquote"

    def indexes(self, *kinds: str) -> list[int]:
        return [
            i for i in range(4, len(self.elements)) if KIND[self.elements[i].tag] in kinds and self._whole(i)
        ]

    def _whole(self, index: int) -> bool:
        return self.elements[index].tag == "figure" or bool(self.text(index).strip())

    def _holder(self, index: int) -> Any:
        """The element whose text is the paragraph's: an image's is its caption."""
        element = self.elements[index]
        return element.find(".//figcaption") if element.tag == "figure" else element

    def text(self, index: int) -> str:
        holder = self._holder(index)
        return "" if holder is None else " ".join("".join(holder.itertext()).split())

    def set_text(self, index: int, text: str) -> None:
        holder = self._holder(index)
        for child in list(holder):
            holder.remove(child)
        holder.text = text

    def remove(self, index: int) -> None:
        element = self.elements.pop(index)
        element.getparent().remove(element)

    def insert_copy(self, index: int, text: str) -> None:
        self.made += 1
        element = self.elements[index]
        new = copy.deepcopy(element)
        new.tail = None
        for child in list(new):
            new.remove(child)
        new.text = text
        for attribute in ("id", "name"):
            if new.get(attribute):
                new.set(attribute, f"ff0{self.made}")
        element.addnext(new)
        self.elements.insert(index + 1, new)

    def swap(self, index: int, other: int) -> None:
        one, two = self.elements[index], self.elements[other]
        if one.getnext() is not two:
            raise NotHere
        two.addnext(one)
        self.elements[index], self.elements[other] = two, one

    def set_kind(self, index: int, kind: str) -> None:
        element = self.elements[index]
        if kind == "HEADING":
            element.tag = "h4"
            element.set("class", "graf--h4")
        else:
            quote = etree.Element("blockquote")
            element.addprevious(quote)
            quote.append(element)

    def plain(self, index: int) -> bool:
        holder = self._holder(index)
        return holder is not None and bool(self.text(index)) and len(holder) == 0

    def mark(self, index: int, kind: str) -> None:
        element = self.elements[index]
        words = self.text(index).split()
        element.text = ""
        new = etree.SubElement(element, {"STRONG": "strong", "A": "a"}[kind])
        new.text, new.tail = words[0], " " + " ".join(words[1:])
        if kind == "A":
            new.set("href", "https://example.org/new")

    def retarget(self) -> int:
        for index in self.indexes("P", "ITEM", "QUOTE"):
            link = self.elements[index].find(".//a[@href]")
            if link is not None:
                link.set("href", "https://example.org/elsewhere")
                return index
        raise NotHere

    def replace_image(self, index: int) -> None:
        for img in self.elements[index].iter("img"):
            for attribute in ("src", "srcset", "data-image-id"):
                if attribute in img.attrib:
                    del img.attrib[attribute]
            img.set("src", "https://miro.medium.com/max/800/1*another0image.png")

    def written(self) -> bytes:
        return etree.tostring(self.root, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")
