import Age
import Foundation
import Vault

extension Identity {
    /// The keys in a file of age-keygen; none without a file.
    ///
    /// - Throws: `noKey` when there is none in it that can be read.
    static func all(inFile path: String?) throws(VaultError) -> [Identity] {
        guard let path else { return [] }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8), let found = try? Identity.all(in: text)
        else { throw .noKey }
        return found
    }
}
