internal import CXLSXWriter

/// The looks that the cells of a workbook have. They belong to it and go with it.
@safe
struct Formats {
    let heading: UnsafeMutablePointer<lxw_format>?
    /// Of cells that are compared with others.
    let above, within: UnsafeMutablePointer<lxw_format>?
    private let day: String
    private let cells: [Column.Style: UnsafeMutablePointer<lxw_format>]
    private let sums: [Column.Style: UnsafeMutablePointer<lxw_format>]

    private static let headingColour: lxw_color_t = 0x1F6F5C
    private static let aboveColour: lxw_color_t = 0xF8D7D3
    private static let withinColour: lxw_color_t = 0xDDF0DF
    private static let sumColour: lxw_color_t = 0xE7F1EE

    /// - Parameter day: how days are shown, in the language of the format: `dd.mm.yyyy`.
    init(of book: UnsafeMutablePointer<lxw_workbook>, day: String) {
        self.day = day
        let heading = unsafe workbook_add_format(book)
        unsafe format_set_bold(heading)
        unsafe format_set_text_wrap(heading)
        unsafe format_set_align(heading, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        unsafe format_set_bg_color(heading, Self.headingColour)
        unsafe format_set_font_color(heading, 0xFFFFFF)
        unsafe self.heading = heading
        unsafe above = workbook_add_format(book)
        unsafe format_set_bg_color(above, Self.aboveColour)
        unsafe within = workbook_add_format(book)
        unsafe format_set_bg_color(within, Self.withinColour)
        unsafe cells = Self.byStyle(book, day) { _ in }
        unsafe sums = Self.byStyle(book, day) { format in
            unsafe format_set_bold(format)
            unsafe format_set_bg_color(format, Self.sumColour)
            unsafe format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
        }
    }

    func cell(_ style: Column.Style) -> UnsafeMutablePointer<lxw_format>? { unsafe cells[style] }

    /// How numbers of a style are shown; nil for text.
    func number(_ style: Column.Style) -> String? { style.numberFormat(day: day) }

    func sum(_ style: Column.Style) -> UnsafeMutablePointer<lxw_format>? { unsafe sums[style] }

    private static func byStyle(
        _ book: UnsafeMutablePointer<lxw_workbook>, _ day: String,
        _ adorn: (UnsafeMutablePointer<lxw_format>?) -> Void
    ) -> [Column.Style: UnsafeMutablePointer<lxw_format>] {
        var formats: [Column.Style: UnsafeMutablePointer<lxw_format>] = unsafe [:]
        for style in Column.Style.allCases {
            guard let format = unsafe workbook_add_format(book) else { continue }
            if let number = style.numberFormat(day: day) { unsafe format_set_num_format(format, number) }
            unsafe adorn(format)
            unsafe formats[style] = format
        }
        return unsafe formats
    }
}

extension Column.Style {
    fileprivate func numberFormat(day: String) -> String? {
        switch self {
        case .text: nil
        case .plain: "0"
        case .whole: "#,##0"
        case .tenths: "#,##0.0"
        case .day: day
        case .time: "hh:mm"
        }
    }
}
