/// Sides in pixels.
struct PictureSize: Equatable {
    var width: Int
    var height: Int

    var longEdge: Int { max(width, height) }

    /// The size with its longer side at `edge`; a smaller one stays as it is.
    func fitted(to edge: Int) -> PictureSize {
        guard longEdge > edge else { return self }
        let factor = Double(edge) / Double(longEdge)
        return PictureSize(
            width: max(1, Int((Double(width) * factor).rounded())),
            height: max(1, Int((Double(height) * factor).rounded())))
    }

    /// As a viewer shows it.
    func turned(by orientation: Orientation) -> PictureSize {
        orientation.swapsSides ? PictureSize(width: height, height: width) : self
    }
}
