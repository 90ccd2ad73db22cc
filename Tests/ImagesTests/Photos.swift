import Foundation
import Testing

/// The pictures beside the tests.
enum Photo: String {
    case coffee = "coffee.jpg"
    case phone = "coffee-11mp-orientation6-gps.jpg"
    case baseline = "small/baseline.jpg"
    case progressive = "small/progressive.jpg"
    case fourFourFour = "small/444.jpg"
    case fourTwoTwo = "small/422.jpg"
    case fourFourZero = "small/440.jpg"
    case fourOneOne = "small/411.jpg"
    case uncommon = "small/uncommon.jpg"
    case grey = "small/grey.jpg"
    case rgb = "small/rgb.jpg"
    case cmyk = "small/cmyk-adobe.jpg"
    case ycck = "small/ycck-adobe.jpg"
    case transparentPNG = "small/alpha.png"
    case palette = "small/palette.png"
    case animatedPNG = "small/animated.png"
    case webp = "small/lossy.webp"
    case transparentWebP = "small/alpha.webp"
    case animatedWebP = "small/animated.webp"
    case heic = "small/plain.heic"

    var bytes: [UInt8] {
        get throws {
            let url = try #require(Bundle.module.url(forResource: "photos/\(rawValue)", withExtension: nil))
            return try Array(Data(contentsOf: url))
        }
    }
}
