/// Reads one value of RESP2: a command, which is an array of strings, or a reply.
struct RESPReader: MessageReader {
    /// More are never needed to tell a message from another: the twelfth argument of a function is behind its lease.
    private static let enoughWords = 12
    private static let longestWord = 256
    private static let longestLine = 64 * 1024
    /// Of a message whose words do not come: it gets its name from those that are there.
    private static let mostHeld = 64 * 1024

    /// Values that are still to come.
    private var outstanding = 1
    private var line: [UInt8] = []
    /// Of the string at hand, with the line's end behind it.
    private var left = 0
    private var word: [UInt8] = []
    private var words: [String] = []
    private var count = 0

    var isComplete: Bool { outstanding == 0 }
    let endsWithConnection = false

    var head: Head? {
        guard isComplete || words.count >= Self.enoughWords || count >= Self.mostHeld else { return nil }
        return Head(name: name, words: words)
    }

    private var name: String {
        guard let command = words.first?.uppercased() else { return "" }
        return command == "FCALL" && words.count > 1 ? "\(command) \(words[1])" : command
    }

    mutating func read(_ bytes: ArraySlice<UInt8>) throws(Unreadable) -> Int {
        var rest = bytes
        while !isComplete, let byte = rest.first {
            if left > 0 {
                let part = rest.prefix(left)
                rest = rest.dropFirst(part.count)
                readString(part)
            } else {
                rest = rest.dropFirst()
                line.append(byte)
                guard line.count <= Self.longestLine else { throw Unreadable(description: "a line without an end") }
                if byte == UInt8(ascii: "\n") { try readLine() }
            }
        }
        let read = rest.startIndex - bytes.startIndex
        count += read
        return read
    }

    private mutating func readString(_ part: ArraySlice<UInt8>) {
        let ofText = max(0, left - 2)
        word += part.prefix(min(ofText, Self.longestWord - word.count))
        left -= part.count
        if left == 0 { finishValue(String(decoding: word, as: UTF8.self)) }
    }

    private mutating func readLine() throws(Unreadable) {
        let text = String(decoding: line, as: UTF8.self).trimmingLineEnd
        line = []
        switch text.first {
        case "*":
            guard let items = Int(text.dropFirst()) else { throw Unreadable(description: "an array without a size") }
            outstanding += max(0, items)
            if items > 0 { outstanding -= 1 } else { finishValue("") }
        case "$":
            guard let size = Int(text.dropFirst()) else { throw Unreadable(description: "a string without a size") }
            word = []
            if size < 0 { finishValue("") } else { left = size + 2 }
        case ":", "+", "-": finishValue(String(text.dropFirst()))
        default: throw Unreadable(description: "no value of RESP2")
        }
    }

    private mutating func finishValue(_ word: String) {
        outstanding -= 1
        if words.count < Self.enoughWords { words.append(word) }
    }
}

extension String {
    /// Without the `\r\n` at its end, which is one character.
    var trimmingLineEnd: Substring { hasSuffix("\r\n") || hasSuffix("\n") ? dropLast() : self[...] }
}
