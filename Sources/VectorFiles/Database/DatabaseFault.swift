import Bilingual
import Glibc

/// What a database or its client library says, in our words (数据库错误).
///
/// Neither GDAL nor libpq tells kinds of failures apart but by their texts.
enum DatabaseFault {
    /// What is to be told for words of the library: the first that fits.
    private static let known: [(words: [String], message: Message)] = [
        (
            ["password authentication failed", "no password supplied", "SASL authentication failed"],
            Message(
                zh: "数据库不接受用户名或密码；请核对 user 和 password（或环境变量 PGPASSWORD、文件 ~/.pgpass）",
                en:
                    "the database does not accept user or password; check user and password (or PGPASSWORD, ~/.pgpass)"
            )
        ),
        (
            ["could not translate host name", "Name or service not known"],
            Message(zh: "找不到数据库所在的主机；请核对 host", en: "the host of the database is not known; check host")
        ),
        (
            [
                "Connection refused", "No such file or directory", "No route to host", "Network is unreachable",
                "timeout expired", "timed out",
            ],
            Message(
                zh: "数据库服务器没有应答；请核对 host 和 port，确认服务器已启动、网络可达",
                en:
                    "the database server does not answer; check host and port, and that the server runs and can be reached"
            )
        ),
        (
            ["no pg_hba.conf entry"],
            Message(
                zh: "数据库服务器不允许本机以该用户连接；请联系数据库管理员",
                en: "the database server does not let this user connect from here; ask its administrator")
        ),
        (
            ["too many clients", "too many connections", "remaining connection slots"],
            Message(
                zh: "数据库连接数已满；请稍后再试", en: "the database has no connection left; try again later")
        ),
        (
            ["starting up", "shutting down", "in recovery mode"],
            Message(
                zh: "数据库正在启动或关闭；请稍后再试", en: "the database is starting up or shutting down; try again later")
        ),
        (
            [
                "server closed the connection", "terminating connection", "connection has been closed",
                "could not receive data", "no connection to the server", "Connection reset",
                "lost synchronization",
            ],
            broken
        ),
        (
            ["permission denied"],
            Message(
                zh: "该用户无权读取；请由数据库管理员授权（GRANT SELECT）",
                en: "the user may not read it; its administrator grants that (GRANT SELECT)")
        ),
        (
            [
                "missing \"=\"", "invalid connection option", "invalid percent-encoded", "unterminated quoted",
                "invalid URI", "in URI", "invalid port number", "invalid integer value",
                "invalid sslmode value", "in connection string", "forbidden value",
            ],
            Message(
                zh: "连接参数写法有误；应为 PG:host=… port=… dbname=… user=… password=…，含空格的值加单引号",
                en:
                    "the parameters of the connection are not written rightly: PG:host=… port=… dbname=… user=… password=…, values with blanks in single quotation marks"
            )
        ),
        (
            ["database \""],
            Message(zh: "服务器上没有这个数据库；请核对 dbname", en: "the server has no such database; check dbname")
        ),
        (
            ["role \""],
            Message(zh: "服务器上没有这个用户；请核对 user", en: "the server has no such user; check user")
        ),
        (
            ["relation \"", "column \"", "does not exist"],
            Message(
                zh: "表或字段已不在数据库中（读取期间被删除或改名）；请核对后重新运行",
                en:
                    "a table or field is not in the database any more (dropped or renamed meanwhile); check it and run again"
            )
        ),
    ]

    /// That the connection broke off.
    static let broken = Message(
        zh: "数据库连接中断（服务器停止或网络断开），未读完，结果不可用；请恢复连接后重新运行",
        en:
            "the connection to the database broke off (server stopped or network down) before all was read; run again when it is back"
    )

    /// The message for what the library said; `nil` when it is nothing known.
    static func message(for texts: [String]) -> Message? {
        known.first { entry in entry.words.contains { word in texts.contains { $0.contains(word) } } }?.message
    }

    /// What the library said of a source, without any part of its password.
    static func withoutPassword(_ texts: [String], of source: String) -> [String] {
        let environment = unsafe getenv("PGPASSWORD").map { unsafe [String(cString: $0)] } ?? []
        return texts.map(SourceName.hidingPasswords).filter {
            !SourceName.showsPassword($0, of: source, others: environment)
        }
    }
}
