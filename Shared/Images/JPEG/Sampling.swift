internal import CTurboJPEG

/// How many samples of colour there are for those of brightness, in the ways that TurboJPEG knows by name.
struct Sampling: Equatable {
    let code: Int32

    static let grey = Sampling(code: Int32(TJSAMP_GRAY.rawValue))
    /// Half as many each way: what is written.
    static let half = Sampling(code: Int32(TJSAMP_420.rawValue))

    private init(code: Int32) { self.code = code }

    /// Nil where the components are sampled in an unusual way.
    init?(_ components: [JPEGHeader.Component]) {
        guard components.count == 3, components.dropFirst().allSatisfy({ $0.horizontal == 1 && $0.vertical == 1 })
        else { return nil }
        switch (components[0].horizontal, components[0].vertical) {
        case (1, 1): code = Int32(TJSAMP_444.rawValue)
        case (2, 1): code = Int32(TJSAMP_422.rawValue)
        case (2, 2): code = Int32(TJSAMP_420.rawValue)
        case (1, 2): code = Int32(TJSAMP_440.rawValue)
        case (4, 1): code = Int32(TJSAMP_411.rawValue)
        default: return nil
        }
    }

    /// A plane that is as large as TurboJPEG wants it.
    func plane(_ component: Int32, of size: PictureSize) -> Plane {
        Plane(
            width: Int(tjPlaneWidth(component, Int32(size.width), code)),
            height: Int(tjPlaneHeight(component, Int32(size.height), code)))
    }
}
