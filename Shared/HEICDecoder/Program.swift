internal import CHeif
import Glibc

/// `familybot-heic`: reads one HEIC picture, writes its pixels, ends.
///
/// Its decoder is large and written in C++, and its input comes from anybody: so it runs here, without secrets, files or
/// network, with little memory and little time, and not in the worker.
@main
struct Program {
    /// What a bot may download from Telegram.
    private static let longest = 20 * 1024 * 1024

    static func main() {
        if CommandLine.arguments.count > 1 {
            print("usage: familybot-heic < picture.heic > answer; the worker starts it, people need not")
            exit(CommandLine.arguments[1] == "--help" ? 0 : 64)
        }
        // Before the limits: afterwards nothing can be opened any more.
        guard unsafe heif_init(nil).code == heif_error_Ok, Confinement.enter() else { exit(70) }
        guard let bytes = Conversation.read(atMost: longest) else { exit(65) }
        Decoder.run(bytes)
    }
}
