@testable import OutsideWorld

/// Pictures that consist of their segments only: enough for whoever does not decode them.
enum Pictures {
    /// - Parameters:
    ///   - extra: whole segments between the start and the frame.
    ///   - end: `[]` cuts the picture off.
    static func jpeg(
        _ width: Int, _ height: Int, components: Int = 3, extra: [UInt8] = [], end: [UInt8] = [0xFF, 0xD9]
    ) -> [UInt8] {
        let frame: [UInt8] =
            [0xFF, 0xC0, 0, UInt8(8 + 3 * components), 8] + big(height) + big(width) + [UInt8(components)]
            + [UInt8](repeating: 0x11, count: 3 * components)
        let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x55]
        return [0xFF, 0xD8] + extra + frame + scan + end
    }

    static let exif: [UInt8] = [0xFF, 0xE1, 0, 8] + Array("Exif\0\0".utf8)

    /// The header of a PNG.
    static func png(_ width: Int, _ height: Int) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0] + big(width) + [0, 0] + big(height)
    }

    static func dataURL(_ bytes: [UInt8], type: String = "jpeg") -> JSON {
        .string("data:image/\(type);base64,\(Base64.encoded(bytes))")
    }

    private static func big(_ number: Int) -> [UInt8] { [UInt8(number >> 8), UInt8(number & 0xFF)] }
}
