"""A page with Apollo state as a story that can be edited: the JSON is changed and written back."""

from __future__ import annotations

import json
from typing import Any

from reading_parts.mutations import NotHere

KIND = {
    "P": "P",
    "BQ": "QUOTE",
    "PQ": "QUOTE",
    "ULI": "ITEM",
    "OLI": "ITEM",
    "H3": "HEADING",
    "H4": "HEADING",
}
KIND |= {"PRE": "CODE", "IMG": "IMAGE", "IFRAME": "EMBED"}
TYPE = {"HEADING": "H4", "QUOTE": "BQ"}


class StatePage:
    def __init__(self, body: bytes) -> None:
        at = body.find(b"{", body.find(b"__APOLLO_STATE__"))
        text = body[at:].decode("utf-8")
        self.state, end = json.JSONDecoder().raw_decode(text)
        self.before, self.after = body[:at], text[end:].encode("utf-8")
        post = next(
            p
            for k, p in self.state.items()
            if k.startswith("Post:") and any(x.startswith("content(") for x in p)
        )
        content = self._follow(next(v for k, v in post.items() if k.startswith("content(")))
        self.refs: list[Any] = self._follow(content["bodyModel"])["paragraphs"]
        self.made = 0

    def _follow(self, value: Any) -> Any:
        return (
            self.state[value.get("__ref") or value["id"]]
            if "__ref" in value or "generated" in value
            else value
        )

    def _paragraph(self, index: int) -> dict[str, Any]:
        return self._follow(self.refs[index])

    def _marks(self, index: int) -> list[dict[str, Any]]:
        return [self._follow(m) for m in self._paragraph(index)["markups"]]

    def indexes(self, *kinds: str) -> list[int]:
        return [
            i
            for i in range(3, len(self.refs))
            if KIND.get(self._paragraph(i)["type"]) in kinds and self._alone(i)
        ]

    def _alone(self, index: int) -> bool:
        """Adjacent code is one block; the first of a section stands after a break: keep clear of both."""
        if self._paragraph(index)["type"] != "PRE":
            return True
        return all(self._paragraph(i)["type"] != "PRE" for i in (index - 1, index + 1) if i < len(self.refs))

    def text(self, index: int) -> str:
        return self._paragraph(index)["text"]

    def set_text(self, index: int, text: str) -> None:
        self._paragraph(index)["text"] = text

    def remove(self, index: int) -> None:
        """Sections begin at an index: it moves with the paragraphs."""
        del self.refs[index]
        self._shift(index, -1)

    def insert_copy(self, index: int, text: str) -> None:
        self.made += 1
        key = f"Paragraph:made_{self.made}"
        self.state[key] = {
            **self._paragraph(index),
            "id": key,
            "text": text,
            "markups": [],
            "name": f"ff0{self.made}",
        }
        reference = (
            {"__ref": key} if "__ref" in self.refs[index] else {"type": "id", "generated": False, "id": key}
        )
        self.refs.insert(index + 1, reference)
        self._shift(index, 1)

    def _shift(self, index: int, by: int) -> None:
        for value in self._sections():
            if value["startIndex"] > index:
                value["startIndex"] += by

    def _sections(self) -> list[dict[str, Any]]:
        for value in list(self.state.values()):
            for content in (value, *value.values()) if isinstance(value, dict) else ():
                if isinstance(content, dict):
                    model = content.get("bodyModel", content)
                    if isinstance(model, dict) and model.get("paragraphs") is self.refs:
                        return [self._follow(s) for s in model["sections"]]
        return []

    def swap(self, index: int, other: int) -> None:
        if any(s["startIndex"] in (index, other) for s in self._sections()):
            raise NotHere
        self.refs[index], self.refs[other] = self.refs[other], self.refs[index]

    def set_kind(self, index: int, kind: str) -> None:
        self._paragraph(index)["type"] = TYPE[kind]

    def plain(self, index: int) -> bool:
        return bool(self.text(index).strip()) and not self._paragraph(index)["markups"]

    def mark(self, index: int, kind: str) -> None:
        end = len(self.text(index).split()[0])
        href = "https://example.org/new" if kind == "A" else None
        self._paragraph(index)["markups"] = [
            {"__typename": "Markup", "type": kind, "start": 0, "end": end, "href": href, "anchorType": "LINK"}
        ]

    def retarget(self) -> int:
        for index in self.indexes("P", "ITEM", "QUOTE", "IMAGE"):
            for markup in self._marks(index):
                if markup["type"] == "A" and markup.get("href"):
                    markup["href"] = "https://example.org/elsewhere"
                    return index
        raise NotHere

    def replace_image(self, index: int) -> None:
        self._paragraph(index)["metadata"] = {"__typename": "ImageMetadata", "id": "1*another0image.png"}

    def written(self) -> bytes:
        text = json.dumps(self.state, ensure_ascii=False).replace("/", "\\u002F")
        return self.before + text.encode("utf-8") + self.after
