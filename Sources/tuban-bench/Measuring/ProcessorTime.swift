import Glibc

/// The time that the processors have worked for this process, all threads, user and system together.
enum ProcessorTime {
    /// Seconds since the process began.
    static var seconds: Double {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
