/// What the markers of a JPEG tell, read before a decoder sees it.
struct JPEGHeader: Equatable {
    struct Component: Equatable {
        let identifier: UInt8
        let horizontal: Int
        let vertical: Int
    }

    var width = 0
    var height = 0
    var components: [Component] = []
    var isProgressive = false
    var scans = 0
    var orientation = Orientation.upright
    var isJFIF = false
    /// The colour transform of Adobe's segment; nil without the segment.
    var adobeTransform: UInt8?
    /// Where the picture ends; what follows belongs to somebody else.
    var end = 0

    /// All coefficients are kept where a later scan can add to them.
    var coefficientBytes: Int {
        guard isProgressive || scans > 1 else { return 0 }
        let horizontal = components.map(\.horizontal).max() ?? 1
        let vertical = components.map(\.vertical).max() ?? 1
        let units = ((width + 8 * horizontal - 1) / (8 * horizontal)) * ((height + 8 * vertical - 1) / (8 * vertical))
        return components.reduce(0) { $0 + units * $1.horizontal * $1.vertical * 128 }
    }

    /// How the colours are stored, by the rules that libjpeg follows.
    var colours: JPEGColours {
        switch components.count {
        case 1: .grey
        case 4: .cmyk(isInverted: adobeTransform != nil)
        case _ where isJFIF: .yCbCr
        default:
            if let adobeTransform {
                adobeTransform == 0 ? .rgb : .yCbCr
            } else {
                components.map(\.identifier) == Array("RGB".utf8) ? .rgb : .yCbCr
            }
        }
    }
}

enum JPEGColours: Equatable {
    case grey, yCbCr, rgb
    /// Adobe's programs store ink the other way round.
    case cmyk(isInverted: Bool)
}
