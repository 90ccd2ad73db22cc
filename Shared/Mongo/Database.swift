/// A database, by its name; within a session where it was taken from one.
public struct Database: Sendable {
    public let name: String
    let route: Route

    /// A collection of this database. It need not exist.
    public func collection(_ collection: String) -> DocumentCollection {
        DocumentCollection(namespace: Namespace(database: name, name: collection), route: route)
    }

    /// The same database, for operations that belong to a session.
    public func within(_ session: Session) -> Database { Database(name: name, route: session.route) }
}

/// A collection, by its name; within a session where it was taken from one.
public struct DocumentCollection: Sendable {
    let namespace: Namespace
    let route: Route

    public var name: String { namespace.name }

    /// The same collection, for operations that belong to a session.
    public func within(_ session: Session) -> DocumentCollection {
        DocumentCollection(namespace: namespace, route: session.route)
    }
}
