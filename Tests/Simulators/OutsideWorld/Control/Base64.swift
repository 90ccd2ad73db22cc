import FoundationEssentials

/// Bytes as text in JSON.
enum Base64 {
    static func encoded(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}
