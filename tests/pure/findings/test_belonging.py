"""Whether two texts belong together."""

from __future__ import annotations

from daejo.alignment import align
from daejo.alignment.pair import Pair
from daejo.blocks import Block, Kind
from daejo.findings.belonging import FEWEST, kinship

ENGLISH = [
    "The museum opened in 1987 beside the old harbour.",
    "It has 3 floors with paintings of ships.",
    "Dogs have to wait at the door of the garden.",
    "Visitors may bring their children on Sundays.",
    "A guard knows the history of every room.",
    "Tickets cost 12 euros at the counter.",
]
KOREAN = [
    "박물관은 1987년에 오래된 항구 옆에 문을 열었습니다.",
    "배 그림이 있는 3개 층이 있습니다.",
    "개는 정원 문 앞에서 기다려야 합니다.",
    "방문객은 일요일에 아이를 데려와도 됩니다.",
    "경비원은 모든 방의 역사를 압니다.",
    "표는 매표소에서 12유로입니다.",
]
OTHER = [
    "쿠버네티스 노드에서 컨테이너 이미지를 내려받습니다.",
    "스케줄러는 파드에 맞는 노드를 고릅니다.",
    "네임스페이스를 지우면 그 안의 모든 것이 사라집니다.",
    "배포 설정은 yaml 파일에 적어 둡니다.",
    "서비스는 여러 파드에 요청을 나누어 보냅니다.",
    "볼륨은 파드보다 오래 살아남습니다.",
]


def prose(texts: list[str]) -> list[Block]:
    return [Block(Kind.PARAGRAPH, text) for text in texts]


def test_a_text_and_its_translation_belong_together_though_much_is_lost() -> None:
    original = prose(ENGLISH)
    assert not kinship(original, prose(KOREAN), align(original, prose(KOREAN))).strangers
    links = tuple(Pair((i,), (i,), 0.9) for i in range(6))
    cut = kinship(prose(ENGLISH * 5), prose(KOREAN), links)
    assert (cut.original, cut.post, cut.original_paired, cut.post_paired, cut.strangers) == (
        30,
        6,
        6,
        6,
        False,
    )


def test_two_texts_of_which_nothing_pairs_are_strangers() -> None:
    made = kinship(prose(ENGLISH), prose(OTHER), (Pair((0,), (0,), 0.5),))
    assert (made.original_paired, made.post_paired, made.strangers) == (1, 1, True)


def test_of_a_few_lines_nothing_is_said() -> None:
    for size in range(FEWEST):
        assert not kinship(prose(ENGLISH[:size]), prose(OTHER), ()).strangers
        assert not kinship(prose(ENGLISH), prose(OTHER[:size]), ()).strangers
