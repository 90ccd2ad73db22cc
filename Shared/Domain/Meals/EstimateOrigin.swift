/// By what a meal was estimated: with it an old estimate can be told from a new one, and made again.
public struct EstimateOrigin: Equatable, Codable, Sendable {
    /// The model's name.
    public let model: String
    /// The revision of the prompt and its schema.
    public let prompt: Int
    /// The last profile in which the pictures were shown: `plate`, `album`, `label`, `degraded`.
    public let profile: String
    /// How many pictures were seen.
    public let photos: Int

    public init(model: String, prompt: Int, profile: String, photos: Int) {
        self.model = model
        self.prompt = prompt
        self.profile = profile
        self.photos = photos
    }

    /// Of a meal to which a late picture was added.
    public func joined(by other: EstimateOrigin) -> EstimateOrigin {
        EstimateOrigin(
            model: other.model, prompt: other.prompt, profile: other.profile, photos: photos + other.photos)
    }
}
