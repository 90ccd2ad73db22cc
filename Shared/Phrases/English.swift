internal import Domain

extension Phrase {
    var english: String {
        switch self {
        case .apology:
            """
            Sorry, I could not deal with your message: something broke on my side. The message is kept, and the person \
            who set me up will see it. Please try again.
            """
        case .slowDown:
            "You write faster than I can answer: I did not take your latest messages. Please wait for my answer and send them again."
        case .welcome:
            """
            Hello! I am your family's assistant at home.

            I keep your food diary and remember the films you have rated, your weight, water, steps and sleep. Just write, \
            for example: “had 200 g of rice and an egg” or “watched Interstellar, 9/10”. A photo of your plate will do, too.

            Ask me anything, in English or Russian: I explain, give advice, and help you write or come up with ideas. If \
            you no longer need an answer, send /cancel.

            All commands: /help.
            """
        case .help(let role): Help(for: role).english
        case .unknownCommand:
            "I do not know that command. See /help, or ask in your own words."
        case .nothingToCancel:
            "There is nothing to stop: I am not working on anything for you now."
        case .nothingToUndo: "There is nothing to undo: you have logged no food in the last 24 hours."
        case .lookingAtPhoto: "Looking at the photo…"
        case .photoNeedsAI:
            """
            To understand photos I need an AI, and none has been connected. Please \
            write it in words, such as “had 200 g of rice and an egg”: I store that too.
            """
        case .photoUnseen:
            """
            The AI could not read this photo, and I stored nothing. \
            Send it a little later, or write in words: “had 200 g of rice and an egg”.
            """
        case .pictureRefused(let problem): problem.english
        case .stopped:
            "All right, I stopped."
        case .tooLateToStop: "It is too late to stop: I am storing it already. The answer is on its way."
        case .aiUnavailable:
            """
            The AI that I answer with is not available right now. Your question reached me, but I cannot answer it yet. \
            Please ask again a little later.
            """
        case .aiNotConfigured:
            """
            I cannot answer questions yet: no AI has been connected. The person who set me up can do that. Films, food, \
            weight, water, steps and sleep I store without one, for example: “watched Interstellar, 9/10”.
            """
        case .aiRefused:
            "The AI declined to answer this question. Please try asking in another way."
        case .aiQuota:
            """
            The account that pays for the AI has run out of credit. Once the person who set me up tops it up, I can \
            answer again.
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
        case .readWithoutAI:
            "The AI is not available right now, so I read your message by simple rules. If I got it wrong, please write it more exactly."
        case .notStored:
            "Not everything could be saved: what was saved is shown above."
        case .dataAway:
            """
            I can't reach my database right now. Your message is not lost: I'll answer it as soon as everything works \
            again.
            """
        case .stranger(let user):
            """
            Hello! I am the assistant of one family and answer its members only. If you belong to it, ask a family admin \
            to add you. Your Telegram ID: \(user).
            """
        case .admitted(let role):
            "Welcome! I know you now: you are \(role.english). Just write to me in your own words; all commands: /help."
        case .inviteRefused(let problem): problem.english
        case .notPermitted: "You do not have the rights for that. Please ask a family admin."
        case .onlyPrivately: "I tell that in private only: please write to me in a private chat."
        case .childGoal:
            """
            A child's calorie goal is for its parents and a doctor to set, so I do not store one. Do keep the food diary: a \
            doctor can use it, too.
            """
        case .goalUsage:
            """
            Write it like this: /goal 2000 sets your goal in kcal a day, /goal shows it with what is left, /goal off takes \
            it away.
            """
        case .resetDone: "All right, we start over: I no longer look at earlier messages. Your records are still there."
        case .languageChosen: "All right, I will speak English with you from now on."
        case .languageUsage: "Choose a language with a command: /language en for English, /language ru for Russian."
        case .addUserUsage:
            """
            Write it like this: /adduser 123456789 adult Ann (the name may be left out). People see their Telegram ID when they first write to me; the roles \
            are owner, admin, adult, child and guest.
            """
        case .removeUserUsage: "Write it like this: /removeuser 123456789."
        case .userAdded(let user, let role, let name):
            "Done: \(Self.person(user, name)) is in the family now, as \(role.english)."
        case .userRemoved(let user, let name):
            "Done: \(Self.person(user, name)) is no longer in the family. That person's records are kept."
        case .peopleRefused(let refusal): refusal.english
        case .webhookTroubled(let trouble): trouble.english
        case .backupStarted: "I am making a backup. You will hear from me when it is done and proved."
        case .backupMade(let documents, let bytes):
            "The backup is done, and was proved by restoring it: \(Self.records(documents)), \(Self.size(bytes))."
        case .backupTroubled(let trouble): trouble.english
        case .exportMenu:
            """
            What shall I export? Choose the time and the kind of file, or say it in words: “export my data for July to excel”.
            """
        case .exportUsage:
            """
            I did not understand that. Write, for example: /export week, /export last month, /export 2025 csv, \
            /export from 1 to 15 July, /export all. Or just /export, and I'll show buttons. \
            There are three kinds of files: xlsx (Excel), csv and json.
            """
        case .exportStarted: "Making your file…"
        case .exportEmpty: "There are no records of that time: nothing to export."
        case .fileFailed:
            "The file did not work out, and that is my fault. Please ask once more a little later: /export."
        case .fileGone: "I kept the file for a day and could not send it in that time. Please ask once more: /export."
        case .fileTooLarge: "Telegram does not take a file as large as that. Ask for less time, a month for example."
        }
    }

    private static func records(_ count: Int) -> String {
        "\(Figures(language: .english).whole(count)) \(Plural.english(count, "record", "records"))"
    }

    private static func size(_ bytes: Int) -> String {
        let figures = Figures(language: .english)
        return bytes < 1 << 20
            ? "\(figures.short(Double(bytes) / 1024)) KB" : "\(figures.short(Double(bytes) / 1_048_576)) MB"
    }
}

extension Phrase.BackupTrouble {
    fileprivate var english: String {
        switch self {
        case .folderAway:
            "There is no backup: the folder for backups is not there, or is another one; its disk may not be mounted. To see what is wrong, run: familybot doctor"
        case .otherFolder:
            "There is no backup: the folder for backups bears the mark of another installation. If its backups are ours now, run: familybot backup adopt"
        case .noSpace: "There is no backup: the disk for backups is full."
        case .unproved:
            "There is no backup: what was restored from it was not what is stored. The earlier backups are still there. The program's log has the details."
        case .failed:
            "The backup could not be made. The earlier ones are still there. For details see the program's log, and: familybot backup ls"
        case .overdue:
            "There has been no new backup for longer than the schedule wants. To see what is wrong, run: familybot doctor and familybot backup now"
        case .followingFailed:
            "The backup is done and proved, but the program after-backup, which is to follow it, failed."
        }
    }
}

extension Phrase.WebhookTrouble {
    fileprivate var english: String {
        switch self {
        case .gone:
            "No messages were reaching me: somebody removed the webhook at Telegram. I set it again. If this happens once more, another program uses the same token."
        case .otherAddress:
            "My messages were going to another address. I brought the webhook back. If this happens once more, another program uses the same token."
        case .otherSettings:
            "Somebody changed the settings of the webhook, and some messages did not reach me. I put them back."
        case .failing:
            "Telegram cannot reach me, and messages wait there. To see what is wrong, run: familybot doctor"
        case .backlog:
            "Messages pile up at Telegram faster than I take them. To see what is wrong, run: familybot doctor"
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

extension Role {
    var english: String {
        switch self {
        case .owner: "an owner"
        case .admin: "an admin"
        case .adult: "an adult"
        case .child: "a child"
        case .guest: "a guest"
        }
    }
}

extension Phrase.InviteProblem {
    fileprivate var english: String {
        switch self {
        case .unknown: "There is no such invitation. Ask for the link once more."
        case .used: "Somebody has used this link already: it works once. Ask for a new one."
        case .expired: "This link has expired: it works for 15 minutes. Ask for a new one."
        case .inAnotherFamily: "You are in another family of this bot already. Ask to be removed there first."
        }
    }
}

extension PeopleRefusal {
    fileprivate var english: String {
        switch self {
        case .notPermitted: "Only an owner or an admin can add and remove people."
        case .raisesHimself: "You can't raise your own role. Ask an owner."
        case .onlyForOwners: "Only owners can add, change and remove owners."
        case .lastOwner: "That is the only owner, and a family cannot be without one. Make another owner first."
        case .unknownPerson: "There is no such person in the family."
        case .inAnotherFamily: "That person is in another family already, and nobody can be in two."
        }
    }
}
