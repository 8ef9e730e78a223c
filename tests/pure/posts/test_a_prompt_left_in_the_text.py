"""Orders to the translating machine and its answers: found in every wording, never seen in honest prose."""

import pytest

from daejo.posts import Residue, ResidueKind, lint, read_post

ORDERS = [
    "테이블 태그를 Markdown 형식으로 변경하세요.",
    "표 태그를 마크다운 포맷으로 바꿔주세요.",
    "<table> 태그를 Markdown 형식으로 변경해 주세요.",
    "Table tag를 Markdown 형식으로 변경해주세요.",
    "이미지 태그를 마크다운 문법으로 변환하십시오.",
    "테이블을 마크다운 형식으로 변경해주세요.",
    "위 표를 마크다운으로 바꿔주세요.",
    "표를 Markdown 형식으로 변환해보겠습니다.",
    "테이블 태그를 마크다운 형식으로 변경하실 수 있습니다.",
    "마크다운 형식으로 테이블 태그 변경하기",
    "테이블 태그를 Markdown 형식으로 변경하였습니다:",
    "테이블 태그를 마크다운 형식으로 변경해드리겠습니다.",
    "아래는 Markdown 형식으로 변경된 표입니다:",
    "다음은 마크다운 형식으로 변환한 코드입니다.",
    "아래와 같이 Markdown 형식으로 변경했습니다.",
    "여기는 Markdown 형식으로 변경된 내용입니다.",
    "이미지를 Markdown 형식으로 변경하세요.",
    "마크다운 형식으로 변경해주세요.",
    "Markdown 형식으로 변환해 주시기 바랍니다.",
    "친절한 톤으로 번역해 드리겠습니다.",
    "위의 글을 다정한 말투로 우리말로 번역해주세요.",
    "위 글을 친근한 말투로 번역하면 다음과 같습니다:",
    "한국어로 번역해 드리겠습니다.",
    "위 내용을 한국어로 번역하면 다음과 같습니다.",
    "아래 내용을 친절하게 번역해 드릴게요!",
    "당신은 개발자이며, 위의 내용을 친절한 톤으로 한국어로 번역해야 합니다.",
    "번역: 이 글에서는 도구를 소개합니다.",
    "번역할 텍스트를 제공해 주세요.",
    "죄송하지만 해당 내용을 번역해 드릴 수 없습니다.",
    "요청하신 내용을 번역했습니다.",
    "저는 AI 언어 모델로서 이미지를 볼 수 없습니다.",
    "번역된 내용은 다음과 같습니다.",
    "아래는 번역된 텍스트입니다:",
    "다음은 요청하신 대로 번역한 내용입니다.",
    "이 부분은 코드이므로 번역하지 않겠습니다.",
    "위의 이미지를 Markdown 형식으로 변경하면 다음과 같습니다.",
    "이미지 URL을 Markdown 형식으로 변경하시면 됩니다.",
    "위의 표를 마크다운 형식으로 변경해보았습니다.",
    "무엇을 도와드릴까요?",
    "네, 알겠습니다! 친근하게 바꿔 드리겠습니다.",
    "Sure, here is the translation of the text:",
    "Translate the following text into Korean in a friendly tone.",
    "Here is the table in Markdown format:",
    "Please change the table tag to Markdown format.",
]

HONEST = [
    "블로그 글은 모두 Markdown 파일로 저장됩니다.",
    "이 도구를 쓰면 HTML 문서를 Markdown 형식으로 변환할 수 있고, 표와 각주도 그대로 남습니다.",
    "노트를 Markdown 형식으로 변환하려면 다음 명령을 실행하세요.",
    "레이블 태그를 추가한 뒤 화면을 새로 고치세요.",
    "이 버튼을 누르면 문장을 다른 언어로 번역합니다.",
    "번역기는 문장을 다른 언어로 번역하는 모델입니다.",
    "아래 표는 두 방식의 차이를 정리한 것입니다.",
    "다음은 사용 예시입니다.",
    "서버는 요청하신 내용을 JSON으로 돌려줍니다.",
    "이미지 태그에 alt 속성을 넣어 주세요.",
    "테이블 태그는 table, tr, td로 이루어집니다.",
    "친절한 커뮤니티에서 질문해 보세요.",
    "도움이 되셨다면 박수를 쳐 주세요.",
    "궁금한 점은 댓글로 남겨 주세요.",
    "챗봇은 “무엇을 도와드릴까요?”라고 묻습니다.",
    "알겠습니다. 그러면 캐시부터 봅시다.",
    "이 문서는 여러 나라 말로 번역되어 있습니다.",
]

BODY = """# 캐시를 다루는 법

서버가 느릴 때는 먼저 캐시를 살펴봅니다. 값이 언제 버려지는지 알아야 합니다.

<div class="content-ad"></div>

{said}

<div class="content-ad"></div>

이제 설정을 바꾸고 다시 재어 보면 됩니다. 응답이 두 배 빨라졌습니다.
"""


def residue(text: str, kind: ResidueKind = ResidueKind.PROMPT) -> list[Residue]:
    return [r for r in lint(read_post(text.encode(), "post.md")) if r.kind is kind]


@pytest.mark.parametrize("said", ORDERS)
def test_an_order_alone_in_its_unit_is_found(said: str) -> None:
    assert [r.lines for r in residue(BODY.format(said=said))] == [(7, 7)]


@pytest.mark.parametrize("said", HONEST)
def test_honest_prose_is_no_order(said: str) -> None:
    assert residue(BODY.format(said=said)) == []


def test_an_order_inside_a_paragraph_is_found_and_the_paragraph_keeps_its_partner() -> None:
    order = "테이블 태그를 Markdown 형식으로 변경하세요."
    before, after = "값은 오 분 뒤에 버려집니다.", "그 뒤에는 원본을 다시 읽고, 읽은 값을 캐시에 넣습니다."
    (found,) = residue(BODY.format(said=f"{before} {order} {after}"))
    assert (found.whole, found.excerpt) == (False, order)


def test_the_machine_s_whole_answer_in_a_title_is_found_at_the_title_s_line() -> None:
    post = '---\ntitle: "영어 제목 Cache it 한글 제목 캐시하기"\nlink: "https://medium.com/p/0123456789ab"\n---\n본문입니다.\n'
    assert [r.lines for r in residue(post)] == [(2, 2)]


def test_a_post_about_translating_may_speak_of_it() -> None:
    post = """# 번역 모델 만들기

번역 모델은 문장을 받습니다. 번역 결과는 문장입니다.

먼저 번역할 데이터를 모읍니다. 영어를 한국어로 번역한 결과가 많을수록 좋습니다.

번역 품질은 점수로 잽니다.

번역된 문장은 다음과 같습니다.

이제 다른 언어로도 번역을 시켜 보세요.
"""
    assert residue(post) == []


def test_a_post_about_markdown_may_tell_its_reader_to_change_tags() -> None:
    post = """# 마크다운으로 옮기기

마크다운 문법은 짧습니다. 마크다운 파일은 어디서나 열립니다.

이제 표 태그를 마크다운 형식으로 변경하세요. 그러면 깃허브에서도 표가 보입니다.

마크다운 편집기는 여럿 있습니다. 마크다운 미리보기도 켜 두세요.

마크다운 표는 세로줄로 칸을 나눕니다.
"""
    assert residue(post) == []
