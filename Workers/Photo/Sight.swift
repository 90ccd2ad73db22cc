import Domain
import FamilyStore
import FoundationEssentials
import Images
import Jobs
import Logging
import OpenAIAPI
import Operations
import Phrases
import Reception
import TelegramAPI
import WorkerRuntime

/// Looks at pictures by a model, which is paid for each profile once in the life of a job.
struct Sight: Sendable {
    let answers: PaidAnswers
    let darkroom: Darkroom
    let logger: Logger

    enum Seen: Sendable {
        /// What is there, by what it was seen, and why a picture among them was not.
        case estimate(MealEstimate, EstimateOrigin, Phrase.PictureProblem?)
        /// Nothing was seen; this says why.
        case phrase(Phrase)
    }

    func look(at batch: PhotoBatch, for member: Member, isLate: Bool, _ job: Job) async throws -> Seen {
        let profile: ImageProfile = batch.pictures.count > 1 ? .album : .plate
        let first = try await look(at: batch, by: profile, for: member, isLate, job)
        guard case .estimate(let estimate, _, _) = first, estimate.needsDetail else { return first }
        // Once more, and no more: a picture that is still too small is taken as it is.
        let closer = try await look(at: batch, by: .label, for: member, isLate, job)
        if case .estimate = closer { return closer }
        return first
    }

    private func look(
        at batch: PhotoBatch, by profile: ImageProfile, for member: Member, _ isLate: Bool, _ job: Job
    ) async throws -> Seen {
        do {
            let look = try await job.step(profile == .label ? "vision.label" : "vision") {
                try await self.newLook(at: batch, by: profile, for: member, isLate, job)
            }
            let estimate = try Vision.form.value(of: look.text)
            let origin = EstimateOrigin(
                model: answers.model, prompt: Vision.revision, profile: profile.name,
                photos: look.pictures ?? batch.pictures.count)
            return .estimate(estimate, origin, look.refused)
        } catch let nothing as NothingToSee {
            return .phrase(.pictureRefused(nothing.problem))
        } catch let error as AIError {
            try Task.checkCancellation()
            let phrase = Phrase(telling: error)
            // The other sentences speak of a question, which nobody asked.
            return .phrase(phrase == .aiQuota ? phrase : .photoUnseen)
        } catch let fault as AnswerFault {
            logger.error(
                "the AI's answer has not the form that was asked for",
                metadata: ["trace": "\(job.key.trace)", "fault": "\(fault)"])
            return .phrase(.photoUnseen)
        }
    }

    /// What a look came to, as its step stores it: also what became of the pictures, for a run that takes over sees none.
    private struct Look: Codable, Sendable {
        /// The model's answer.
        let text: String
        let isCut: Bool
        /// Pictures that it was shown; absent, as the next, in what earlier versions stored.
        let pictures: Int?
        let refused: Phrase.PictureProblem?
    }

    private struct NothingToSee: Error { let problem: Phrase.PictureProblem }

    private func newLook(
        at batch: PhotoBatch, by profile: ImageProfile, for member: Member, _ isLate: Bool, _ job: Job
    ) async throws -> Look {
        var images: [PreparedImage] = []
        var refused: Phrase.PictureProblem?
        for picture in batch.pictures {
            switch try await developed(picture, for: profile, job) {
            case .success(let image): images.append(image)
            case .failure(let nothing): refused = nothing.problem
            }
        }
        guard !images.isEmpty else { throw NothingToSee(problem: refused ?? .notAnImage) }
        let request = Vision.request(
            model: answers.model,
            images: images.map { ChatImage(jpeg: $0.jpeg, detail: .high) },
            caption: batch.caption, language: member.language, localTime: "\(localTime(of: job, member))",
            isLate: isLate)
        let answer = try await answers.ask(request, by: .now + PaidAnswers.patience, job)
        return Look(text: answer.text, isCut: answer.isCut, pictures: images.count, refused: refused)
    }

    /// - Throws: `TelegramError` for a picture that is worth waiting for.
    private func developed(
        _ picture: Picture, for profile: ImageProfile, _ job: Job
    ) async throws -> Result<PreparedImage, NothingToSee> {
        do {
            return .success(try await darkroom.develop(picture, for: profile))
        } catch let refusal as ImageRefusal {
            if refusal == .cancelled { throw CancellationError() }
            logger.info(
                "a picture is not looked at", metadata: ["trace": "\(job.key.trace)", "reason": "\(refusal)"])
            return .failure(NothingToSee(problem: Phrase.PictureProblem(refusal)))
        } catch let error as TelegramError {
            if error.isFinal { return .failure(NothingToSee(problem: .gone)) }
            let waited = Duration.milliseconds(WallClock.milliseconds - job.arrival)
            guard waited >= error.patience else { throw error }
            logger.error(
                "a picture cannot be had, and nobody waits for it any more",
                metadata: ["trace": "\(job.key.trace)", "error": "\(error)"])
            return .failure(NothingToSee(problem: .withheld))
        }
    }

    private func localTime(of job: Job, _ member: Member) -> TimeOfDay {
        member.clock.time(at: Date(timeIntervalSince1970: Double(job.arrival) / 1000))
    }
}

extension ImageProfile {
    /// As it is stored.
    fileprivate var name: String {
        switch self {
        case .plate: "plate"
        case .album: "album"
        case .label: "label"
        case .degraded: "degraded"
        }
    }
}

extension Phrase.PictureProblem {
    init(_ refusal: ImageRefusal) {
        self =
            switch refusal {
            case .notAnImage: .notAnImage
            case .unsupportedFormat, .twelveBit: .unsupported
            case .animated: .animated
            case .tooManyBytes: .tooManyBytes
            case .tooLarge: .tooLarge
            case .damaged: .damaged
            case .heicOff: .heicOff
            case .tooComplex, .timedOut, .cancelled, .unavailable: .tooHard
            }
    }
}

extension TelegramError {
    /// How long after it came a photo is worth waiting for: an outage passes, a refusal only when somebody mends it.
    fileprivate var patience: Duration { isRefusal ? .seconds(600) : .seconds(24 * 3600) }

    /// The file will not be there later either.
    fileprivate var isFinal: Bool {
        switch self {
        case .refused(let refusal): refusal.reason == .fileNotFound || refusal.reason == .other
        case .noAnswer(let noAnswer):
            switch noAnswer.cause {
            // A path that is not followed, or more than we were told: asking again changes nothing.
            case .unreadable, .impossible, .tooLarge, .bodyFailed: true
            case .timeout, .connection, .cancelled, .serverError: false
            }
        }
    }
}
