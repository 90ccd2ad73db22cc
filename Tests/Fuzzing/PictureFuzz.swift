/// What libFuzzer calls with one input after the other: all that is done with a picture, from the first look to the encoding.
///
/// HEIC is off: its decoder is not in this process. deploy/fuzz-images compiles this file together with Shared/Images.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPicture(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    do throws(ImageRefusal) {
        let prepared = try PreparationSteps(bytes: bytes, profile: .degraded, heic: .off).run()
        precondition(max(prepared.width, prepared.height) <= ImageProfile.degraded.longEdge, "larger than the profile")
        let again = try PreparationSteps(bytes: prepared.jpeg, profile: .degraded, heic: .off).run()
        precondition(
            (again.width, again.height) == (prepared.width, prepared.height), "what is written is read otherwise")
    } catch {
        precondition(error != .unavailable && error != .cancelled, "a refusal that is not the picture's")
    }
    return 0
}
