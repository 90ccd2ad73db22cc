extension Corpus {
    static let noPicture: Kinds = [
        "nothing": { [] },
        "one byte": { [0xff] },
        "text": text("Вот что я сегодня ел, фото прикладываю."),
        "noise": { noise(4096) },
        "zeros": { Array(repeating: 0, count: 4096) },
        "only a start": { [0xff, 0xd8, 0xff] },
        "spoilt signature of a PNG": {
            [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0d, 0x0a] + PNGParts.header(1, 1)
        },
        "RIFF that is a sound": text("RIFF\u{24}\0\0\0WAVEfmt "),
    ]

    static let otherFormats: Kinds = [
        "GIF": text("GIF89a\u{1}\0\u{1}\0\0\0\0,\0\0\0\0\u{1}\0\u{1}\0\0\u{2}\u{2}D\u{1}\0;"),
        "BMP": text("BM\u{1a}\0\0\0\0\0\0\0\u{1a}\0\0\0\u{c}\0\0\0\u{1}\0\u{1}\0\u{1}\0\u{18}\0"),
        "TIFF, little-endian": text("II*\0\u{8}\0\0\0\0\0"),
        "TIFF, big-endian": text("MM\0*\0\0\0\u{8}\0\0"),
        "SVG": text(#"<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>"#),
        "SVG in XML": text(
            #"<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>"#),
        "HTML": text("<!DOCTYPE html><script>fetch('http://127.0.0.1/')</script>"),
        "PDF": text("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj"),
        "PostScript": text("%!PS-Adobe-3.0 EPSF-3.0\n(%pipe%id) (w) file"),
        "ZIP": text("PK\u{3}\u{4}\u{14}\0\0\0\u{8}\0"),
        "JPEG 2000": { [0, 0, 0, 12, 0x6a, 0x50, 0x20, 0x20, 0x0d, 0x0a, 0x87, 0x0a] },
        "JPEG XL": { [0xff, 0x0a, 0x7f, 0x02] },
        "AVIF": box("avif"),
        "MP4": box("isom"),
        "PSD": text("8BPS\0\u{1}"),
        "HEIC, which is off": box("heic"),
    ]

    static let cutOff: Kinds = [
        "JPEG, its first half": cut(.baseline, after: 0.5),
        "JPEG, its header": {
            var parts = try jpeg
            parts.rest = []
            return parts.bytes
        },
        "JPEG without its end": { try Photo.baseline.bytes.dropLast(2) },
        "JPEG with an end put on": { try cut(.baseline, after: 0.5)() + [0xff, 0xd9] },
        "JPEG in the middle of a segment": { Array(try Photo.baseline.bytes.prefix(30)) },
        "progressive JPEG with an end put on": { try cut(.progressive, after: 0.5)() + [0xff, 0xd9] },
        "PNG, its first half": cut(.transparentPNG, after: 0.5),
        "PNG without its end": { try Photo.transparentPNG.bytes.dropLast(12) },
        "PNG without pixels": { PNGParts.file(PNGParts.header(100, 100)) },
        "WebP, its first half": cut(.webp, after: 0.5),
        "WebP, its length beyond the end": {
            var bytes = try Photo.webp.bytes
            bytes[5] += 100
            return bytes
        },
    ]

    static let sides: Kinds = [
        "JPEG of 60,000 by 60,000": { try jpeg.sides(60_000, 60_000) },
        "JPEG 12,001 wide": { try jpeg.sides(12_001, 80) },
        "JPEG of 100 megapixels": { try jpeg.sides(10_000, 10_000) },
        "JPEG without width": { try jpeg.sides(0, 80) },
        "JPEG without height": { try jpeg.sides(120, 0) },
        "JPEG larger than its data": { try jpeg.sides(120, 160) },
        "PNG of 100,000 by 100,000": { PNGParts.file(PNGParts.header(100_000, 100_000)) },
        "PNG of 4,294,967,295 pixels": { PNGParts.file(PNGParts.header(0xffff_ffff, 0xffff_ffff)) },
        "PNG without width": { PNGParts.file(PNGParts.header(0, 100)) },
        "PNG of 30 megapixels": { PNGParts.file(PNGParts.header(5000, 6000)) },
        "WebP of 16,384 by 16,384": {
            let frame: [UInt8] = [0x2f, 0xff, 0xff, 0xff, 0x0f] + noise(27)
            return Array("RIFF\u{2c}\0\0\0WEBPVP8L\u{20}\0\0\0".utf8) + frame
        },
        "WebP of 30 megapixels": {
            var bytes = try Photo.webp.bytes
            // Behind the chunk's header: three bytes of frame tag, three of start code, two sides of 14 bits.
            bytes.replaceSubrange(26..<30, with: [0x88, 0x13, 0x70, 0x17])
            return bytes
        },
    ]

    static let codings: Kinds = [
        "12-bit": { try jpeg.changingFrame { $0.content[0] = 12 } },
        "arithmetic": { try jpeg.coding(0xc9) },
        "arithmetic progressive": { try jpeg.coding(0xca) },
        "lossless": { try jpeg.coding(0xc3) },
        "hierarchical": { try jpeg.coding(0xc5) },
        "precision 7": { try jpeg.changingFrame { $0.content[0] = 7 } },
        "two components": {
            try jpeg.changingFrame {
                $0.content[5] = 2
                $0.content.removeLast(3)
            }
        },
        "five components": {
            try jpeg.changingFrame {
                $0.content[5] = 5
                $0.content += [4, 0x11, 0, 5, 0x11, 0]
            }
        },
        "sampling of five": { try jpeg.changingFrame { $0.content[7] = 0x55 } },
        "PNG with an unknown colour type": {
            PNGParts.file(PNGParts.header(8, 8, colour: 5), PNGParts.chunk("IDAT", PNGParts.zeros(72)))
        },
        "PNG with an unknown compression": {
            PNGParts.file(PNGParts.header(8, 8, compression: 1), PNGParts.chunk("IDAT", PNGParts.zeros(72)))
        },
    ]

    static let animated: Kinds = [
        "PNG that plays": { try Photo.animatedPNG.bytes },
        "WebP that plays": { try Photo.animatedWebP.bytes },
    ]
}
