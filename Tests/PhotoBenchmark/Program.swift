import Glibc
import Images

/// `bench-photo FILE OUT RUNS`: prepares one photo again and again in a process that does nothing else, so that its peak memory
/// is the photo's, and prints each time. `bench photo` starts it, pinned to one core.
@main
struct Program {
    static func main() async {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let runs = Int(arguments[3]), let bytes = read(arguments[1]) else {
            print("usage: bench-photo FILE OUT RUNS")
            exit(64)
        }
        let preparation = ImagePreparation(threads: 1, heic: .off)
        do throws(ImageRefusal) {
            // The first run pays for what is loaded and made ready once.
            let prepared = try await preparation.prepare(bytes, for: .plate)
            var (times, processorTimes): ([Double], [Double]) = ([], [])
            for _ in 0..<runs {
                let (began, used) = (ContinuousClock.now, processorMilliseconds())
                _ = try await preparation.prepare(bytes, for: .plate)
                times.append((ContinuousClock.now - began) / .milliseconds(1))
                processorTimes.append(processorMilliseconds() - used)
            }
            write(prepared.jpeg, to: arguments[2])
            print(#"{"ms":\#(times),"cpu_ms":\#(processorTimes),"peak_kib":\#(peak())}"#)
        } catch {
            print(#"{"refused":"\#(error)","peak_kib":\#(peak())}"#)
        }
    }

    private static func processorMilliseconds() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }

    private static func read(_ path: String) -> [UInt8]? {
        let file = unsafe open(path, O_RDONLY)
        var status = stat()
        guard file >= 0, unsafe fstat(file, &status) == 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: status.st_size)
        let count = unsafe Glibc.read(file, &bytes, bytes.count)
        return count == bytes.count ? bytes : nil
    }

    private static func write(_ bytes: [UInt8], to path: String) {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard unsafe Glibc.write(file, bytes, bytes.count) == bytes.count else { exit(73) }
    }

    /// The most memory that the process ever had, in KiB. Not by getrusage, which counts the parent's before the program began.
    private static func peak() -> Int {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let file = unsafe open("/proc/self/status", O_RDONLY)
        let count = unsafe Glibc.read(file, &bytes, bytes.count)
        let lines = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
        let digits = lines.first { $0.hasPrefix("VmHWM:") }?.filter(\.isNumber) ?? ""
        return Int(digits) ?? 0
    }
}
