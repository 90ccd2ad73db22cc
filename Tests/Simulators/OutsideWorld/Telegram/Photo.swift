/// A photo on the shelf: one picture in several sizes, each of them a file.
struct Photo: Sendable {
    struct Size: Sendable {
        let file: String
        let bytes: Int64
        let picture: ImageSize

        fileprivate var json: JSON {
            [
                "file_id": .string(file), "file_unique_id": .string("u-\(file)"), "file_size": .integer(bytes),
                "width": .integer(Int64(picture.width)), "height": .integer(Int64(picture.height)),
            ]
        }
    }

    let sizes: [Size]

    /// The `PhotoSize` list, the smallest first.
    var json: JSON { .array(sizes.map(\.json)) }
}

extension FileShelf {
    /// A photo whose sizes were all handed in, as a client's are that has scaled the picture itself.
    mutating func addPhoto(_ sizes: [(bytes: [UInt8], size: ImageSize)]) -> Photo {
        if sizes.count == 1 { return addPhoto(sizes[0].bytes, sizes[0].size) }
        let sorted = sizes.sorted { $0.size.longEdge < $1.size.longEdge }
        return keep(sorted.map { addSize($0.bytes, $0.size) })
    }

    /// A photo of one picture: Telegram's usual long edges up to its own, all of the same bytes.
    mutating func addPhoto(_ bytes: [UInt8], _ whole: ImageSize) -> Photo {
        let edges = [320, 800, 1280, 2560].filter { $0 < whole.longEdge } + [min(whole.longEdge, 2560)]
        return keep(edges.map { addSize(bytes, whole.scaled(toLongEdge: $0)) })
    }

    private mutating func addSize(_ bytes: [UInt8], _ size: ImageSize) -> Photo.Size {
        let file = add(bytes, name: "photo.jpg", type: "image/jpeg", folder: "photos")
        return Photo.Size(file: file.id, bytes: file.size, picture: size)
    }

    private mutating func keep(_ sizes: [Photo.Size]) -> Photo {
        let photo = Photo(sizes: sizes)
        keep(photo)
        return photo
    }
}
