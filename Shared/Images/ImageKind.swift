/// What the first bytes of a file say that it is.
enum ImageKind: Equatable {
    case known(ImageFormat)
    /// A picture or document of another kind, by its name.
    case other(String)

    init?(_ bytes: [UInt8]) {
        guard let found = Self.table.first(where: { $0.matches(bytes) }) else { return nil }
        self = found.kind
    }

    /// The first row that matches counts: what is more special stands above.
    private static let table: [Row] = [
        Row(.known(.jpeg), [0xff, 0xd8, 0xff]),
        Row(.known(.png), [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
        Row(.known(.webp), "RIFF", "WEBP"),
        Row(.known(.heic), "", "ftypheic"), Row(.known(.heic), "", "ftypheix"),
        Row(.known(.heic), "", "ftypmif1"), Row(.known(.heic), "", "ftypheim"),
        Row(.known(.heic), "", "ftypheis"),
        Row(.other("AVIF"), "", "ftypavi"), Row(.other("HEIC"), "", "ftyphevc"), Row(.other("HEIC"), "", "ftypmsf1"),
        Row(.other("MP4"), "", "ftyp"),
        Row(.other("GIF"), "GIF8"),
        Row(.other("BMP"), "BM"),
        Row(.other("TIFF"), [0x49, 0x49, 0x2a, 0x00]), Row(.other("TIFF"), [0x4d, 0x4d, 0x00, 0x2a]),
        Row(.other("BigTIFF"), [0x49, 0x49, 0x2b, 0x00]), Row(.other("BigTIFF"), [0x4d, 0x4d, 0x00, 0x2b]),
        Row(.other("JPEG 2000"), [0x00, 0x00, 0x00, 0x0c, 0x6a, 0x50]),
        Row(.other("JPEG 2000"), [0xff, 0x4f, 0xff, 0x51]),
        Row(.other("JPEG XL"), [0x00, 0x00, 0x00, 0x0c, 0x4a, 0x58]), Row(.other("JPEG XL"), [0xff, 0x0a]),
        Row(.other("ICO"), [0x00, 0x00, 0x01, 0x00]),
        Row(.other("PSD"), "8BPS"),
        Row(.other("DDS"), "DDS "),
        Row(.other("PDF"), "%PDF"),
        Row(.other("PostScript"), "%!PS"),
        Row(.other("ZIP"), [0x50, 0x4b, 0x03, 0x04]),
        Row(.other("gzip"), [0x1f, 0x8b]),
        Row(.other("SVG"), "<svg"), Row(.other("XML"), "<?xml"),
        Row(.other("HTML"), "<!DOCTYPE"), Row(.other("HTML"), "<!doctype"), Row(.other("HTML"), "<html"),
    ]
}

private struct Row {
    let kind: ImageKind
    private let start: [UInt8]
    /// Containers name their content behind a length.
    private let further: [UInt8]
    private let position: Int

    init(_ kind: ImageKind, _ start: [UInt8]) {
        self.kind = kind
        self.start = start
        further = []
        position = 0
    }

    init(_ kind: ImageKind, _ start: String, _ further: String = "") {
        self.kind = kind
        self.start = Array(start.utf8)
        self.further = Array(further.utf8)
        position = start.isEmpty ? 4 : 8
    }

    func matches(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: start) && (further.isEmpty || bytes.dropFirst(position).starts(with: further))
    }
}
