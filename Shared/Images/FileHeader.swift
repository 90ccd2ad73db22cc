/// What is known of a file before it is decoded.
struct FileHeader {
    let size: PictureSize
    let orientation: Orientation
}
