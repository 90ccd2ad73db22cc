/// A file that can be downloaded for at least an hour.
public struct TelegramFile: Decodable, Sendable, Hashable {
    /// Bytes, when Telegram knows.
    public let size: Int?
    /// Where it lies, behind the token in the download's URL.
    let path: String

    private enum CodingKeys: String, CodingKey {
        case size = "file_size"
        case path = "file_path"
    }

    /// Refuses a path that could lead elsewhere: it is foreign text, and becomes a part of a URL that holds the token.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        size = try fields.decodeIfPresent(Int.self, forKey: .size)
        path = try fields.decode(String.self, forKey: .path)
        guard path.isFilePath else {
            throw DecodingError.dataCorruptedError(forKey: .path, in: fields, debugDescription: "no path of a file")
        }
    }
}

extension String {
    fileprivate var isFilePath: Bool {
        let isPlain = utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"): true
            case UInt8(ascii: "-"): true
            default: false
            }
        }
        return isPlain && (1...512).contains(utf8.count) && !hasPrefix("/") && !contains("..")
    }
}
