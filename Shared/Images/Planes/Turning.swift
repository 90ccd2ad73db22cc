extension Plane {
    /// The plane with rows and columns exchanged, square by square so that both fit in the cache.
    func transposed() -> Plane {
        let result = Plane(width: height, height: width)
        let side = 32
        for top in stride(from: 0, to: height, by: side) {
            let bottom = min(top + side, height)
            for left in stride(from: 0, to: width, by: side) {
                for column in left..<min(left + side, width) {
                    let target = unsafe result.row(column)
                    var source = unsafe row(top) + column
                    for line in top..<bottom {
                        unsafe target[line] = source.pointee
                        unsafe source += width
                    }
                }
            }
        }
        return result
    }

    /// Mirrors in place, left to right.
    func mirrorColumns() {
        for line in 0..<height {
            var left = unsafe row(line)
            var right = unsafe left + (width - 1)
            while unsafe left < right {
                let sample = unsafe left.pointee
                unsafe left.pointee = right.pointee
                unsafe right.pointee = sample
                unsafe left += 1
                unsafe right -= 1
            }
        }
    }

    /// Mirrors in place, top to bottom.
    func mirrorRows() {
        for line in 0..<(height / 2) {
            let upper = unsafe row(line)
            let lower = unsafe row(height - 1 - line)
            for column in 0..<width {
                let sample = unsafe upper[column]
                unsafe upper[column] = lower[column]
                unsafe lower[column] = sample
            }
        }
    }
}
