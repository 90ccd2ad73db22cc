import Redis
import Testing

@Suite("Error replies")
struct ErrorReplyTests {
    @Test(
        "an error is known by its name",
        arguments: [
            ("READONLY You can't write against a read only replica.", ErrorReply.Name.readOnly),
            ("LOADING Redis is loading the dataset in memory", .loading),
            ("MASTERDOWN Link with MASTER is down", .masterDown),
            ("UNBLOCKED force unblock from blocking operation", .unblocked),
            ("NOGROUP No such key 's' or consumer group 'w'", .noGroup),
            ("NOREPLICAS Not enough good replicas to write.", .noReplicas),
            ("OOM command not allowed when used memory > 'maxmemory'.", .outOfMemory),
            ("MISCONF Errors writing to the AOF file", .misconfigured),
            ("BUSY Redis is busy running a script.", .busy),
            ("WRONGTYPE Operation against a key", .wrongType),
            ("ERR user_script:1: WRONGTYPE l:c:1 is not a list script: fb1_enq", .wrongType),
            ("NOAUTH Authentication required.", .noAuthentication),
            ("WRONGPASS invalid username-password pair", .wrongPassword),
            ("ERR Function not found", .functionNotFound),
            ("ERR unknown command 'X'", .other), ("NEWNAME of a later Redis", .other), ("", .other),
        ])
    func names(message: String, name: ErrorReply.Name) {
        #expect(ErrorReply(message: message).name == name)
    }

    @Test("what a server says while it cannot serve passes; what is wrong with the command does not")
    func passing() {
        let passing = [
            "READONLY x", "LOADING x", "MASTERDOWN x", "UNBLOCKED x", "NOREPLICAS x", "OOM x", "MISCONF x", "BUSY x",
        ]
        for message in passing { #expect(ErrorReply(message: message).isPassing, "\(message)") }
        for message in ["NOGROUP x", "WRONGTYPE x", "NOAUTH x", "WRONGPASS x", "ERR Function not found", "ERR x"] {
            #expect(!ErrorReply(message: message).isPassing, "\(message)")
        }
    }

    @Test("what is logged of an error quotes no argument")
    func description() {
        let reply = ErrorReply(message: "ERR unknown command 'geheim'")
        #expect(!ConnectionError.refused(reply).description.contains("geheim"))
        #expect(ConnectionError.refused(reply).description.contains("ERR"))
    }

    @Test("only what certainly did not run says so")
    func mayHaveRun() {
        for error in [ConnectionError.connectionLost, .closed, .unexpectedReply] { #expect(error.mayHaveRun) }
        for error in [ConnectionError.notConnected, .refused(ErrorReply(message: "ERR"))] { #expect(!error.mayHaveRun) }
    }
}
