internal import FoundationEssentials
internal import HTTPClient

/// How long the server asks to be left alone: milliseconds (OpenAI's own header) or RFC 9110, 10.2.3.
func retryAfter(in response: Response) -> Duration? {
    if let value = response.header("retry-after-ms"), let milliseconds = Double(value) {
        return wait(seconds: milliseconds / 1000)
    }
    return response.header("retry-after").flatMap { retryAfter($0, now: Date().timeIntervalSince1970) }
}

/// - Parameter now: in seconds since 1970.
func retryAfter(_ value: String, now: Double) -> Duration? {
    if let seconds = Double(value) { return wait(seconds: seconds) }
    return secondsSince1970(ofHTTPDate: value).flatMap { wait(seconds: Double($0) - now) }
}

/// A time that has passed is no wait; nonsense is no answer.
private func wait(seconds: Double) -> Duration? {
    guard seconds.isFinite, seconds < 366 * 86_400 else { return nil }
    return .milliseconds(Int((max(seconds, 0) * 1000).rounded(.up)))
}

/// RFC 9110, 5.6.7, in the form that senders must use: `Sun, 06 Nov 1994 08:49:37 GMT`.
func secondsSince1970(ofHTTPDate text: String) -> Int? {
    let fields = text.split(separator: " ")
    guard fields.count == 6, fields[5] == "GMT", fields[0].count == 4, fields[0].hasSuffix(",") else { return nil }
    let clock = fields[4].split(separator: ":").compactMap { Int($0) }
    guard let day = Int(fields[1]), (1...31).contains(day), let month = months.firstIndex(of: fields[2]),
        let year = Int(fields[3]), (1970...9999).contains(year), clock.count == 3,
        (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2])
    else { return nil }
    return days(to: day, month: month + 1, year: year) * 86_400 + clock[0] * 3_600 + clock[1] * 60 + clock[2]
}

private let months: [Substring] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
]

/// From 1 January 1970. Years begin in March, so that the leap day is the last one.
private func days(to day: Int, month: Int, year: Int) -> Int {
    let y = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return y * 365 + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468
}
