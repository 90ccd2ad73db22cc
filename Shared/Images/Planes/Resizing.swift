internal import CResampling

extension Plane {
    /// The plane with as many rows as the filter has lines.
    func resizedRows(by filter: Lanczos) -> Plane {
        precondition(filter.source == height, "a filter for planes of this height")
        let result = Plane(width: width, height: filter.lines.count)
        guard result.height != height else {
            unsafe result.start.update(from: start, count: width * height)
            return result
        }
        for (line, taps) in filter.lines.enumerated() {
            precondition(
                taps.first >= 0 && taps.first + taps.weights.count <= height, "weights for rows that there are")
            unsafe fb_mix_rows(row(taps.first), width, taps.weights, taps.weights.count, result.row(line))
        }
        return result
    }
}
