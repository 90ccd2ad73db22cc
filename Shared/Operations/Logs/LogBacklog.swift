/// Lines that wait to be written, in order: a value. When they are too many, later ones are left out, and one line in their
/// place tells how many.
struct LogBacklog {
    /// Makes the line that stands for so many that are missing.
    typealias Gap = @Sendable (Int) -> [UInt8]

    private let capacity: Int
    private var lines: [[UInt8]] = []
    /// Those before it are written.
    private var first = 0
    private var bytes = 0
    private var missing: (count: Int, gap: Gap)?

    /// - Parameter capacity: bytes.
    init(capacity: Int) { self.capacity = capacity }

    /// Adds a line or leaves it out. Once one was left out it is all or nothing until half of the room is free, or the log
    /// would be a comb of single lines and gaps.
    mutating func add(_ line: [UInt8], gap: @escaping Gap) {
        if let missing, bytes <= capacity / 2 {
            append(missing.gap(missing.count))
            self.missing = nil
        }
        if missing == nil, bytes + line.count <= capacity {
            append(line)
        } else {
            missing = ((missing?.count ?? 0) + 1, gap)
        }
    }

    /// Takes the next line to write; nil when there is none.
    mutating func next() -> [UInt8]? {
        if first < lines.count {
            let line = lines[first]
            first += 1
            bytes -= line.count
            if first * 2 > lines.count {
                lines.removeFirst(first)
                first = 0
            }
            return line
        }
        defer { missing = nil }
        return missing.map { $0.gap($0.count) }
    }

    private mutating func append(_ line: [UInt8]) {
        lines.append(line)
        bytes += line.count
    }
}
