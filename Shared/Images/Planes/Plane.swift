import Glibc

/// Rows of eight-bit samples without gaps.
///
/// The samples are not initialised: whoever makes a plane fills it.
@safe
struct Plane: ~Copyable {
    let width: Int
    let height: Int
    private(set) var samples: UnsafeMutableBufferPointer<UInt8>

    init(width: Int, height: Int) {
        precondition(width > 0 && height > 0, "a plane has samples")
        self.width = width
        self.height = height
        unsafe samples = .allocate(capacity: width * height)
    }

    deinit { unsafe samples.deallocate() }

    /// The start of the first row; the plane must outlive its use.
    var start: UnsafeMutablePointer<UInt8> {
        guard let start = unsafe samples.baseAddress else { preconditionFailure("a plane has samples") }
        return unsafe start
    }

    func row(_ number: Int) -> UnsafeMutablePointer<UInt8> {
        precondition(number >= 0 && number < height, "a row of the plane")
        return unsafe start + number * width
    }
}
