extension MetricsRegistry {
    /// Exports memory, CPU time, open files and start time of this process; read from `/proc` at every scrape.
    public func readProcess() {
        let started = ProcessStatus.current?.startTime
        read(.processStartTime) { started }
        read(.processResidentMemory) { ProcessStatus.current?.residentBytes }
        read(.processCPU) { ProcessStatus.current?.cpuSeconds }
        read(.processOpenFiles) { ProcessStatus.openFiles }
    }
}
