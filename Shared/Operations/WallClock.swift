import Glibc

/// The time of day of this host, for stamps and for measuring how old an update is; rules go by Redis' clock.
public enum WallClock {
    /// Milliseconds since 1970.
    public static var milliseconds: Int64 {
        var now = timespec()
        _ = unsafe clock_gettime(CLOCK_REALTIME, &now)
        return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
    }
}
