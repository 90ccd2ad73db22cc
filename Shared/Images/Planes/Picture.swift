/// A picture in planes: brightness, and where it has colours, those with fewer or as many samples.
struct Picture: ~Copyable {
    let width: Int
    let height: Int
    let luma: Plane
    let chroma: Chroma?

    struct Chroma: ~Copyable {
        let blue: Plane
        let red: Plane
    }

    init(width: Int, height: Int, luma: consuming Plane, chroma: consuming Chroma?) {
        self.width = width
        self.height = height
        self.luma = luma
        self.chroma = chroma
    }

    /// The picture upright at `size`, the colours with half as many samples each way.
    ///
    /// Where a side is odd, the planes end with a line that nobody sees: each colour's sample covers two by two pixels.
    func prepared(_ size: PictureSize, from orientation: Orientation) -> Picture {
        switch chroma {
        case nil:
            return Picture(
                width: size.width, height: size.height,
                luma: luma.prepared(by: luma.filters(for: size, from: orientation)), chroma: nil)
        case .some(let chroma):
            let half = PictureSize(width: (size.width + 1) / 2, height: (size.height + 1) / 2)
            let even = PictureSize(width: half.width * 2, height: half.height * 2)
            let bright = luma.prepared(by: luma.filters(for: even, from: orientation))
            let filters = chroma.blue.filters(for: half, from: orientation)
            let blue = chroma.blue.prepared(by: filters)
            let red = chroma.red.prepared(by: filters)
            return Picture(
                width: size.width, height: size.height, luma: bright, chroma: Chroma(blue: blue, red: red))
        }
    }
}

/// What planes of one size go through.
private struct Filters {
    let rows: Lanczos
    let columns: Lanczos
    let orientation: Orientation
}

extension Plane {
    fileprivate func filters(for size: PictureSize, from orientation: Orientation) -> Filters {
        let stored = size.turned(by: orientation)
        return Filters(
            rows: Lanczos(from: height, to: stored.height), columns: Lanczos(from: width, to: stored.width),
            orientation: orientation)
    }

    /// Rows are what is quick to resize, so the columns become rows in between: exchanging them back is left out where the
    /// orientation wants them exchanged.
    fileprivate func prepared(by filters: Filters) -> Plane {
        let turned = resizedRows(by: filters.rows).transposed().resizedRows(by: filters.columns)
        let result = filters.orientation.swapsSides ? turned : turned.transposed()
        if filters.orientation.mirrorsColumns { result.mirrorColumns() }
        if filters.orientation.mirrorsRows { result.mirrorRows() }
        return result
    }
}
