public import Domain

extension Reader {
    /// When something was eaten and which meal it was, as far as a few words beside a picture tell: «вчера на ужин».
    public func occasion(of text: String) -> (kind: MealKind?, day: DayReference?, time: TimeOfDay?) {
        guard text.utf16.count <= Self.longest else { return (nil, nil, nil) }
        let frame = MealFrame(Sentence(text))
        return (frame.meal, frame.day, frame.time)
    }
}
