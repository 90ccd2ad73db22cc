/// Makes pictures fit for a vision model: recognised, held to limits, decoded small, turned upright and encoded anew.
///
/// The work is done on threads of its own, never more than were asked for, so that neither the tasks of the program wait for it
/// nor its memory grows with the number of pictures that come at once.
public final class ImagePreparation: Sendable {
    private let turns: Turns
    private let heic: HEICDecoding

    /// - Parameter threads: how many pictures are decoded at a time; each takes up to some 150 MiB for a moment.
    public init(threads: Int, heic: HEICDecoding) {
        turns = Turns(threads: threads)
        self.heic = heic
    }

    /// The picture at `profile`'s size, or why there is none.
    public func prepare(_ bytes: [UInt8], for profile: ImageProfile) async throws(ImageRefusal) -> PreparedImage {
        let steps = PreparationSteps(bytes: bytes, profile: profile, heic: heic)
        let result = await turns.run { () -> Result<PreparedImage, ImageRefusal> in
            do throws(ImageRefusal) { return .success(try steps.run()) } catch { return .failure(error) }
        }
        guard let result else { throw .cancelled }
        return try result.get()
    }
}
