import Domain
import Foundation
import Jobs
import Outputs
import StandIn
import TelegramAPI
import Testing

@Suite("A card's buttons", .timeLimit(.minutes(1)))
struct KeyboardTests {
    @Test("are sent with its text, changed with it, and taken away when it has none any more")
    func edited() async throws {
        try await Bench.run { bench async throws in
            try await bench.deliver(.text("раз", card: "a", buttons: ["Да", "Нет"]))
            try await bench.deliver(.text("два", card: "a", buttons: ["Отменить"]))
            try await bench.deliver(.text("три", card: "a"))
            #expect(
                bench.written == [
                    #"sendMessage 42 "раз" [Да] [Нет]"#, #"editMessageText 42/100 "два" [Отменить]"#,
                    #"editMessageText 42/100 "три""#,
                ])
        }
    }

    @Test("stand below its last part only, and move there when it grows")
    func lastPart() async throws {
        try await Bench.run { bench async throws in
            try await bench.deliver(.text("раз", card: "a", buttons: ["Да"]))
            try await bench.deliver(.text(String(repeating: "да ", count: 2_000), card: "a", buttons: ["Да"]))
            #expect(
                bench.telegram.calls.map { "\($0.method) \($0.line.hasSuffix(" [Да]"))" } == [
                    "sendMessage true", "editMessageText false", "sendMessage true",
                ])
        }
    }

    @Test("come with the new message when Telegram no longer knows the old one")
    func vanished() async throws {
        try await Bench.run([nil, .refusal(400, "Bad Request: message to edit not found")]) { bench async throws in
            try await bench.deliver(.text("раз", card: "a", buttons: ["Да"]))
            try await bench.deliver(.text("два", card: "a", buttons: ["Нет"]))
            #expect(bench.written.last == #"sendMessage 42 "два" [Нет]"#)
        }
    }

    @Test("leave the queue's format as it was for messages without any")
    func golden() throws {
        let old = Data(#"{"text":{"text":"Да","entities":[{"type":"bold","offset":0,"length":2}]},"card":"a"}"#.utf8)
        let bare = try JSONDecoder().decode(OutgoingMessage.self, from: old)
        #expect(bare == OutgoingMessage(text: RichText("Да").bold, card: CardName(rawValue: "a")))
        let new = Data(
            #"""
            {"card":"meal:1","keyboard":{"inline_keyboard":[[{"text":"Да","callback_data":"1:x"},{"text":"Сайт","url":
            "https://a.b"}],[]]},"text":{"text":"Да"}}
            """#.utf8)
        let message = OutgoingMessage(
            text: RichText("Да"), card: CardName(rawValue: "meal:1"),
            keyboard: Keyboard(rows: [[.init("Да", .callback("1:x")), .init("Сайт", .url("https://a.b"))], []]))
        #expect(try JSONDecoder().decode(OutgoingMessage.self, from: new) == message)
        let written = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(message)) as? NSDictionary
        let expected = try JSONSerialization.jsonObject(with: new) as? NSDictionary
        #expect(try #require(written) == #require(expected))
    }
}

@Suite("The book of cards", .timeLimit(.minutes(1)))
struct CardBookTests {
    @Test("finds the card under each of its messages, in its chat alone, and none under other messages")
    func reverse() async throws {
        try await Bench.run { bench async throws in
            try await bench.deliver(.text(String(repeating: "да ", count: 2_000), card: "a"))
            try await bench.deliver(.text("просто так"))
            let home = Bench.home.chat
            for (message, card) in [(100, "a"), (101, "a"), (102, nil), (7, nil)] {
                #expect(try await bench.cards.card(under: MessageID(Int64(message)), in: home)?.rawValue == card)
            }
            #expect(try await bench.cards.card(under: MessageID(100), in: ChatID(43)) == nil)
        }
    }

    @Test("follows a card to the message in which it was sent anew")
    func anew() async throws {
        try await Bench.run([nil, .refusal(400, "Bad Request: message to edit not found")]) { bench async throws in
            try await bench.deliver(.text("раз", card: "a"))
            try await bench.deliver(.text("два", card: "a"))
            let home = Bench.home.chat
            #expect(try await bench.cards.card(under: MessageID(102), in: home) == CardName(rawValue: "a"))
            #expect(try await bench.cards.messages(of: CardName(rawValue: "a"), in: home) == [MessageID(102)])
        }
    }
}
