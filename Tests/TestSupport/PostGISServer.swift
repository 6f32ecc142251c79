import Foundation
import Glibc

/// A PostgreSQL server with PostGIS of its own for one test, on a private socket; stopped and removed with the value.
///
/// Debian's packages `postgresql` and `postgresql-postgis`. PostgreSQL refuses to run as root, so that root hands it to
/// another user.
public final class PostGISServer {
    /// The folder of its socket; the server listens on no network address.
    public let socket: String
    private let folder: String

    /// What keeps a server from being started.
    public struct Fault: Error, CustomStringConvertible {
        /// What a program said.
        public let description: String
    }

    /// The folder of the programs of a version that has PostGIS; `nil` where there is none.
    public static let programs: String? = {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        return versions.sorted().last { version in
            FileManager.default.fileExists(atPath: "/usr/share/postgresql/\(version)/extension/postgis.control")
                && FileManager.default.isExecutableFile(atPath: "/usr/lib/postgresql/\(version)/bin/initdb")
        }.map { "/usr/lib/postgresql/\($0)/bin" }
    }()

    /// Makes a database and starts the server.
    ///
    /// - Parameter statements: SQL that fills the database `postgres`, behind `CREATE EXTENSION postgis`.
    public init(_ statements: String) throws {
        guard let programs = Self.programs else { throw Fault(description: "no PostgreSQL with PostGIS") }
        // Sockets have short paths, and the other user needs to get there: not below the test's own folder.
        var template = Array("/tmp/tuban-pg-XXXXXX".utf8CString)
        guard let made = unsafe mkdtemp(&template) else { throw Fault(description: "no temporary folder") }
        folder = unsafe String(cString: made)
        socket = folder
        do {
            if geteuid() == 0 { try Self.run(["/bin/chown", Self.user, folder], asRoot: true) }
            try Self.run([
                "\(programs)/initdb", "-D", "\(folder)/data", "-U", "tester", "-A", "trust", "-E", "UTF8",
                "--locale=C",
                "--no-sync",
            ])
            try Self.run([
                "\(programs)/pg_ctl", "-D", "\(folder)/data", "-l", "\(folder)/log", "-w", "-t", "60", "-o",
                "-c listen_addresses='' -c unix_socket_directories=\(folder) -c fsync=off", "start",
            ])
            let sql = "\(folder)/fill.sql"
            try "CREATE EXTENSION postgis;\n\(statements)".write(
                toFile: sql, atomically: false, encoding: .utf8)
            if geteuid() == 0 { try Self.run(["/bin/chown", Self.user, sql], asRoot: true) }
            try Self.run([
                "\(programs)/psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", folder, "-U", "tester", "-d",
                "postgres",
                "-f", sql,
            ])
        } catch {
            stop()
            throw error
        }
    }

    deinit { stop() }

    /// Runs SQL, and gives what it prints.
    public func ask(_ statement: String) throws -> String {
        try Self.run([
            "\(Self.programs ?? "")/psql", "-X", "-A", "-t", "-h", folder, "-U", "tester", "-d", "postgres",
            "-c", statement,
        ])
    }

    private func stop() {
        if let programs = Self.programs, FileManager.default.fileExists(atPath: "\(folder)/data/postmaster.pid")
        {
            _ = try? Self.run(["\(programs)/pg_ctl", "-D", "\(folder)/data", "-m", "immediate", "-w", "stop"])
        }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The user that runs the server when the tests run as root.
    private static let user = unsafe getpwnam("postgres") == nil ? "nobody" : "postgres"

    /// Runs a program to its end, and gives what it prints; arguments hold no single quotation marks.
    ///
    /// By the C library: Foundation's `Process` waits for all that hold its descriptors, and the server would.
    @discardableResult
    private static func run(_ command: [String], asRoot: Bool = false) throws -> String {
        let asOther = geteuid() == 0 && !asRoot
        let whole = (asOther ? ["/usr/sbin/runuser", "-u", user, "--"] : []) + command
        let scratch = try TemporaryFolder()
        // The sanitizer of the tests is none of the server's business.
        let line =
            "cd /tmp && exec env -u LD_PRELOAD LC_ALL=C.UTF-8 "
            + whole.map { "'\($0)'" }.joined(separator: " ")
            + " </dev/null >'\(scratch.path("out"))' 2>'\(scratch.path("err"))'"
        let status = unsafe system(line)
        // Foundation's reading of whole files leaks four kilobytes for an empty one.
        func printed(_ name: String) throws -> String {
            let handle = try FileHandle(forReadingFrom: URL(filePath: scratch.path(name)))
            return String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
        }
        let output = try printed("out")
        guard status == 0 else {
            let message = try printed("err")
            throw Fault(description: "\(command.joined(separator: " ")): \(message)\(output)")
        }
        return output
    }
}
