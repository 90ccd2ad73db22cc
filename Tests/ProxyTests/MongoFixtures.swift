/// A message as a driver or a server writes it.
func mongoMessage(
    id: Int32, answering: Int32 = 0, operation: Int32 = 2013, flags: UInt32 = 0, body elements: [UInt8]
) -> [UInt8] {
    let document = bytes(Int32(elements.count + 5)) + elements + [0]
    let size = Int32(16 + 4 + 1 + document.count)
    return bytes(size) + bytes(id) + bytes(answering) + bytes(operation) + bytes(Int32(bitPattern: flags)) + [0]
        + document
}

/// An element of a document: a text.
func element(_ name: String, _ text: String) -> [UInt8] {
    [2] + Array(name.utf8) + [0] + bytes(Int32(text.utf8.count + 1)) + Array(text.utf8) + [0]
}

/// An element with the number 1, and binary data of this size behind it.
func padding(_ size: Int, name: String = "ok") -> [UInt8] {
    let number: [UInt8] = [16] + Array(name.utf8) + [0] + bytes(1)
    return number + [5, UInt8(ascii: "x"), 0] + bytes(Int32(size)) + [0] + [UInt8](repeating: 2, count: size)
}

private func bytes(_ number: Int32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
