import ArgumentParser
import Bilingual
import FoundationEssentials
import Glibc
import Ledger
import Reports
import Subjects
import Survey

@main
struct Tuban: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tuban",
            abstract: Speech.say(
                zh: "图斑：用地块数据核对整改报告中的面积数字",
                en: "Checks what a rectification report says about land against the land itself."),
            discussion: Speech.say(
                zh: """
                    示例：
                      tuban check project.yaml            核对报告中的每个数字，写出结果表
                      tuban area 草原.shp --by 旗县市      量算图层面积（椭球、平面、大地线）
                      tuban overlap 采矿权.shp 保护地.shp   图斑在各图层内外的面积
                      tuban rights 采矿权.shp --reserves 保护地.shp 矿业权与保护地核查
                      tuban restored 治理.shp --damaged 损毁.shp 恢复面积核验
                      tuban ledger report.txt             列出整改事项和报告中的数字
                      tuban new 核查 --report report.txt   新建项目，列出核查草稿

                    退出码：0 无问题；1 有不一致、无法核验或剔除的要素；2 用法或项目文件有误；
                    3 输入数据不可用；4 结果无法写出；70 程序内部错误。
                    """,
                en: """
                    Examples:
                      tuban check project.yaml            a verdict on every figure, and the tables
                      tuban area grassland.shp --by XZQMC areas by three models
                      tuban overlap rights.shp reserves.shp what covers each parcel
                      tuban rights rights.shp --reserves reserves.shp overlaps, withdrawals
                      tuban restored restored.shp --damaged damaged.shp inside, outside, twice
                      tuban ledger report.txt             the items of a report and their figures
                      tuban new review --report report.txt a project with a draft of its checks

                    Exit codes: 0 nothing to report; 1 something differs, cannot be
                    verified or was set aside; 2 wrong usage or project file; 3 input
                    refused; 4 output cannot be written; 70 a fault of ours.
                    """),
            version: Version.tuban,
            subcommands: [
                CheckCommand.self, AreaCommand.self, OverlapCommand.self, CornersCommand.self,
                InspectCommand.self, RepairCommand.self, RightsCommand.self, RestoredCommand.self,
                LinkCommand.self, ExplainCommand.self, SheetsCommand.self, DiffCommand.self, SchemaCommand.self,
                LedgerCommand.self,
                NewCommand.self,
            ])
    }

    /// Runs the command line, and ends the process with one of the documented codes.
    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        TemporaryItems.removeOnSignals()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Glibc.exit(report(error).rawValue)
        }
        Glibc.exit(ExitStatus.done.rawValue)
    }

    /// Says what went wrong, and gives the code for it.
    private static func report(_ error: any Error) -> ExitStatus {
        if let code = error as? ExitCode { return ExitStatus(rawValue: code.rawValue) ?? .internalFault }
        if let failure = Failure(error) {
            StandardStreams.error(failure.text(in: Speech.language) + "\n")
            return failure.status
        }
        let text = SourceName.hidingPasswords(
            HelpText.localized(fullMessage(for: error), in: Speech.language))
        switch exitCode(for: error) {
        case .success:
            StandardStreams.output(text + "\n")
            return .done
        case .validationFailure:
            StandardStreams.error(text + "\n")
            return .usage
        default:
            StandardStreams.error(
                Speech.say(zh: "程序内部错误：", en: "internal fault: ")
                    + SourceName.hidingPasswords("\(error)") + "\n")
            return .internalFault
        }
    }
}
