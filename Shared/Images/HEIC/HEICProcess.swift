internal import CPlatform
import Glibc

/// Runs `familybot-heic` for one picture: no environment, no descriptors but one socket, killed when it takes too long.
///
/// The program limits its own memory and processor time before it reads a byte.
struct HEICProcess {
    private let pid: pid_t
    private let socket: Int32

    /// The pixels of the picture.
    static func decode(_ bytes: [UInt8], by program: String, within time: Duration) throws(ImageRefusal) -> Pixels {
        let process = try HEICProcess(program)
        let answer = process.exchange(bytes, until: .now + time)
        let status = process.end()
        guard let answer else { throw .timedOut }
        // Killed for its processor time: what is left of the answer is no picture.
        if status & 0x7f == SIGXCPU { throw .timedOut }
        return try HEICAnswer.read(answer)
    }

    private init(_ program: String) throws(ImageRefusal) {
        var ends: [Int32] = [-1, -1]
        guard unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0
        else { throw .unavailable }
        defer { close(ends[1]) }
        guard let pid = Self.spawn(program, socket: ends[1]) else {
            close(ends[0])
            throw .unavailable
        }
        self.pid = pid
        socket = ends[0]
    }

    private static func spawn(_ program: String, socket: Int32) -> pid_t? {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, socket, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, socket, 1)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        unsafe fb_spawn_close_from(&actions, 3)
        var pid = pid_t()
        let status = unsafe program.withCString { path in
            var arguments: [UnsafeMutablePointer<CChar>?] = unsafe [UnsafeMutablePointer(mutating: path), nil]
            var environment: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
            return unsafe posix_spawn(&pid, path, &actions, nil, &arguments, &environment)
        }
        return status == 0 ? pid : nil
    }

    /// Hands over the picture and takes what comes back; nil when the time is up.
    private func exchange(_ bytes: [UInt8], until end: ContinuousClock.Instant) -> [UInt8]? {
        var sent = 0
        var answer: [UInt8] = []
        // Only what is written to becomes memory; growing step by step would take twice as much at the end.
        answer.reserveCapacity(HEICAnswer.longest)
        var part = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let left = (end - .now) / .milliseconds(1)
            guard left > 0 else { return nil }
            let wanted = sent < bytes.count ? POLLIN | POLLOUT : POLLIN
            var state = pollfd(fd: socket, events: Int16(wanted), revents: 0)
            guard unsafe poll(&state, 1, Int32(left.rounded(.up))) > 0 else { continue }
            if Int32(state.revents) & POLLOUT != 0, sent < bytes.count {
                sent += send(bytes, from: sent)
                if sent == bytes.count { shutdown(socket, Int32(SHUT_WR)) }
            }
            if Int32(state.revents) & (POLLIN | POLLHUP | POLLERR) != 0 {
                let count = unsafe recv(socket, &part, part.count, Int32(MSG_DONTWAIT))
                if count < 0, errno == EAGAIN || errno == EINTR { continue }
                guard count > 0, answer.count + count <= HEICAnswer.longest else { return answer }
                answer += part[..<count]
            }
        }
    }

    /// How much of the picture went out. A program that no longer listens gets nothing more.
    private func send(_ bytes: [UInt8], from start: Int) -> Int {
        let count = unsafe bytes.withUnsafeBufferPointer { all in
            unsafe Glibc.send(
                socket, all.baseAddress.map { unsafe $0 + start }, all.count - start,
                Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
        }
        if count < 0 { return errno == EAGAIN || errno == EINTR ? 0 : bytes.count - start }
        return count
    }

    /// Takes the process away, whether it has ended or not.
    private func end() -> Int32 {
        close(socket)
        kill(pid, SIGKILL)
        var status: Int32 = 0
        while unsafe waitpid(pid, &status, 0) < 0, errno == EINTR {}
        return status
    }
}
