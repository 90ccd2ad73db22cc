import Glibc

/// What an operator must change before the program can start: every problem that was found, one line each.
///
/// Also thrown for later findings, such as a Redis whose durability is weaker than the settings ask for. The lines are
/// safe to print: they name variables and never repeat a secret's value.
public struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    /// EX_CONFIG of sysexits.h: supervisors are told not to restart on it.
    public static let exitCode: Int32 = 78

    /// One line each, in the order of finding.
    public let problems: [String]

    /// All problems that one reading found.
    public init(problems: [String]) { self.problems = problems }
    /// A single finding.
    public init(_ problem: String) { self.init(problems: [problem]) }

    public var description: String { problems.joined(separator: "\n") }

    /// Writes all problems to standard error and ends the process with `exitCode`.
    public func exit(program: String) -> Never {
        for problem in problems {
            LogOutput.standardError.write(Array("\(program): \(problem)\n".utf8)) { missing in
                Array("\(program): \(missing) lines left out\n".utf8)
            }
        }
        Glibc.exit(Self.exitCode)
    }
}
