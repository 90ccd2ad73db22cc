internal import FoundationEssentials
internal import ToolSchema

/// A picture that a model is to look at. Its description leaves the picture out.
public struct ChatImage: Equatable, Sendable {
    /// How closely the model looks, which decides what the picture costs.
    public enum Detail: String, Sendable {
        case auto, low, high
    }

    /// A whole JPEG file.
    public var jpeg: [UInt8]
    public var detail: Detail

    public init(jpeg: [UInt8], detail: Detail) {
        self.jpeg = jpeg
        self.detail = detail
    }

    /// The picture stands in the request itself: the server has no address of ours to fetch it from.
    var json: JSONValue {
        let url = "data:image/jpeg;base64," + Data(jpeg).base64EncodedString()
        return ["type": "image_url", "image_url": ["url": .text(url), "detail": .text(detail.rawValue)]]
    }
}

extension ChatImage: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "JPEG, \(jpeg.count) bytes" }
    public var debugDescription: String { description }
}
