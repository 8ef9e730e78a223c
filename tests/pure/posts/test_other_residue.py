"""Persona lines, foreign letters, garbled Korean, English prose, made-up tables, repeats, images, fences."""

import pytest

from daejo.posts import Residue, ResidueKind, lint, read_post, residue_blocks, untranslated_blocks
from daejo.posts.residue import ResidueSeverity

AD = '\n\n<div class="content-ad"></div>\n\n'
OPENING = (
    "# 캐시를 다루는 법\n\n서버가 느릴 때는 먼저 캐시를 살펴봅니다.\n\n"
    "값이 언제 버려지는지 알아야 합니다.\n\n그래야 무엇을 고칠지 알 수 있습니다."
)
CLOSING = "이제 설정을 바꾸고 다시 재어 보면 됩니다. 응답이 두 배 빨라졌습니다."


def found(text: str, files: set[str] | None = None) -> list[Residue]:
    return list(lint(read_post(text.encode(), "post.md"), files))


def kinds(said: str) -> list[str]:
    """The kinds of residue in a post that says ``said`` in a translation unit of its own."""
    return [r.kind.value for r in found(OPENING + AD + said + AD + CLOSING)]


@pytest.mark.parametrize(
    "said",
    [
        "암호화폐 전문가입니다.",
        "안녕하세요! 블록체인 업계 전문가입니다.",
        "당신이 디자이너이세요.",
        "당신은 주식 트레이더입니다.",
        "암호화폐 전문가분들을 위한 조언",
        "부동산 투자자 여러분, 먼저 값을 살펴봅시다.",
        "친구야, 값을 먼저 살펴보자.",
        "안녕하세요! 이번에는 값을 버리는 때를 살펴봅니다.",
        "Cryptocurrency investors, 값을 먼저 살펴봅시다.",
    ],
)
def test_the_machine_s_persona_is_found(said: str) -> None:
    assert kinds(said) == ["persona"]


@pytest.mark.parametrize(
    "said",
    [
        "저는 보안 전문가입니다.",
        "그는 유명한 작가입니다.",
        "뛰어난 개발자입니다.",
        "모든 투자자에게 알려진 이야기입니다.",
        "많은 개발자에게 캐시는 어렵습니다.",
        "캐시 전문가에게 물었습니다.",
        "안녕하세요! 저는 이 글을 쓴 민수라고 합니다.",
        "친구와 함께 서버를 고쳤습니다.",
        "이 글의 독자는 개발자입니다.",
    ],
)
def test_people_who_speak_of_themselves_or_others_are_no_persona(said: str) -> None:
    assert kinds(said + " 캐시 이야기를 이어 갑니다.") == []


def test_an_author_may_greet_at_the_beginning() -> None:
    assert found("안녕하세요! 오늘은 캐시를 다룹니다." + AD + OPENING + AD + CLOSING) == []


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("더 빨리成長할 수 있습니다.", "script"),
        ("이제 병합(マージ)과 다른 マージ를 봅니다.", "script"),
        ("값을 кэш에서 읽습니다.", "script"),
        ("디지턈 서비스를 만듭니다.", "garbled"),
        ("값을 읽\ufffd니다.", "garbled"),
        ("값ㅡ을 읽고 쓴ㄴ다고 합니다.", "garbled"),
        ("Yeonseupeul gidoeneunnal saenggageun neomu eoryeowoseo seumnida.", "garbled"),
    ],
)
def test_letters_that_do_not_belong_are_found(said: str, kind: str) -> None:
    assert kinds(said) == [kind]


@pytest.mark.parametrize(
    "said",
    [
        "분산(分散)은 나누어 둔다는 뜻입니다.",
        "「成長」이라는 책을 읽었습니다.",
        "美 증시가 올랐습니다.",
        "중국어로는 成長이라고 씁니다.",
        "정말 좋아요ㅎㅎ 그렇죠ㅋㅋㅋ 아쉽네요ㅠㅠ",
        "각도는 γ와 ω로 씁니다.",
        "똠양꿍을 먹었습니다.",
    ],
)
def test_letters_that_people_do_write_are_none(said: str) -> None:
    assert kinds(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "The cache keeps a value until it expires, and then it reads the source again.",
        "- This is the reason why we measure before we change anything.",
        "Let's look at them:",
        "Our page now looks like this:",
        "값은 버려집니다. After that the server reads the source again and puts it into the cache.",
        "## You can also tell the server to keep a value for longer than that",
    ],
)
def test_english_prose_is_found(said: str) -> None:
    assert kinds(said) == ["untranslated"]


@pytest.mark.parametrize(
    "said",
    [
        "- LinkedIn\n- Twitter",
        "Vue: 3.4.1 Vite: 5.2.0 Node: 20.11.1",
        '"A Book of Slow Caches" by Jane Roe and John Poe',
        "Building Patient Machines: The Big Ideas Behind Slow Software",
        "if (x == 5) { print(x); } else { return the_other(x); } for (int i = 0; i < 10; i++)",
        "`the cache is read here and then it is written`",
        "## Getting Started With the Cache",
        "그는 “Attention Is All You Need” 논문을 읽었습니다.",
        "철수가 쓴 A Theory of Caches and the Design of Patient Servers를 읽으세요.",
        "gs: greater than some",
        "https://example.com/this-is-the-way-it-was-meant-to-be",
    ],
)
def test_names_titles_and_code_are_no_english_prose(said: str) -> None:
    assert kinds(said) == []


def test_an_english_file_is_no_translation() -> None:
    assert (
        found("# The cache\n\nThe cache keeps a value until it expires, and then it reads it again.\n") == []
    )


PLACEHOLDERS = "| 열1 | 열2 |\n|---|---|\n| 항목1 | 항목2 |\n| 항목3 | 항목4 |"
REAL = "| 방식 | 시간 |\n|---|---|\n| 캐시 | 3 ms |\n| 원본 | 90 ms |"


def test_a_table_of_placeholders_is_found() -> None:
    assert kinds(PLACEHOLDERS) == ["placeholder"]


def test_a_real_table_is_none() -> None:
    assert kinds(REAL) == []


def test_on_medium_a_table_under_the_machine_s_own_announcement_is_made_up() -> None:
    front = '---\ntitle: "캐시"\nlink: "https://medium.com/@a/{}"\n---\n'
    told = f"아래는 Markdown 형식으로 테이블을 변환한 것입니다.\n\n{REAL}"
    story = found(front.format("cache-0123456789ab") + OPENING + AD + told + AD + CLOSING)
    assert [r.kind.value for r in story] == ["prompt", "placeholder"]
    other = found(front.format("cache") + OPENING + AD + told + AD + CLOSING)
    assert [r.kind.value for r in other] == ["prompt"]


PASSAGE = [
    "값이 오래되면 서버는 그 값을 버리고 원본에서 다시 읽어 옵니다. 그동안 다른 요청은 모두 기다려야 합니다.",
    "기다리는 시간이 길어지면 요청이 쌓이고 서버는 더 느려집니다. 그래서 값을 미리 읽어 두는 편이 낫습니다.",
]


def test_a_passage_that_stands_twice_is_found() -> None:
    text = OPENING + AD + "\n\n".join(PASSAGE) + AD + "사이에 다른 말이 있습니다." + AD + "\n\n".join(PASSAGE)
    assert [(r.kind.value, r.lines) for r in found(text)] == [("repeated", (21, 21)), ("repeated", (23, 23))]


def test_one_sentence_that_a_manual_repeats_far_away_is_no_residue() -> None:
    between = "\n\n".join(f"{n}번째 단계에서는 다른 설정 파일 하나를 고칩니다." for n in "일이삼사오육칠")
    assert found(f"{OPENING}\n\n{PASSAGE[0]}\n\n{between}\n\n{PASSAGE[0]}\n\n{CLOSING}") == []


def image(number: int) -> str:
    return f"![image](/assets/img/2024-07-13-Caching_{number}.png)"


def test_an_image_that_the_numbering_leaves_out_is_found_between_its_neighbours() -> None:
    (residue,) = found("\n\n".join([OPENING, image(0), image(1), image(3)]))
    assert (residue.kind, residue.lines) == (ResidueKind.IMAGE_UNUSED, (11, 13))


@pytest.mark.parametrize(("paragraphs", "confidence"), [(1, 0.7), (40, 0.5)])
def test_a_number_left_out_is_a_guess_and_less_sure_the_further_its_neighbours_are(
    paragraphs: int, confidence: float
) -> None:
    between = "\n\n".join(f"{n}번째 문단은 캐시가 언제 값을 버리는지 말합니다." for n in range(paragraphs))
    [residue] = found("\n\n".join([OPENING, image(0), between, image(2)]))
    assert (residue.kind, residue.confidence) == (ResidueKind.IMAGE_UNUSED, confidence)
    assert residue.severity is ResidueSeverity.LOW


def test_the_cover_counts_as_shown() -> None:
    front = '---\ntitle: "캐시"\nlink: "x"\ncoverImage: "/assets/img/2024-07-13-Caching_0.png"\n---\n'
    assert found(front + "\n\n".join([OPENING, image(1), image(2)])) == []


def test_files_tell_what_was_downloaded_and_what_is_not_there() -> None:
    text = "\n\n".join([OPENING, image(0), image(1)])
    files = {"2024-07-13-Caching_0.png", "2024-07-13-Caching_2.png", "2024-01-01-Other_5.png"}
    assert [(r.kind.value, r.excerpt) for r in found(text, files)] == [
        ("image_missing", "2024-07-13-Caching_1.png"),
        ("image_unused", "2024-07-13-Caching_2"),
    ]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ('`<img src="/assets/img/2024-07-13-Caching_0.png" />`', "image_unused"),
        ("[그림](/assets/img/2024-07-13-Caching_0.png)", "image_unused"),
        (f"{image(0)}\n\n![before](enemy-spawning.png)", "image_missing"),
    ],
)
def test_an_image_that_the_page_will_not_show_is_found(said: str, kind: str) -> None:
    assert kinds(said) == [kind]


def test_a_broken_fence_is_found_at_its_line() -> None:
    (residue,) = found(f"{OPENING}\n\n```js\na = 1;{AD}{CLOSING}")
    assert (residue.kind, residue.lines) == (ResidueKind.FENCE, (9, 9))


def test_what_is_only_residue_takes_no_partner_and_english_keeps_its_own() -> None:
    order = "테이블 태그를 Markdown 형식으로 변경하세요."
    english = "The cache keeps a value until it expires, and then it reads the source again."
    post = read_post(f"{CLOSING}{AD}{order}{AD}{english}{AD}{PLACEHOLDERS}\n".encode(), "post.md")
    assert residue_blocks(post) == (1, 3)
    assert untranslated_blocks(post) == (2,)
