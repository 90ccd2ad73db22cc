/// The files that the simulated Telegram keeps, people's and the bot's.
struct FileShelf: Sendable {
    struct File: Sendable {
        let id: String
        let path: String
        let name: String
        let type: String
        let bytes: [UInt8]
        /// What Telegram says of the size; more than `bytes` when a test needs a huge file without having one.
        let size: Int64
    }

    private(set) var files: [String: File] = [:]
    /// By the id of any of its sizes: a photo.
    private var photos: [String: Photo] = [:]
    private var lastNumber = 0

    subscript(id: String) -> File? { files[id] }

    func file(atPath path: String) -> File? { files.values.first { $0.path == path } }

    mutating func add(
        _ bytes: [UInt8], name: String, type: String, folder: String, id: String? = nil, size: Int64? = nil
    ) -> File {
        lastNumber += 1
        let suffix = name.split(separator: ".").last.map { ".\($0)" } ?? ""
        let file = File(
            id: id ?? "file-\(lastNumber)", path: "\(folder)/file_\(lastNumber)\(suffix)", name: name, type: type,
            bytes: bytes, size: size ?? Int64(bytes.count))
        files[file.id] = file
        return file
    }

    /// The file of a call: an upload, `attach://part`, or the id of a file that is here.
    mutating func file(for kind: String, _ parameters: Parameters) throws(Refusal) -> File {
        switch parameters.values[kind] {
        case nil: throw .badRequest("there is no \(kind) in the request")
        case .file(let part): return try add(part, kind)
        case .text(let text), .json(.string(let text)):
            if text.hasPrefix("attach://") {
                guard case .file(let part) = parameters.values[String(text.dropFirst(9))] else {
                    throw .badRequest("attached file not found")
                }
                return try add(part, kind)
            }
            guard let file = files[text] else { throw .badRequest("wrong file identifier/HTTP URL specified") }
            return file
        case .json: throw .badRequest("parameter \"\(kind)\" must be a file or a String")
        }
    }

    /// The photo that a file is a size of.
    func photo(of file: File) -> Photo? { photos[file.id] }

    /// Keeps a photo; whoever names one of its sizes later means all of them.
    mutating func keep(_ photo: Photo) {
        for size in photo.sizes { photos[size.file] = photo }
    }

    private mutating func add(_ part: FormPart, _ kind: String) throws(Refusal) -> File {
        guard !part.bytes.isEmpty else { throw .badRequest("file must be non-empty") }
        return add(
            part.bytes, name: part.fileName ?? kind, type: part.type ?? "application/octet-stream", folder: "\(kind)s")
    }
}

extension FileShelf.File {
    /// The file as a `Document`.
    var document: JSON {
        [
            "file_id": .string(id), "file_unique_id": .string("u-\(id)"), "file_name": .string(name),
            "mime_type": .string(type), "file_size": .integer(size),
        ]
    }
}

extension Telegram {
    /// Bots may download up to 20 MB.
    func getFile(_ parameters: Parameters) throws(Refusal) -> JSON {
        guard let id = try parameters.text("file_id"), !id.isEmpty else { throw .badRequest("file_id is empty") }
        guard let file = files[id] else { throw .badRequest("invalid file_id") }
        guard file.size <= 20_000_000 else { throw .badRequest("file is too big") }
        return [
            "file_id": .string(id), "file_unique_id": .string("u-\(id)"), "file_size": .integer(file.size),
            "file_path": .string(file.path),
        ]
    }
}
