@testable import Images

/// A JPEG's samples, to be looked at.
struct Samples {
    let width: Int
    let height: Int
    let luma: [UInt8]
    /// Empty where there are no colours; else half as many each way.
    private let blue: [UInt8]
    private let red: [UInt8]

    init(_ jpeg: [UInt8]) throws {
        let header = try JPEGMarkers.read(jpeg)
        let size = PictureSize(width: header.width, height: header.height)
        let picture = try JPEGDecoder(jpeg, header, for: size).decode().prepared(size, from: .upright)
        width = size.width
        height = size.height
        luma = (0..<size.height).flatMap { row in
            unsafe Array(UnsafeBufferPointer(start: picture.luma.row(row), count: header.width))
        }
        switch picture.chroma {
        case nil: (blue, red) = ([], [])
        case .some(let chroma):
            blue = unsafe Array(chroma.blue.samples)
            red = unsafe Array(chroma.red.samples)
        }
    }

    /// Red, green and blue, by the formula of JFIF.
    func colour(_ column: Int, _ row: Int) -> [Int] {
        let bright = Double(luma[row * width + column])
        guard !blue.isEmpty else { return [Int(bright), Int(bright), Int(bright)] }
        let position = row / 2 * ((width + 1) / 2) + column / 2
        let (cb, cr) = (Double(blue[position]) - 128, Double(red[position]) - 128)
        return [bright + 1.402 * cr, bright - 0.344136 * cb - 0.714136 * cr, bright + 1.772 * cb].map {
            Int(max(0, min(255, $0)).rounded())
        }
    }

    /// The mean difference of two pictures' colours, sample by sample; 255 where the sides differ.
    func difference(from other: Samples) -> Double {
        guard width == other.width, height == other.height else { return 255 }
        var sum = 0
        for row in 0..<height {
            for column in 0..<width {
                sum += zip(colour(column, row), other.colour(column, row)).reduce(0) { $0 + abs($1.0 - $1.1) }
            }
        }
        return Double(sum) / Double(3 * width * height)
    }
}
