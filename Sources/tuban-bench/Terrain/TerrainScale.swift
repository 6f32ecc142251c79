import ArgumentParser

/// How large a terrain is.
enum TerrainScale: String, CaseIterable, ExpressibleByArgument {
    // The names that the bench and its readers use.
    case small = "S"
    case medium = "M"
    case large = "L"
    case extraLarge = "XL"
    case threeMillion = "3M"
    case tenMillion = "10M"

    /// About how many parcels it has.
    var parcels: Int {
        switch self {
        case .small: 20_000
        case .medium: 200_000
        case .large: 1_000_000
        case .extraLarge: 2_000_000
        case .threeMillion: 3_000_000
        case .tenMillion: 10_000_000
        }
    }
}
