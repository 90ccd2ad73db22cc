import FoundationEssentials

/// A picture of a request, as far as the simulated AI looks at it: its outside, never its pixels.
struct Picture: Hashable, Sendable {
    /// As in `image/jpeg`.
    let type: String
    let bytes: Int
    let size: ImageSize
    /// EXIF, XMP, a colour profile or a comment goes with it.
    let hasMetadata: Bool
    let detail: String
    /// FNV-1a of the bytes, 64 bits in hexadecimal: the same for the same picture.
    let digest: String

    /// Reads an `image_url`: only data URLs are simulated, and only of pictures that a server would decode.
    init(_ picture: JSON) throws(AIRefusal) {
        guard let url = picture["url"]?.string,
            Set(picture.object?.keys.map { $0 } ?? []).isSubset(of: ["url", "detail"])
        else { throw .invalid("Invalid 'image_url': expected {url, detail}.", "image_url") }
        detail = picture["detail"]?.string ?? "auto"
        guard ["auto", "low", "high"].contains(detail) else {
            throw .invalid("Invalid value for 'image_url.detail'.", "image_url.detail")
        }
        guard let match = url.prefixMatch(of: /data:image\/(jpeg|png|webp|gif);base64,/) else {
            throw AIRefusal(
                status: 400, message: "Expected a base64-encoded data URL with an image MIME type.",
                parameter: "image_url.url", code: "invalid_image_url")
        }
        guard let data = Data(base64Encoded: String(url[match.range.upperBound...])),
            let size = ImageSize(of: [UInt8](data))
        else { throw .badPicture }
        let content = [UInt8](data)
        type = String(match.1)
        (bytes, self.size, digest) = (content.count, size, Self.digest(of: content))
        guard type == "jpeg" else {
            hasMetadata = false
            return
        }
        guard let outline = JPEGOutline(content), outline.isWhole, outline.components != 4 else { throw .badPicture }
        hasMetadata = outline.hasMetadata
    }

    /// What it costs a model that looks at tiles: fitted into 2048, the short side to 768, then 170 for each 512 px tile.
    var tokens: Int {
        guard detail != "low" else { return 85 }
        let whole = size.longEdge > 2048 ? size.scaled(toLongEdge: 2048) : size
        let short = min(whole.width, whole.height)
        let edge = short > 768 ? whole.longEdge * 768 / short : whole.longEdge
        let shown = whole.scaled(toLongEdge: edge)
        return 85 + 170 * ((shown.width + 511) / 512) * ((shown.height + 511) / 512)
    }

    var json: JSON {
        [
            "type": .string(type), "bytes": .integer(Int64(bytes)), "width": .integer(Int64(size.width)),
            "height": .integer(Int64(size.height)), "metadata": .bool(hasMetadata), "detail": .string(detail),
            "digest": .string(digest),
        ]
    }

    static func digest(of bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension AIRefusal {
    fileprivate static let badPicture = AIRefusal(
        status: 400,
        message: "You uploaded an unsupported image. Please make sure your image is valid.",
        parameter: "image_url.url", code: "image_parse_error")
}

extension JSON {
    /// The value with every data URL of a picture cut down to its beginning and its length.
    var withoutPictures: JSON {
        switch self {
        case .string(let text) where text.hasPrefix("data:image/"):
            .string("\(text.prefix { $0 != "," }),… (\(text.utf8.count) bytes)")
        case .array(let elements): .array(elements.map(\.withoutPictures))
        case .object(let fields): .object(fields.mapValues(\.withoutPictures))
        default: self
        }
    }
}
