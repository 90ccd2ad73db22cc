internal import CHeif
import Glibc

/// What this process gives up before it looks at a picture.
enum Confinement {
    private static let memory: rlim_t = 768 * 1024 * 1024
    private static let processorSeconds: rlim_t = 10

    /// False when the system refuses, and then nothing may be decoded.
    static func enter() -> Bool {
        limit(__rlimit_resource_t(RLIMIT_AS.rawValue), memory)
            && limit(__rlimit_resource_t(RLIMIT_CPU.rawValue), processorSeconds)
            && limit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), 0)
            && limit(__rlimit_resource_t(RLIMIT_CORE.rawValue), 0)
            && limit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), 3)
            && fb_allow_only_computing() == 0
    }

    private static func limit(_ resource: __rlimit_resource_t, _ value: rlim_t) -> Bool {
        var limit = rlimit(rlim_cur: value, rlim_max: value)
        return unsafe setrlimit(resource, &limit) == 0
    }
}
