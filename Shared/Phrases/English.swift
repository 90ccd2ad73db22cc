internal import Domain

extension Phrase {
    var english: String {
        switch self {
        case .apology:
            """
            Sorry, I could not deal with your message: something broke on my side. The message is kept, and the people \
            who look after me will see it. Please try again.
            """
        case .slowDown:
            "You write faster than I can answer: I did not take your latest messages. Please wait for my answer and send them again."
        case .welcome:
            """
            Hello! I am your family's assistant at home.

            Ask me in your own words, in English or Russian: I explain, advise, and help to write or to think \
            something up. If you no longer need an answer, send /cancel.

            All commands: /help.
            """
        case .help:
            """
            Just write to me what you would like to know; no commands are needed for that. But there are some:

            /start — how we begin
            /help — this list
            /cancel — stop the answer that I am working on
            """
        case .unknownCommand:
            "I do not know that command. What I can do stands here: /help. You can also ask in your own words."
        case .nothingToCancel:
            "There is nothing to stop: I am not working on anything for you now."
        case .stopped:
            "All right, I stopped."
        case .aiUnavailable:
            """
            The AI that I answer with is silent at the moment. Your question reached me, but I cannot answer it yet. \
            Please ask again a little later.
            """
        case .aiNotConfigured:
            """
            To be honest, I have nothing to answer with yet: no AI has been connected to me. The person who set me up \
            can do that.
            """
        case .aiRefused:
            "The AI declined to answer this question. Please try asking in another way."
        case .aiQuota:
            """
            The credit that pays for my answers has run out. Once the person who set me up tops it up, I can answer \
            again.
            """
        case .questionTooLong:
            "That is more than I can read at once. Please shorten your question or send it in parts."
        case .answerCutOff:
            "…The answer breaks off here: it became too long. If you need the rest, ask again in smaller parts."
        case .unsupported(let kind):
            kind.english
        case .groupGreeting:
            """
            Hello, and thank you for inviting me! I am an assistant: I answer questions and give advice. \
            What I can do: /help.
            """
        }
    }
}

extension ContentKind {
    fileprivate var english: String {
        switch self {
        case .sticker: "A fine sticker! But I can only answer words: please write what is on your mind."
        case .voice: "I cannot listen to voice messages yet. Please write the same in words."
        case .photo:
            "I cannot look at photos yet. Please describe in words what it shows and what you would like to know."
        case .video: "I cannot watch videos. Please tell me in words what it shows and what you would like to know."
        case .document: "I cannot open files yet. Please copy the part that matters here as text."
        case .contact: "I see a contact, but I cannot keep phone numbers. Please write how I can help."
        case .location: "I see a place on the map, but I cannot read maps. Write the town or address and your question."
        case .other: "I cannot handle messages of this kind yet. Please write in words how I can help."
        }
    }
}
