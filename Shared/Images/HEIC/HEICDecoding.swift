import Glibc

/// Whether HEIC is decoded, and by which program: its decoder is kept out of this process.
public enum HEICDecoding: Equatable, Sendable {
    case off
    /// The path of `familybot-heic`.
    case program(String)

    /// `familybot-heic` in the folder that this program was started from.
    public static var besideThisProgram: HEICDecoding {
        var name = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe max(0, readlink("/proc/self/exe", &name, name.count))
        let path = String(decoding: name.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        return .program(folder + "familybot-heic")
    }
}
