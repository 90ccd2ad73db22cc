public import Domain

/// A wish for one's data as a file, as far as it was said.
public struct ExportMention: Hashable, Sendable {
    public var period: ExportPeriod?
    public var format: ExportFormat?

    public init(period: ExportPeriod?, format: ExportFormat?) {
        self.period = period
        self.format = format
    }
}

extension Reader {
    /// What a sentence wants exported: «выгрузи данные за июль в excel»; nil where it wants anything else.
    public func export(in text: String) -> ExportMention? {
        guard text.utf16.count <= Self.longest else { return nil }
        let words = ExportRule(Sentence(text))
        return words.isWish ? words.mention : nil
    }

    /// What stands behind the command for it, where no word need say that an export is meant; nil for words that it does not
    /// know.
    public func export(behindCommand text: String) -> ExportMention? {
        guard text.utf16.count <= Self.longest else { return nil }
        return ExportRule(Sentence(text)).mention
    }
}
