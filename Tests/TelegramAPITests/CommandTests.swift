import TelegramAPI
import Testing

@Suite("A command")
struct CommandTests {
    @Test(
        "is read with its argument and the bot it names",
        arguments: [
            ("/start", "start", "", nil),
            ("/start@MyBot abc", "start", "abc", "MyBot"),
            ("/START  a b \n c \n", "start", "a b \n c", nil),
            ("/help\nplease", "help", "please", nil),
            ("/Помощь", "помощь", "", nil),
            ("/a_1@b", "a_1", "", "b"),
        ])
    func good(_ text: String, name: String, argument: String, addressee: String?) throws {
        let command = try #require(Command(text))
        #expect(command.name == name)
        #expect(command.argument == argument)
        #expect(command.addressee == addressee)
    }

    @Test(
        "is not seen in other texts",
        arguments: [
            "", "/", "/ start", " /start", "start", "/usr/bin", "//", "/start@", "/start@ x", "/start@Мой",
            "/start-now", "/@bot", "/a.b",
        ])
    func bad(_ text: String) {
        #expect(Command(text) == nil)
    }

    @Test("is addressed in any case of letters, and to any bot when it names none")
    func addressed() throws {
        let named = try #require(Command("/start@myBOT"))
        #expect(named.isAddressed(to: "MyBot"))
        #expect(!named.isAddressed(to: "OtherBot"))
        #expect(try #require(Command("/start")).isAddressed(to: "OtherBot"))
    }
}
