internal import CPango

/// The handles of cairo and Pango: a picture that is being painted. It lives on the painter's thread.
@safe
final class Canvas {
    /// How a text is written.
    struct Lettering {
        enum Alignment { case left, centre, right }

        let size: Double
        let isBold: Bool
        let colour: Colour
        let alignment: Alignment
        /// Whether what lies below is wiped out around the letters.
        var isOnPlate = false
    }

    private final class Sink {
        var bytes: [UInt8] = []
    }

    /// DejaVu has all letters of both languages; the others stand in where a machine has it not.
    private static let fonts = "DejaVu Sans, Noto Sans, Liberation Sans, sans-serif"
    private static let plate = (x: 6.0, y: 1.0)

    private(set) var unknownGlyphs = 0
    private let surface: OpaquePointer
    private let cairo: OpaquePointer

    init(width: Int, height: Int) throws(ChartError) {
        // Both functions return an object that knows its error when there is no memory, and never nothing.
        guard let surface = unsafe cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)) else {
            throw .cairo(Int(CAIRO_STATUS_NO_MEMORY.rawValue))
        }
        guard let cairo = unsafe cairo_create(surface) else {
            unsafe cairo_surface_destroy(surface)
            throw .cairo(Int(CAIRO_STATUS_NO_MEMORY.rawValue))
        }
        unsafe self.surface = surface
        unsafe self.cairo = cairo
    }

    deinit {
        unsafe cairo_destroy(cairo)
        unsafe cairo_surface_destroy(surface)
    }

    func fill(_ colour: Colour) {
        use(colour)
        unsafe cairo_paint(cairo)
    }

    func line(from start: (x: Double, y: Double), to end: (x: Double, y: Double), _ colour: Colour, width: Double) {
        path([start, end], colour, width: width, dashes: [])
    }

    /// - Parameter dashes: lengths of strokes and gaps in turn; none for a line without gaps.
    func path(_ points: [(x: Double, y: Double)], _ colour: Colour, width: Double, dashes: [Double]) {
        use(colour)
        unsafe cairo_set_line_width(cairo, width)
        unsafe cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
        unsafe cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND)
        unsafe cairo_set_dash(cairo, dashes, Int32(dashes.count), 0)
        for (number, point) in points.enumerated() {
            if number == 0 {
                unsafe cairo_move_to(cairo, point.x, point.y)
            } else {
                unsafe cairo_line_to(cairo, point.x, point.y)
            }
        }
        unsafe cairo_stroke(cairo)
    }

    /// A bar with round shoulders.
    func bar(x: Double, y: Double, width: Double, height: Double, _ colour: Colour) {
        use(colour)
        let radius = min(10, width / 2, height)
        unsafe cairo_new_path(cairo)
        unsafe cairo_arc(cairo, x + radius, y + radius, radius, .pi, 1.5 * .pi)
        unsafe cairo_arc(cairo, x + width - radius, y + radius, radius, 1.5 * .pi, 2 * .pi)
        unsafe cairo_line_to(cairo, x + width, y + height)
        unsafe cairo_line_to(cairo, x, y + height)
        unsafe cairo_close_path(cairo)
        unsafe cairo_fill(cairo)
    }

    func dot(at point: (x: Double, y: Double), radius: Double, _ colour: Colour) {
        use(colour)
        unsafe cairo_new_path(cairo)
        unsafe cairo_arc(cairo, point.x, point.y, radius, 0, 2 * .pi)
        unsafe cairo_fill(cairo)
    }

    /// Writes one line; what does not fit in `width` ends in dots.
    ///
    /// - Returns: the width of what is written.
    @discardableResult
    func write(_ text: String, x: Double, y: Double, width: Double, _ lettering: Lettering) -> Double {
        guard let layout = unsafe pango_cairo_create_layout(cairo),
            let font = unsafe pango_font_description_from_string(Self.fonts)
        else { return 0 }
        defer {
            unsafe pango_font_description_free(font)
            unsafe g_object_unref(UnsafeMutableRawPointer(layout))
        }
        unsafe pango_font_description_set_absolute_size(font, lettering.size * Double(FB_PANGO_SCALE))
        if lettering.isBold { unsafe pango_font_description_set_weight(font, Int32(FB_PANGO_WEIGHT_BOLD)) }
        unsafe pango_layout_set_font_description(layout, font)
        unsafe pango_layout_set_single_paragraph_mode(layout, 1)
        unsafe pango_layout_set_width(layout, Int32(width * Double(FB_PANGO_SCALE)))
        unsafe pango_layout_set_ellipsize(layout, Int32(FB_PANGO_ELLIPSIZE_END))
        unsafe pango_layout_set_alignment(layout, lettering.alignment.pango)
        let bytes = Array(text.utf8)
        unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { text in
                unsafe pango_layout_set_text(layout, text.baseAddress, Int32(text.count))
            }
        }
        unknownGlyphs += Int(unsafe pango_layout_get_unknown_glyphs_count(layout))
        var (written, height): (Int32, Int32) = (0, 0)
        unsafe pango_layout_get_pixel_size(layout, &written, &height)
        if lettering.isOnPlate {
            let free = width - Double(written)
            let left =
                switch lettering.alignment {
                case .left: x
                case .centre: x + free / 2
                case .right: x + free
                }
            use(.paper)
            unsafe cairo_rectangle(
                cairo, left - Self.plate.x, y - Self.plate.y, Double(written) + 2 * Self.plate.x,
                Double(height) + 2 * Self.plate.y)
            unsafe cairo_fill(cairo)
        }
        use(lettering.colour)
        unsafe cairo_move_to(cairo, x, y)
        unsafe pango_cairo_show_layout(cairo, layout)
        return Double(written)
    }

    /// The picture as a file.
    func png() throws(ChartError) -> [UInt8] {
        let status = unsafe cairo_status(cairo)
        guard status == CAIRO_STATUS_SUCCESS else { throw .cairo(Int(status.rawValue)) }
        let sink = Sink()
        let written = unsafe cairo_surface_write_to_png_stream(
            surface,
            { sink, bytes, count in
                guard let sink = unsafe sink, let bytes = unsafe bytes else { return CAIRO_STATUS_WRITE_ERROR }
                unsafe Unmanaged<Sink>.fromOpaque(sink).takeUnretainedValue().bytes.append(
                    contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque())
        guard written == CAIRO_STATUS_SUCCESS else { throw .cairo(Int(written.rawValue)) }
        return sink.bytes
    }

    private func use(_ colour: Colour) {
        unsafe cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue)
    }
}

extension Canvas.Lettering.Alignment {
    fileprivate var pango: Int32 {
        switch self {
        case .left: Int32(FB_PANGO_ALIGN_LEFT)
        case .centre: Int32(FB_PANGO_ALIGN_CENTER)
        case .right: Int32(FB_PANGO_ALIGN_RIGHT)
        }
    }
}
