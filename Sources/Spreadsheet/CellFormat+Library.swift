import CXLSXWriter

extension CellFormat {
    /// Sets everything of a format that libxlsxwriter just made.
    func apply(to format: UnsafeMutablePointer<lxw_format>) {
        unsafe format_set_font_name(format, SafeText.inert(font))
        unsafe format_set_font_size(format, size)
        if bold { unsafe format_set_bold(format) }
        if italic { unsafe format_set_italic(format) }
        if let foreground { unsafe format_set_font_color(format, foreground.library) }
        if let background { unsafe format_set_bg_color(format, background.library) }
        let horizontal: lxw_format_alignments =
            switch alignment {
            case .general: LXW_ALIGN_NONE
            case .left: LXW_ALIGN_LEFT
            case .centre: LXW_ALIGN_CENTER
            case .right: LXW_ALIGN_RIGHT
            }
        unsafe format_set_align(format, UInt8(horizontal.rawValue))
        unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        if indent > 0 { unsafe format_set_indent(format, UInt8(min(indent, 15))) }
        if wraps { unsafe format_set_text_wrap(format) }
        switch border {
        case .none: break
        case .thin: unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        case .medium: unsafe format_set_border(format, UInt8(LXW_BORDER_MEDIUM.rawValue))
        }
        if let numberFormat { unsafe format_set_num_format(format, SafeText.inert(numberFormat)) }
    }
}

extension CellFormat.Colour {
    /// The library's colour; black has a number of its own because 0 means unset.
    var library: lxw_color_t { rgb == 0 ? lxw_color_t(LXW_COLOR_BLACK.rawValue) : lxw_color_t(rgb) }
}
