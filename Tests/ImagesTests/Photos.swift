import Foundation
import Testing

/// The photos beside the tests.
enum Photo: String {
    case coffee = "coffee.jpg"
    case phone = "coffee-11mp-orientation6-gps.jpg"

    var bytes: [UInt8] {
        get throws {
            let url = try #require(Bundle.module.url(forResource: "photos/\(rawValue)", withExtension: nil))
            return try Array(Data(contentsOf: url))
        }
    }
}
