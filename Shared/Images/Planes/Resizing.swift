import Glibc

extension Plane {
    /// The plane with `count` rows in place of its own.
    func resizedRows(to count: Int) -> Plane {
        let result = Plane(width: width, height: count)
        guard count != height else {
            unsafe result.start.update(from: start, count: width * height)
            return result
        }
        let sums = UnsafeMutablePointer<Int32>.allocate(capacity: width)
        defer { unsafe sums.deallocate() }
        for (line, taps) in Lanczos(from: height, to: count).lines.enumerated() {
            unsafe mix(taps, sums: sums, into: result.row(line))
        }
        return result
    }

    /// One row of the result. Two rows of the source at a time: the compiler makes one instruction of the pair.
    private func mix(_ taps: Lanczos.Taps, sums: UnsafeMutablePointer<Int32>, into target: UnsafeMutablePointer<UInt8>)
    {
        let half = Int32(Lanczos.one / 2)
        let columns = width
        unsafe sums.update(repeating: half, count: columns)
        for tap in stride(from: 0, to: taps.weights.count, by: 2) {
            let isPair = tap + 1 < taps.weights.count
            let first = Int32(taps.weights[tap])
            let second = isPair ? Int32(taps.weights[tap + 1]) : 0
            let upper = unsafe row(taps.first + tap)
            let lower = unsafe isPair ? row(taps.first + tap + 1) : upper
            for column in 0..<columns {
                let pair = unsafe Int32(upper[column]) &* first &+ Int32(lower[column]) &* second
                unsafe sums[column] = sums[column] &+ pair
            }
        }
        for column in 0..<columns {
            unsafe target[column] = UInt8(truncatingIfNeeded: max(0, min(255, sums[column] &>> 14)))
        }
    }
}
