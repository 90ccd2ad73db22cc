import Foundation
import Testing

/// Whether two texts are the same JSON object, however they are written.
func sameJSON(_ one: String, _ other: String) throws -> Bool {
    let one = try JSONSerialization.jsonObject(with: Data(one.utf8)) as? NSDictionary
    let other = try JSONSerialization.jsonObject(with: Data(other.utf8)) as? NSDictionary
    return try #require(one) == #require(other)
}
