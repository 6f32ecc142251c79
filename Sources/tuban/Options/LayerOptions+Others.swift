import Project
import Survey

extension LayerOptions {
    /// The declaration of a layer beside the main one: without its name in the file, its condition and its fields.
    func other(_ text: String) -> LayerDeclaration {
        var declaration = declaration(of: text, isOther: true)
        declaration.filter = nil
        declaration.fields = [:]
        return declaration
    }

    /// The declarations of several layers beside the main one; those of one name are told apart as they were named.
    func others(_ texts: [String]) -> [LayerDeclaration] {
        var declarations = texts.map(other)
        let names = declarations.map(\.name)
        for (index, text) in texts.enumerated() where names.count(where: { $0 == names[index] }) > 1 {
            declarations[index].name = text
        }
        return declarations
    }
}
