"""What the two sides of a pair must have in common, and what a translation may well change."""

from __future__ import annotations

import pytest

from daejo.blocks import Block, Kind, Mark, MarkKind
from daejo.findings.comparers import disagreements
from daejo.findings.latin import usage_of


def prose(text: str, *marks: Mark) -> Block:
    return Block(Kind.PARAGRAPH, text, marks=marks)


def linked(text: str, target: str) -> Block:
    return prose(text, Mark(0, len(text), MarkKind.LINK, target))


def coded(text: str, *words: str) -> Block:
    marks = [Mark(text.index(w), text.index(w) + len(w), MarkKind.CODE) for w in words]
    return prose(text, *marks)


def image(target: str) -> Block:
    return Block(Kind.IMAGE, "", image=target.rsplit("/", 1)[-1], target=target)


@pytest.mark.parametrize(
    ("english", "korean", "said"),
    [
        ("It costs 40 dollars.", "가격은 50달러입니다.", "number 40 dollars ≠ 50달러"),
        ("It was 18 euros a night.", "하룻밤에 18달러였습니다.", "number 18 euros ≠ 18달러"),
        ("It grew by 84% in a year.", "1년 만에 141% 성장했습니다.", "number 84% ≠ 141%"),
        ("Since version 2.4.1 it works.", "2.4.7 버전부터 동작합니다.", "number 2.4.1 ≠ 2.4.7"),
        ("He names three goals.", "두 가지 목표를 말합니다.", "number three ≠ 두 가지"),
        ("It took two months.", "2주가 걸렸습니다.", "number 2 month ≠ 2 week"),
        ("They sold it to Reddit.", "그들은 GitHub에 팔았습니다.", "name Reddit ≠ GitHub"),
        ("We read the tables with polars.", "pandas_table로 표를 읽습니다.", "name ∅ ≠ pandas_table"),
        # A name at the start of a sentence, or in a title, where it is no English word.
        ("Zorvex is made by the team of Brisk.", "Brisk는 Brisk의 팀이 만듭니다.", "name Zorvex ≠ Brisk"),
        ("Single file components (Zorvex).", "단일 파일 컴포넌트(SFC)입니다.", "name Zorvex ≠ SFC"),
        ("It is 5 miles away.", "12km 떨어져 있습니다.", "number 5 ≠ 12"),
        ("Walk 1.5 kilometres.", "1,600m를 걷습니다.", "number 1.5 ≠ 1,600"),
        ("It was so in the 1990s.", "80년대에 그랬습니다.", "number 1990 ≠ 80년"),
        ("It was so in the 1990s.", "1980년대에 그랬습니다.", "number 1990 ≠ 1980년"),
        ("It took 18 months.", "2년 6개월이 걸렸습니다.", "number 18 ≠ 2년, 6"),
        ("We meet at 15:00.", "오후 4시에 만납니다.", "number 15 ≠ 4"),
        ("We meet at 6 pm.", "오후 7시에 만납니다.", "number 6 ≠ 7"),
        ("It took an hour and a half.", "2시간 30분이 걸렸습니다.", "number an hour and a half ≠ 2시간 30분"),
        ("It took an hour and a half.", "2시간이 걸렸습니다.", "number an hour and a half ≠ 2"),
        ("It took 2 hours 30 minutes.", "한 시간 반이 걸렸습니다.", "number 2 hours 30 minutes ≠ 한 시간 반"),
        ("The twenty-first chapter.", "23번째 장입니다.", "number twenty-first ≠ 23번째"),
    ],
)
def test_a_conflict_is_told_with_both_values(english: str, korean: str, said: str) -> None:
    assert said in disagreements([prose(english)], [prose(korean)])


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        ("They raised $131 billion.", "1310억 달러를 모았습니다."),
        ("It opened in May 2024.", "2024년 5월에 열었습니다."),
        ("Two and a half hours later.", "두 시간 반 뒤에."),
        ("At half past nine it opened.", "아홉 시 반에 열었습니다."),
        ("At half past nine it opened.", "9시 반에 열었습니다."),
        ("At half past 9 it opened.", "아홉 시 반에 열었습니다."),
        ("At 9:30 it opened.", "9시 반에 열었습니다."),
        ("At half past nine it opened.", "9시 30분에 열었습니다."),
        ("About 10k people came in.", "약 1만 명이 왔습니다."),
        ("One of them said no.", "그중 누군가는 아니라고 했습니다."),
        ("Many APIs and GPUs are there.", "API와 GPU가 많이 있습니다."),
        ("Single-Page Applications are heavy.", "SPA는 무겁습니다."),
        ("Ask your Friend in April.", "4월에 친구에게 물어보세요."),
        ("The value provided by it.", "그것이 제공(Provide)하는 값입니다."),
        ("Listen to Authorization headers.", "Authoriztion 헤더를 들으세요."),
        ("It runs on Postgres.", "포스트그레스에서 돕니다."),
        ("However, this is short.", "그러나 이것은 짧습니다."),
        # The same name in another form.
        ("We test end-to-end with Ollow.", "Ollow로 E2E 테스트를 합니다."),
        ("Internationalization in Brisk.", "Brisk의 i18n."),
        ("The virtual DOM tree of Brisk.", "Brisk의 VDOM 트리."),
        ("This shows the number of rows in Brisk.", "Brisk의 행의 수(num_rows)를 보여줍니다."),
        ("Treeshaking in Brisk.", "Brisk의 tree-shaking."),
        ("It works in JS(X) with camelCased names.", "JSX에서 camelCase로 동작합니다."),
        ("Move to a Brisk-based setup.", "Brisk 기반으로 옮기세요. Brisk를 권합니다."),
        ("PascalCase reads well in Brisk.", "파스칼 케이스는 Brisk에서 잘 읽힙니다. Brisk 만세."),
        ("Brisk is GPDR compliant.", "Brisk는 GDPR을 지킵니다."),
        # What Korean says by a name of its own, or by its meaning.
        ("They sell it in Germany with Brisk.", "독일에서 Brisk로 팝니다. Brisk는 좋습니다."),
        ("OSS projects like Brisk.", "Brisk 같은 오픈 소스 프로젝트. Brisk는 좋습니다."),
        ("The DevTools of Brisk.", "Brisk의 개발자 도구. Brisk는 좋습니다."),
        # What speaks to the page's builder.
        ("See the Guide to Middleware.", "향상된 미들웨어{.internal-link target=_blank}를 보세요."),
        ("A Node runs Brisk.", '{{< glossary_tooltip text="노드" term_id="node" >}}는 Brisk를 돌립니다.'),
        # Left in English, retold: every sentence begins with a capital.
        ("Stick to plain shapes that people get.", "Creating buttons is easy if you use clear shapes."),
        # Measures, currencies and clocks.
        ("It is 5 miles away.", "8km 떨어져 있습니다."),
        ("It was 100°F outside.", "밖은 38도였습니다."),
        ("It was €0.50.", "50센트였습니다."),
        ("18 euros, or $18 on board.", "18유로, 배에서는 18달러입니다."),
        ("It costs $20.", "2만 6천 원입니다."),
        ("We meet at 15:00.", "오후 3시에 만납니다."),
        ("It took 18 months.", "1년 6개월이 걸렸습니다."),
        ("It took 90 minutes.", "1시간 반이 걸렸습니다."),
        ("It took an hour and a half.", "1시간 반이 걸렸습니다."),
        ("It took an hour and a half.", "1시간 30분이 걸렸습니다."),
        ("It took an hour and a half.", "90분이 걸렸습니다."),
        ("It took an hour and a half.", "한 시간 반이 걸렸습니다."),
        ("It took an hour and a half, and 5 days.", "90분과 5일이 걸렸습니다."),
        ("It took three quarters of an hour.", "45분이 걸렸습니다."),
        ("It took a quarter of an hour.", "15분이 걸렸습니다."),
        ("We meet at 6 pm.", "18시에 만납니다."),
        ("Take 1,200 grams of flour.", "밀가루 1.2킬로그램을 씁니다."),
        ("Take 1,200 grams of flour.", "밀가루 1.2kg을 씁니다."),
        ("Walk 1,500 metres.", "1.5킬로미터를 걷습니다."),
        ("Walk 1,500 metres.", "1.5km를 걷습니다."),
        ("Walk 1.5 km.", "1500미터를 걷습니다."),
        ("Walk 1.5 kilometres.", "1,500m를 걷습니다."),
        ("It was so in the 1990s.", "90년대에 그랬습니다."),
        ("It was so in the '90s.", "1990년대에 그랬습니다."),
        ("We meet at 6 p.m. today.", "오늘 오후 6시에 만납니다."),
        ("The twenty-first chapter.", "제21장입니다."),
        ("The twenty-first chapter.", "21번째 장입니다."),
        ("Article 6 says so.", "6조에 그렇게 쓰여 있습니다."),
    ],
)
def test_what_a_translation_writes_otherwise_is_no_conflict(english: str, korean: str) -> None:
    assert disagreements([prose(english)], [prose(korean)]) == ()


def test_a_word_that_the_text_also_writes_small_is_no_name_at_the_start_of_a_sentence() -> None:
    original = [prose(f"We like Daejo, and everybody knows reason number {i}.") for i in range(6)]
    english, korean = prose("Everybody may use it."), prose("누구나 Daejo를 쓸 수 있습니다.")
    assert disagreements([english], [korean], usage_of(original)) == ()
    assert disagreements([english], [korean]) != ()


def test_a_product_that_the_text_names_elsewhere_may_be_added_for_clearness() -> None:
    usage = usage_of([prose("We like Brisk. Documentation is good.")])
    english, korean = prose("Documentation"), prose("Brisk 문서")
    assert disagreements([english], [korean], usage) == ()
    assert disagreements([english], [korean]) != ()


def test_a_name_in_a_heading_is_one_where_it_is_no_english_word() -> None:
    english = Block(Kind.HEADING, "Zorvex Cloud", level=2)
    assert disagreements([english], [Block(Kind.HEADING, "Brisk Cloud", level=2)]) != ()
    assert disagreements([english], [Block(Kind.HEADING, "조벡스 클라우드", level=2)]) == ()


def test_a_misspelt_token_of_code_is_that_token_and_a_phrase_may_be_set_in_parts() -> None:
    english = coded("Set use_borders and display: flex.", "use_borders", "display: flex")
    assert not disagreements([english], [coded("use_border를 켜세요.", "use_border")])
    parts = coded("display와 flex와 block을 씁니다. use_borders.", "display", "flex", "block", "use_borders")
    assert not disagreements([english], [parts])
    assert disagreements([english], [coded("use_margins를 켜세요.", "use_margins")])


def test_links_are_compared_by_where_they_lead() -> None:
    here = linked("guide", "https://a.org/guide")
    assert disagreements([here], [linked("가이드", "https://a.org/tour")])
    assert not disagreements([here], [linked("가이드", "http://www.a.org/guide/?utm_source=x")])
    assert not disagreements(
        [linked("guide", "https://a.org/en/guide")], [linked("가이드", "https://a.org/ko/guide")]
    )
    assert not disagreements([here], [prose("가이드")])


def test_code_is_compared_without_comments_and_translated_strings() -> None:
    before = Block(Kind.CODE, 'print("Hello there")  # greet\nrun(a)')
    assert not disagreements([before], [Block(Kind.CODE, 'print("안녕하세요")  # 인사\nrun(a)')])
    assert disagreements([before], [Block(Kind.CODE, 'print("안녕하세요")  # 인사\nrun(b)')])


def test_inline_code_is_compared_word_by_word() -> None:
    english = coded("Call open_file before read.", "open_file")
    assert disagreements([english], [coded("read 전에 close_file을 부르세요.", "close_file")])
    assert not disagreements([english], [coded("read 전에 open_file을 부르세요.", "open_file")])
    assert not disagreements([english], [prose("read 전에 파일을 여세요.")])


def test_pictures_are_compared_only_where_both_come_from_one_place() -> None:
    original = image("https://cdn.example.org/1*abc.png")
    assert disagreements([original], [image("https://cdn.example.org/1*xyz.png")])
    assert not disagreements([original], [image("/assets/img/post_3.png")])


def test_lines_that_steer_the_page_are_not_compared() -> None:
    one, other = Block(Kind.MARKUP, "<Card size={10}>"), Block(Kind.MARKUP, "<Card size={20}>")
    assert disagreements([one], [other]) == ()


def table(*rows: str) -> Block:
    return Block(Kind.TABLE, "\n".join(rows))


def test_a_table_with_a_row_less_says_which_one_it_lacks() -> None:
    english = table("Key | What it does", "lock | Closes the door", "hold | Holds it open", "ring | Rings")
    korean = table("키 | 하는 일", "lock | 문을 닫습니다", "ring | 울립니다")
    assert disagreements([english], [korean]) == ("rows 4 ≠ 3: hold | Holds it open",)
    spoken = table("키 | 하는 일", "잠금 | 문을 닫습니다", "울림 | 울립니다")
    assert disagreements([english], [spoken]) == ("rows 4 ≠ 3",)
    assert disagreements([korean], [english]) == ("rows 3 ≠ 4: hold | Holds it open",)


def test_tables_of_as_many_rows_and_tables_that_were_parted_agree() -> None:
    english = table("Key | What it does", "lock | Closes the door", "ring | Rings")
    korean = table("키 | 하는 일", "잠금 | 문을 닫습니다", "울림 | 울립니다")
    assert disagreements([english], [korean]) == ()
    assert disagreements([english], [korean, table("키 | 하는 일", "열림 | 엽니다")]) == ()
