extension Phrase {
    /// Why a picture is not looked at.
    public enum PictureProblem: String, CaseIterable, Codable, Sendable {
        case notAnImage, unsupported, animated, tooManyBytes, tooLarge, damaged, heicOff, tooHard, gone, withheld
    }
}

extension Phrase.PictureProblem {
    var russian: String {
        switch self {
        case .notAnImage:
            "Это не картинка, или она не открывается. Пришлите, пожалуйста, фото или файл JPEG, PNG, WebP."
        case .unsupported: "Картинки такого вида я не открываю. Пришлите, пожалуйста, фото или файл JPEG, PNG, WebP."
        case .animated: "Это анимация. Пришлите, пожалуйста, обычное фото."
        case .tooManyBytes: "Файл слишком велик: я беру до 20 МБ. Отправьте его, пожалуйста, как фото."
        case .tooLarge:
            "Это слишком большая картинка. Отправьте её, пожалуйста, как фото: Telegram её уменьшит."
        case .damaged: "Картинка повреждена или пришла не целиком. Отправьте её, пожалуйста, ещё раз."
        case .heicOff: "Файлы HEIC здесь не открываются. Отправьте снимок, пожалуйста, как фото, а не как файл."
        case .tooHard: "Эту картинку не удаётся открыть за разумное время. Отправьте её, пожалуйста, как фото."
        case .gone: "Telegram не отдаёт мне этот файл. Отправьте его, пожалуйста, ещё раз."
        case .withheld:
            "Telegram не даёт мне скачать эту картинку, и я перестал ждать. Отправьте её, пожалуйста, позже."
        }
    }

    var english: String {
        switch self {
        case .notAnImage:
            "That is not a picture, or it does not open. Please send a photo, or a JPEG, PNG or WebP file."
        case .unsupported: "I do not open pictures of this kind. Please send a photo, or a JPEG, PNG or WebP file."
        case .animated: "That is an animation. Please send an ordinary photo."
        case .tooManyBytes: "That file is too large: I take up to 20 MB. Please send it as a photo."
        case .tooLarge: "That picture is too large. Please send it as a photo: Telegram makes it smaller."
        case .damaged: "The picture is damaged, or a part of it is missing. Please send it again."
        case .heicOff: "HEIC files are not opened here. Please send the picture as a photo, not as a file."
        case .tooHard: "That picture takes too long to open. Please send it as a photo."
        case .gone: "Telegram does not give me that file. Please send it again."
        case .withheld: "Telegram does not let me have that picture, and I have stopped waiting. Please send it later."
        }
    }
}
