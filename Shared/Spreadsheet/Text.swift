extension String {
    /// The text as a cell can hold it: at most 32,767 UTF-16 units, and none of the characters that XML or C has no place for.
    var fitForCell: String {
        let longest = 32_767
        if utf8.count <= longest, utf8.allSatisfy({ $0 >= 0x20 && $0 != 0xEF }) { return self }
        var text = ""
        var room = longest
        for scalar in unicodeScalars {
            let fit: Unicode.Scalar = scalar.isForbidden ? "\u{FFFD}" : scalar
            room -= fit.utf16.count
            if room < 0 { break }
            text.unicodeScalars.append(fit)
        }
        return text
    }
}

extension Unicode.Scalar {
    /// XML 1.0, section 2.2.
    fileprivate var isForbidden: Bool {
        switch value {
        case 9, 10, 13: false
        case 0..<0x20, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
