import Domain
import Foundation
import Phrases
import Testing

/// Every phrase with the form in which it is queued. A changed line breaks what waits in a queue during an upgrade.
private let golden: [(Phrase, String)] =
    [
        (.apology, #"{"phrase":"apology"}"#),
        (.slowDown, #"{"phrase":"slowDown"}"#),
        (.welcome, #"{"phrase":"welcome"}"#),
        (.help(nil), #"{"phrase":"help"}"#),
        (.unknownCommand, #"{"phrase":"unknownCommand"}"#),
        (.nothingToCancel, #"{"phrase":"nothingToCancel"}"#),
        (.nothingToUndo, #"{"phrase":"nothingToUndo"}"#),
        (.stopped, #"{"phrase":"stopped"}"#),
        (.lookingAtPhoto, #"{"phrase":"lookingAtPhoto"}"#),
        (.photoNeedsAI, #"{"phrase":"photoNeedsAI"}"#),
        (.tooLateToStop, #"{"phrase":"tooLateToStop"}"#),
        (.photoUnseen, #"{"phrase":"photoUnseen"}"#),
        (.aiUnavailable, #"{"phrase":"aiUnavailable"}"#),
        (.aiNotConfigured, #"{"phrase":"aiNotConfigured"}"#),
        (.aiRefused, #"{"phrase":"aiRefused"}"#),
        (.aiQuota, #"{"phrase":"aiQuota"}"#),
        (.questionTooLong, #"{"phrase":"questionTooLong"}"#),
        (.answerCutOff, #"{"phrase":"answerCutOff"}"#),
        (.unsupported(kind: .sticker), #"{"kind":"sticker","phrase":"unsupported"}"#),
        (.unsupported(kind: .voice), #"{"kind":"voice","phrase":"unsupported"}"#),
        (.unsupported(kind: .photo), #"{"kind":"photo","phrase":"unsupported"}"#),
        (.unsupported(kind: .video), #"{"kind":"video","phrase":"unsupported"}"#),
        (.unsupported(kind: .document), #"{"kind":"document","phrase":"unsupported"}"#),
        (.unsupported(kind: .contact), #"{"kind":"contact","phrase":"unsupported"}"#),
        (.unsupported(kind: .location), #"{"kind":"location","phrase":"unsupported"}"#),
        (.unsupported(kind: .other), #"{"kind":"other","phrase":"unsupported"}"#),
        (.groupGreeting, #"{"phrase":"groupGreeting"}"#),
        (.readWithoutAI, #"{"phrase":"readWithoutAI"}"#),
        (.notStored, #"{"phrase":"notStored"}"#),
        (.dataAway, #"{"phrase":"dataAway"}"#),
        (.stranger(UserID(77)), #"{"phrase":"stranger","user":77}"#),
        (.notPermitted, #"{"phrase":"notPermitted"}"#),
        (.onlyPrivately, #"{"phrase":"onlyPrivately"}"#),
        (.childGoal, #"{"phrase":"childGoal"}"#),
        (.goalUsage, #"{"phrase":"goalUsage"}"#),
        (.resetDone, #"{"phrase":"resetDone"}"#),
        (.languageChosen, #"{"phrase":"languageChosen"}"#),
        (.languageUsage, #"{"phrase":"languageUsage"}"#),
        (.addUserUsage, #"{"phrase":"addUserUsage"}"#),
        (.removeUserUsage, #"{"phrase":"removeUserUsage"}"#),
        (.exportMenu, #"{"phrase":"exportMenu"}"#),
        (.exportUsage, #"{"phrase":"exportUsage"}"#),
        (.exportStarted, #"{"phrase":"exportStarted"}"#),
        (.exportEmpty, #"{"phrase":"exportEmpty"}"#),
        (.fileGone, #"{"phrase":"fileGone"}"#),
        (.fileFailed, #"{"phrase":"fileFailed"}"#),
        (.fileTooLarge, #"{"phrase":"fileTooLarge"}"#),
        (.userRemoved(UserID(77), name: nil), #"{"phrase":"userRemoved","user":77}"#),
        (.userRemoved(UserID(77), name: "Ann"), #"{"name":"Ann","phrase":"userRemoved","user":77}"#),
        (
            .userAdded(UserID(77), .child, name: "Ann"),
            #"{"name":"Ann","phrase":"userAdded","role":"child","user":77}"#
        ),
        (.backupStarted, #"{"phrase":"backupStarted"}"#),
        (.backupMade(documents: 1203, bytes: 5_400_000), #"{"bytes":5400000,"documents":1203,"phrase":"backupMade"}"#),
    ] + Role.allCases.map { (.help($0), #"{"phrase":"help","role":"\#($0.rawValue)"}"#) }
    + Role.allCases.map { (.admitted($0), #"{"phrase":"admitted","role":"\#($0.rawValue)"}"#) }
    + Role.allCases.map {
        (.userAdded(UserID(77), $0, name: nil), #"{"phrase":"userAdded","role":"\#($0.rawValue)","user":77}"#)
    }
    + Phrase.PictureProblem.allCases.map {
        (.pictureRefused($0), #"{"phrase":"pictureRefused","reason":"\#($0.rawValue)"}"#)
    }
    + Phrase.InviteProblem.allCases.map {
        (.inviteRefused($0), #"{"phrase":"inviteRefused","reason":"\#($0.rawValue)"}"#)
    }
    + Phrase.WebhookTrouble.allCases.map {
        (.webhookTroubled($0), #"{"phrase":"webhookTroubled","reason":"\#($0.rawValue)"}"#)
    }
    + Phrase.BackupTrouble.allCases.map {
        (.backupTroubled($0), #"{"phrase":"backupTroubled","reason":"\#($0.rawValue)"}"#)
    }
    + PeopleRefusal.allCases.map { (.peopleRefused($0), #"{"phrase":"peopleRefused","reason":"\#($0.rawValue)"}"#) }

@Suite("A phrase")
struct PhraseTests {
    @Test("of every name and every kind of content is in the golden table")
    func complete() {
        #expect(Set(golden.map(\.0.name)) == Set(Phrase.Name.allCases))
        let kinds = golden.compactMap { if case .unsupported(let kind) = $0.0 { kind } else { nil } }
        #expect(Set(kinds) == Set(ContentKind.allCases))
    }

    @Test("has its pinned wire form and is read back from it", arguments: golden)
    func wire(_ phrase: Phrase, json: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(phrase), as: UTF8.self) == json)
        #expect(try decode(json) == phrase)
    }

    @Test("is read past keys that a later version added")
    func unknownKeys() throws {
        #expect(try decode(#"{"phrase":"questionTooLong","limit":9,"unit":{"a":[1]}}"#) == .questionTooLong)
        #expect(try decode(#"{ "phrase" : "apology", "limit" : "many" }"#) == .apology)
    }

    @Test("about a kind of content that a later version added is about content in general")
    func unknownKind() throws {
        #expect(try decode(#"{"phrase":"unsupported","kind":"hologram"}"#) == .unsupported(kind: .other))
    }

    @Test(
        "that is unknown or lacks its arguments is an error",
        arguments: [
            #"{"phrase":"poem"}"#, #"{"phrase":"unsupported"}"#, "{}", #"{"phrase":"stranger"}"#,
            #"{"phrase":"admitted","role":"king"}"#,
        ])
    func unreadable(_ json: String) {
        #expect(throws: DecodingError.self) { try decode(json) }
    }

    @Test("fits a message and says something, in both languages", arguments: golden.map(\.0), Language.allCases)
    func fits(_ phrase: Phrase, language: Language) {
        let text = phrase.text(in: language)
        #expect(text == text.trimmingCharacters(in: .whitespacesAndNewlines))
        #expect((10...1000).contains(text.utf16.count), "\(text.utf16.count) units")
    }

    @Test("has no placeholder left and no gap from a broken line", arguments: golden.map(\.0), Language.allCases)
    func whole(_ phrase: Phrase, language: Language) {
        let text = phrase.text(in: language)
        for trace in ["%", "{", "}", "\\", "  ", " \n", "nil", "Optional", "TODO"] {
            #expect(!text.contains(trace), "\(trace) in \(text)")
        }
    }

    @Test("is in Cyrillic in Russian and without it in English", arguments: golden.map(\.0))
    func script(_ phrase: Phrase) {
        let cyrillic: (Character) -> Bool = { ("\u{400}"..."\u{4FF}").contains($0) }
        #expect(phrase.text(in: .russian).filter(cyrillic).count > 10)
        #expect(!phrase.text(in: .english).contains(where: cyrillic))
    }

    @Test("differs from every other, but for the help of those who may use all there is", arguments: Language.allCases)
    func distinct(_ language: Language) {
        let others = golden.map(\.0).filter { $0 != .help(.owner) && $0 != .help(.admin) }
        #expect(Set(others.map { $0.text(in: language) }).count == others.count)
        #expect(Phrase.help(.owner).text(in: language) == Phrase.help(nil).text(in: language))
        #expect(Phrase.help(.admin).text(in: language) == Phrase.help(nil).text(in: language))
    }

    @Test("about somebody in the family tells name and number, or the number alone", arguments: Language.allCases)
    func person(_ language: Language) {
        for (name, shown) in [("Ann" as String?, ": Ann (77) "), (nil, ": 77 ")] {
            #expect(Phrase.userAdded(UserID(77), .child, name: name).text(in: language).contains(shown))
            #expect(Phrase.userRemoved(UserID(77), name: name).text(in: language).contains(shown))
        }
    }

    @Test("of help names exactly the commands that there are", arguments: Language.allCases)
    func commands(_ language: Language) {
        #expect(
            commands(of: nil, language) == [
                "/start", "/help", "/cancel", "/reset", "/today", "/stats", "/stats", "/goal", "/goal", "/undo",
                "/films", "/export", "/export", "/export", "/language", "/adduser", "/removeuser", "/audit", "/backup",
            ])
    }

    @Test("of help names to each role what it may use, and asks guests for no records", arguments: Language.allCases)
    func help(_ language: Language) {
        let of = { (role: Role?) in Set(commands(of: role, language)) }
        let all = of(nil)
        #expect(of(.owner) == all && of(.admin) == all)
        #expect(of(.adult) == all.subtracting(["/adduser", "/removeuser", "/audit", "/backup"]))
        #expect(of(.child) == of(.adult).subtracting(["/export", "/goal"]))
        #expect(of(.guest) == ["/start", "/help", "/cancel", "/reset", "/language"])
        let heading = language == .russian ? "Для администраторов" : "For admins"
        for role in Role.allCases {
            let text = Phrase.help(role).text(in: language)
            #expect(text.contains(heading) == (role == .owner || role == .admin), "\(role)")
            #expect(text.contains("9/10") == (role != .guest), "\(role)")
        }
    }

    @Test("of help for a role that a later version added names all")
    func laterRole() throws {
        #expect(try decode(#"{"phrase":"help","role":"grandmother"}"#) == .help(nil))
    }

    private func commands(of role: Role?, _ language: Language) -> [String] {
        Phrase.help(role).text(in: language).matches(of: /\/[a-z]+/).map { String($0.output) }
    }

    private func decode(_ json: String) throws -> Phrase {
        try JSONDecoder().decode(Phrase.self, from: Data(json.utf8))
    }
}
