/// What a person can ask for: one for each command and each tool, and broader ones for what has several doors.
public enum Capability: String, CaseIterable, Codable, Sendable {
    // Talking
    case start, help, language, talk, reset, images, memory, ownPrompt, familyPrompt, topics

    // People
    case seePeople, addPerson, removePerson, invite

    // Films
    case listFilms, saveFilm, wantFilm, searchFilms, recommendFilms

    // Food
    case logMeal, today, foodStatistics, searchFoods, saveFood

    // Health
    case recordWeight, recordWater, recordSteps, recordSleep, healthStatistics, profile, energyGoal, reports

    // What is stored
    case exportOwn, exportFamily, eraseOwn

    // The installation
    case operate, backup, seeAudit, broadcast
}
