import Actions
import Testing
import ToolSchema

@Suite("The declarations of the tools")
struct DeclarationTests {
    /// Words of which a property's name shall hold none: who asks comes from the update.
    private static let identities: Set = [
        "user", "users", "person", "people", "member", "chat", "family", "group", "id", "ids", "owner", "account",
        "tenant", "telegram", "sender", "author", "who", "role", "name_of", "phone", "email", "token", "thread",
    ]

    @Test("leave no place for who asks, at no depth", arguments: ActionTools.all.tools.map(\.name))
    func identity(tool: String) throws {
        let tool = try #require(ActionTools.all.tools.first { $0.name == tool })
        let names = tool.schema.propertyNames
        #expect(!names.isEmpty)
        for name in names {
            #expect(
                Self.identities.isDisjoint(with: name.lowercased().split(separator: "_").map(String.init)), "\(name)")
        }
    }

    @Test("keep to what servers take", arguments: ActionTools.all.tools.map(\.name))
    func limits(tool: String) throws {
        let tool = try #require(ActionTools.all.tools.first { $0.name == tool })
        #expect(tool.name.wholeMatch(of: /[a-z_]{1,64}/) != nil)
        #expect((50...1024).contains(tool.description.unicodeScalars.count))
        #expect(!tool.description.contains("\n"))
        #expect(tool.schema.descriptions.allSatisfy { (10...400).contains($0.count) && !$0.contains("\n") })
    }

    @Test("are the same for every process, and cost a model at most so much")
    func size() {
        let all = ActionTools.all.tools.map { $0.description + $0.schema.json.printed() }.joined()
        #expect(all.unicodeScalars.count < 10_000)
    }
}

extension Schema {
    /// The names of all properties, at every depth.
    fileprivate var propertyNames: [String] { properties.map(\.name) }

    fileprivate var descriptions: [String] { properties.map(\.description) }

    private var properties: [Property] {
        switch self {
        case .text, .choice, .bool, .integer, .number: []
        case .list(let element, _): element.properties
        case .optional(let schema): schema.properties
        case .object(let properties): properties + properties.flatMap(\.schema.properties)
        }
    }
}
