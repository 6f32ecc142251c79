import VectorFiles

/// A file of the sample with its layers.
struct SampleFile {
    let name: String
    let format: VectorFormat
    var encoding = "UTF-8"
    var namesEncoding = true
    let layers: [LayerDraft]
}
