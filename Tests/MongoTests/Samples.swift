import Foundation
import Mongo

/// A meal with everything that a meal has: the shape that is stored most.
struct Meal: Codable, Equatable, Sendable {
    struct Food: Codable, Equatable, Sendable {
        var name: String
        var grams: Double
        var kilocalories: Double
        var protein, fat, carbohydrates: Double?
    }
    enum Source: String, Codable, Sendable { case photo, text }

    var _id: String
    var familyID: String
    var person: Int64
    var at: Date
    var source: Source
    var foods: [Food]
    var note: String?
    var revision: Int32
    var deleted: Bool

    /// - Parameter at: seconds since 1970.
    static func sample(_ number: Int, family: String = "f1") -> Meal {
        Meal(
            _id: "meal-\(number)", familyID: family, person: 5_000_000_000 + Int64(number % 4),
            at: Date(timeIntervalSince1970: 1_700_000_000 + Double(number) * 3600.125), source: .photo,
            foods: (0...(number % 3)).map { index in
                Food(
                    name: "Гречка с грибами \(index) 🍄", grams: 180.5, kilocalories: 210, protein: 7.5, fat: nil,
                    carbohydrates: 36)
            }, note: number % 2 == 0 ? "с маслом" : nil, revision: Int32(number), deleted: false)
    }
}

/// A literal as a document, where nothing else says so.
func document(_ document: Document) -> Document { document }

/// Draws documents of every type, nested up to `depth` levels.
struct DocumentGenerator {
    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func document(depth: Int) -> Document {
        var document = Document()
        for _ in 0..<Int.random(in: 0...6, using: &random) { document.append(key(), value(depth: depth - 1)) }
        return document
    }

    mutating func value(depth: Int) -> BSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 17 : 15), using: &random) {
        case 0: .double(Double(bitPattern: UInt64.random(in: 0..<0x7FF0_0000_0000_0000, using: &random)))
        case 1: .string(text())
        case 2: .binary(Binary(bytes(), subtype: UInt8.random(in: 0...255, using: &random)))
        case 3: .objectID(ObjectID())
        case 4: .bool(Bool.random(using: &random))
        // From the year 1 to 9999, in milliseconds.
        case 5:
            .date(
                Date(
                    timeIntervalSince1970: Double(
                        Int64.random(in: -62_135_596_800_000...253_402_300_799_999, using: &random)) / 1000))
        case 6: .null
        case 7: .regularExpression(RegularExpression("^" + key(), options: "i"))
        case 8: .int32(Int32.random(in: .min ... .max, using: &random))
        case 9: .timestamp(Timestamp(seconds: UInt32.random(in: 0 ... .max, using: &random), increment: 7))
        case 10: .int64(Int64.random(in: .min ... .max, using: &random))
        case 11: .decimal128(Decimal128(high: random.next(), low: random.next()))
        case 12: .minKey
        case 13: .maxKey
        case 14: .string("")
        case 15: .document(document(depth: depth))
        default: .array((0..<Int.random(in: 0...12, using: &random)).map { _ in value(depth: depth - 1) })
        }
    }

    private mutating func key() -> String {
        String(["a", "вес", "🥑", "$set", "a.b", "", " "].randomElement(using: &random) ?? "")
            + String(random.next() % 100)
    }

    private mutating func text() -> String {
        String(
            String.UnicodeScalarView(
                (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in
                    UnicodeScalar(UInt32.random(in: 0...0x10FFFF, using: &random))
                }))
    }

    private mutating func bytes() -> [UInt8] {
        (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
}
