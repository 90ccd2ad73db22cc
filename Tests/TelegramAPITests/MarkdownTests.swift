import TelegramAPI
import Testing

private let markdown = Markdown(linkingTo: ["example.org"])

@Suite("Markdown")
struct MarkdownTests {
    struct Line: Sendable, CustomTestStringConvertible {
        let source: String
        let text: String
        let entities: [MessageEntity]
        var testDescription: String { source }

        init(_ source: String, _ text: String, _ entities: MessageEntity...) {
            self.source = source
            self.text = text
            self.entities = entities
        }
    }

    @Test(
        "becomes formatting where it is balanced",
        arguments: [
            Line("**да** нет", "да нет", entity(.bold, 0, 2)),
            Line("*да* _нет_", "да нет", entity(.italic, 0, 2), entity(.italic, 3, 3)),
            Line("***да***", "да", entity(.bold, 0, 2), entity(.italic, 0, 2)),
            Line("**a *b***", "a b", entity(.bold, 0, 3), entity(.italic, 2, 1)),
            Line("***a* b**", "a b", entity(.bold, 0, 3), entity(.italic, 0, 1)),
            Line("**Итог:** 5", "Итог: 5", entity(.bold, 0, 5)),
            Line("**Б**ольшой", "Большой", entity(.bold, 0, 1)),
            Line("«**да**», (*нет*)", "«да», (нет)", entity(.bold, 1, 2), entity(.italic, 7, 3)),
            Line("`a*b*c` d", "a*b*c d", entity(.code, 0, 5)),
            Line("`` a`b ``", "a`b", entity(.code, 0, 3)),
            Line("**a `b` c**", "a b c", entity(.bold, 0, 2), entity(.code, 2, 1), entity(.bold, 3, 2)),
            Line("👍 **👍**", "👍 👍", entity(.bold, 3, 2)),
            Line("# Суп", "Суп", entity(.bold, 0, 3)),
            Line("### Суп **дня**", "Суп дня", entity(.bold, 0, 7)),
            Line("- a\n* **b**\n  - c", "• a\n• b\n  • c", entity(.bold, 6, 1)),
            Line("1. a\n2) b", "1. a\n2) b"),
            Line("\\*a\\* \\_ \\`", "*a* _ `"),
        ])
    func balanced(_ line: Line) {
        let text = markdown.richText(from: line.source)
        #expect(text.text == line.text)
        #expect(text.entities.sortedForComparison == line.entities.sortedForComparison)
    }

    @Test(
        "stays as it was written where it is not balanced",
        arguments: [
            "**да", "да**", "*да", "**да*", "*да**", "****", "** да **", "* ", "2**3 и 3**2", "5*3*2", "5 * 3 * 2",
            "snake_case_name",
            "__init__", "цена 100* и 200*", "(*) и (*)", "f***ing", "`да", "``да`", "[да](", "[да]", "[да] (x)",
            "[да](a b)",
            "[](", "#хэштег", "####### семь", "# ", "-5", "-", "a | b", "https://a_b_c.d/e_f", "*️⃣ два *️⃣",
            "<b>да</b> &amp;",
            "C:\\dir\\(x\\)", "> цитата", "---", "~~да~~", "!", "]](",
        ])
    func literal(_ source: String) {
        let text = markdown.richText(from: source)
        #expect(text.text == source)
        #expect(text.entities.isEmpty)
    }

    @Test("block of code keeps its lines and its language and nothing in it is formatting")
    func fence() {
        let text = markdown.richText(from: "Вот:\n```swift\nlet a = **b**\n\n  # c\n```\n*да*")
        #expect(text.text == "Вот:\nlet a = **b**\n\n  # c\nда")
        #expect(text.entities == [entity(.pre(language: "swift"), 5, 20), entity(.italic, 26, 2)])
    }

    @Test("block of code in a list loses the indentation of its fence only")
    func indentedFence() {
        let text = markdown.richText(from: "- a\n  ```\n    b\n  c\n  ```")
        #expect(text.text == "• a\n  b\nc")
        #expect(text.entities == [entity(.pre(language: nil), 4, 5)])
    }

    @Test("fence can hold a shorter fence")
    func nestedFence() {
        let text = markdown.richText(from: "````\n```\na\n```\n````")
        #expect(text.text == "```\na\n```")
    }

    @Test("fence that never closes leaves everything from there on as it is")
    func openFence() {
        let text = markdown.richText(from: "**a**\n```swift\nlet b = **c**\n# d")
        #expect(text.text == "a\n```swift\nlet b = **c**\n# d")
        #expect(text.entities == [entity(.bold, 0, 1)])
    }

    @Test("fence with more than a language beside it shows the rest above the code")
    func fenceRemark() {
        #expect(markdown.richText(from: "```py title=x\na\n```").text == "title=x\na")
    }

    @Test("table becomes a block with its columns in line")
    func table() {
        let text = markdown.richText(from: "До\n| Еда | ккал |\n|:---|---:|\n| **Суп** | 120 |\n| `a\\|b` | 5 |\nПосле")
        #expect(text.text == "До\nЕда | ккал\n----|-----\nСуп | 120\na|b | 5\nПосле")
        #expect(text.entities == [entity(.pre(language: nil), 3, 39)])
    }

    @Test(
        "link shows its address unless its site is on the list",
        arguments: [
            ("[да](https://evil.com/a_(b))", "да (https://evil.com/a_(b))", false),
            ("[да](https://example.org/x)", "да", true),
            ("[да](HTTPS://EXAMPLE.org:8443?x)", "да", true),
            ("[**да**](https://example.org)", "да", true),
            ("[да](https://example.org@evil.com/)", "да (https://example.org@evil.com/)", false),
            ("[да](https://evil.com\\@example.org/)", "да (https://evil.com\\@example.org/)", false),
            ("[да](https://evil.com#example.org)", "да (https://evil.com#example.org)", false),
            ("[да](https://notexample.org)", "да (https://notexample.org)", false),
            ("[да](https://example.org.evil.com)", "да (https://example.org.evil.com)", false),
            ("[да](https://exаmple.org)", "да (https://exаmple.org)", false),  // a Cyrillic а
            ("[да](javascript:alert(1))", "да (javascript:alert(1))", false),
            ("[да](//example.org)", "да (//example.org)", false),
            ("[https://a.b](https://a.b)", "https://a.b", false),
            ("[](https://example.org)", "https://example.org", false),
            ("[a [да](https://a.b) c](https://d.e)", "[a да (https://a.b) c](https://d.e)", false),
        ])
    func link(_ source: String, text: String, isLinked: Bool) {
        let rich = markdown.richText(from: source)
        #expect(rich.text == text)
        let isLink: (MessageEntity) -> Bool = { if case .textLink = $0.kind { true } else { false } }
        #expect(rich.entities.contains(where: isLink) == isLinked)
    }

    @Test("keeps the address of a link whose text is code")
    func linkedCode() {
        let rich = markdown.richText(from: "[`a`](https://example.org)")
        #expect(rich.entities == [entity(.textLink(url: "https://example.org"), 0, 1)])
    }

    @Test("formatting does not reach across a link's border")
    func crossing() {
        #expect(markdown.richText(from: "*a [b* c](https://e.f)").text == "a [b c](https://e.f)")
        #expect(markdown.richText(from: "[a *b](https://e.f) c*").text == "a *b (https://e.f) c*")
    }
}

extension [MessageEntity] {
    fileprivate var sortedForComparison: [MessageEntity] {
        sorted { ($0.offset, -$0.length, "\($0.kind)") < ($1.offset, -$1.length, "\($1.kind)") }
    }
}
