// swift-tools-version: 6.2
// The dependency lists below are the architecture: a target can reach what it names and nothing else.
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let lifecycleTestKit: Target.Dependency = .product(
    name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let coreMetrics: Target.Dependency = .product(name: "CoreMetrics", package: "swift-metrics")
let metricsTestKit: Target.Dependency = .product(name: "MetricsTestKit", package: "swift-metrics")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")

/// A library target whose sources stand in `folder`.
func library(
    _ name: String, _ folder: String, uses dependencies: [Target.Dependency], resources: [Resource] = [],
    excluding others: [String] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: folder, exclude: others, resources: resources,
        swiftSettings: strict)
}

/// A program: arguments and wiring, nothing else.
func program(_ name: String, _ folder: String, uses dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, path: folder, swiftSettings: strict)
}

/// The tests of one target, in a folder of its name.
func tests(
    _ name: String, uses dependencies: [Target.Dependency], resources: [Resource] = [], excluding others: [String] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: others, resources: resources,
        swiftSettings: strict)
}

let package = Package(
    name: "familybot",
    products: [
        .executable(name: "familybot", targets: ["familybot"]),
        .executable(name: "familybot-ingress", targets: ["familybot-ingress"]),
        .executable(name: "familybot-worker", targets: ["familybot-worker"]),
        .executable(name: "familybot-scheduler", targets: ["familybot-scheduler"]),
        .executable(name: "familybot-heic", targets: ["familybot-heic"]),
        .executable(name: "outside-world", targets: ["outside-world"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Ingress: no AI, no database, no images in reach.
        program(
            "familybot-ingress", "Ingress/main",
            uses: [
                "Webhook", "Polling", "Jobs", "Redis", "TelegramAPI", "HTTPClient", "Operations", arguments,
                hummingbird, hummingbirdCore, lifecycle, logging, nioCore,
            ]),
        library(
            "Polling", "Ingress/Polling",
            uses: ["Webhook", "Jobs", "Redis", "TelegramAPI", "Domain", "Operations", lifecycle, logging]),
        library(
            "Webhook", "Ingress/Webhook",
            uses: [
                "Jobs", "Redis", "Domain", "Operations", "CSimdJSON", "Threading", crypto, hummingbird, hummingbirdCore,
                httpTypes, logging, metrics, nioCore,
            ],
            resources: [.embedInCode("openapi.json")]),

        // Workers: a pool never imports another pool.
        program(
            "familybot-worker", "Workers/main",
            uses: [
                "WorkerRuntime", "Backup", "Restoring", "Vault", "Age", "Chat", "Photo", "Export", "Report",
                "Reception", "Images",
                "Send", "Outputs", "Storage", "FamilyStore",
                "Mongo", "Jobs", "Redis",
                "Domain",
                "Resilience", "Threading", "HTTPClient", "TelegramAPI", "OpenAIAPI", "Operations", arguments, lifecycle,
                logging,
            ]),
        library(
            "Chat", "Workers/Chat",
            uses: [
                "Actions", "Reception", "Reader", "ToolSchema", "FamilyStore", "Mongo", "WorkerRuntime", "Outputs",
                "OpenAIAPI",
                "TelegramAPI", "Jobs", "Phrases", "Domain", "Resilience", "Operations", "Redis", "Threading", logging,
                metrics,
            ]),
        library(
            "Photo", "Workers/Photo",
            uses: [
                "Actions", "Reception", "Reader", "Images", "ToolSchema", "FamilyStore", "Mongo", "WorkerRuntime",
                "Outputs", "OpenAIAPI", "TelegramAPI", "Jobs", "Phrases", "Domain", "Operations", "Threading", logging,
                metrics,
            ]),
        library(
            "Export", "Workers/Export",
            uses: [
                "DataExport", "Spreadsheet", "FamilyStore", "Mongo", "WorkerRuntime", "Outputs", "TelegramAPI", "Jobs",
                "Phrases", "Domain", "Threading", logging,
            ]),
        library(
            "Reception", "Workers/Reception",
            uses: [
                "WorkerRuntime", "Outputs", "OpenAIAPI", "TelegramAPI", "Jobs", "Phrases", "Domain", "Resilience",
                "Operations", "Threading", logging,
            ]),
        library(
            "Actions", "Workers/Actions",
            uses: [
                "FamilyStore", "Foods", "Reader", "Mongo", "ToolSchema", "Outputs", "TelegramAPI", "Phrases", "Domain",
            ]),
        library(
            "Backup", "Workers/Backup",
            uses: [
                "Restoring", "Vault", "FamilyStore", "Mongo", "WorkerRuntime", "Outputs", "Jobs", "Phrases", "Domain",
                "Operations",
                logging, metrics,
            ]),
        library(
            "Report", "Workers/Report",
            uses: [
                "Charts", "Schedules", "FamilyStore", "Mongo", "WorkerRuntime", "Outputs", "TelegramAPI", "Jobs",
                "Phrases", "Domain", "Operations", logging,
            ]),
        library(
            "Send", "Workers/Send",
            uses: [
                "WorkerRuntime", "Outputs", "TelegramAPI", "Jobs", "Phrases", "Domain", "Resilience", "Operations",
                "Redis", "FamilyStore", "Mongo", "HTTPClient", "Threading",
                logging, metrics,
            ]),
        library(
            "Outputs", "Workers/Outputs",
            uses: ["WorkerRuntime", "FamilyStore", "TelegramAPI", "Jobs", "Phrases", "Domain", "Resilience", "Redis"]),
        library(
            "WorkerRuntime", "Workers/Runtime",
            uses: ["Jobs", "Redis", "Domain", "Resilience", "Operations", "Threading", lifecycle, logging, metrics]),

        program(
            "familybot-scheduler", "Scheduler/main",
            uses: [
                "Watch", "Clockwork", "Schedules", "Storage", "FamilyStore", "Mongo", "TelegramAPI", "HTTPClient",
                "Jobs",
                "Redis", "Operations", arguments, lifecycle, logging,
            ]),
        library(
            "Watch", "Scheduler/Watch",
            uses: [
                "FamilyStore", "Mongo", "TelegramAPI", "Jobs", "Redis", "Phrases", "Domain", "Operations", lifecycle,
                logging, metrics,
            ]),
        library(
            "Clockwork", "Scheduler/Clockwork",
            uses: ["Schedules", "Jobs", "Redis", "Operations", "Threading", lifecycle, logging, metrics]),
        library("Timetable", "Scheduler/Timetable", uses: ["Domain"]),

        program(
            "familybot", "deploy/familybot",
            uses: [
                "Schedules", "Timetable", "Restoring", "Vault", "Age", "DataExport", "Spreadsheet", "Storage",
                "FamilyStore", "Mongo",
                "Jobs", "Redis", "TelegramAPI", "OpenAIAPI", "HTTPClient", "Domain", "Operations", "Threading",
                arguments,
            ]),

        // Shared
        library("Phrases", "Shared/Phrases", uses: ["Domain"]),
        library(
            "Jobs", "Shared/Jobs", uses: ["Redis", "Domain"], resources: [.embedInCode("Scripts/lanes.lua")],
            excluding: ["Scripts/versions.tsv"]),
        library(
            "Schedules", "Shared/Schedules", uses: ["Timetable", "Jobs", "Redis", "Domain", "Operations"]),
        library("TelegramAPI", "Shared/TelegramAPI", uses: ["HTTPClient", "Domain", metrics]),
        library("OpenAIAPI", "Shared/OpenAIAPI", uses: ["HTTPClient", "ToolSchema", metrics]),
        library(
            "Images", "Shared/Images",
            uses: ["CTurboJPEG", "CPNG", "CWebP", "CResampling", "CPlatform", "Threading"]),
        program("familybot-heic", "Shared/HEICDecoder", uses: ["CHeif"]),
        library("Redis", "Shared/Redis", uses: ["CHiredis", "CPlatform", "Threading"]),
        library("FamilyStore", "Shared/FamilyStore", uses: ["Mongo", "Domain", "Threading", crypto]),
        library(
            "DataExport", "Shared/DataExport",
            uses: ["Spreadsheet", "FamilyStore", "Mongo", "Phrases", "Domain", "Threading"]),
        library("Spreadsheet", "Shared/Spreadsheet", uses: ["CXLSXWriter"]),
        library("Charts", "Shared/Charts", uses: ["CPango", "Phrases", "Domain", "Threading"]),
        library(
            "Storage", "Shared/Storage",
            uses: ["Vault", "FamilyStore", "Mongo", "Domain", "Operations", "Threading", lifecycle, logging]),
        library("Mongo", "Shared/Mongo", uses: ["CMongo", "CPlatform", "Threading"]),
        library("HTTPClient", "Shared/HTTPClient", uses: ["CCurl", "Threading"]),
        library(
            "Operations", "Shared/Operations",
            uses: ["Redis", "Threading", hummingbird, httpTypes, lifecycle, unixSignals, logging, coreMetrics, nioCore]),
        library("Reader", "Shared/Reader", uses: ["Domain"]),
        library("ToolSchema", "Shared/ToolSchema", uses: []),
        library("Resilience", "Shared/Resilience", uses: []),
        library("Domain", "Shared/Domain", uses: []),
        library("Foods", "Shared/Foods", uses: ["FoodTables", "Domain"]),
        library(
            "FoodTables", "Shared/FoodTables", uses: [],
            resources: [.embedInCode("foods.tsv"), .embedInCode("recipes.tsv")]),
        library("Threading", "Shared/Threading", uses: ["CPlatform"]),
        library("Age", "Shared/Age", uses: [crypto]),
        library("Zstandard", "Shared/Zstandard", uses: ["CZstd"]),
        library("Archive", "Shared/Archive", uses: ["Mongo"]),
        library("Vault", "Shared/Vault", uses: ["Age", "Zstandard", "Archive", "Mongo", "Threading", crypto]),
        library(
            "Restoring", "Shared/Restoring",
            uses: ["Vault", "FamilyStore", "Jobs", "Redis", "Mongo", lifecycle, logging]),
        .systemLibrary(name: "CHiredis", path: "Shared/CLibraries/CHiredis"),
        .systemLibrary(name: "CMongo", path: "Shared/CLibraries/CMongo", pkgConfig: "libmongoc-1.0"),
        .systemLibrary(name: "CCurl", path: "Shared/CLibraries/CCurl"),
        .systemLibrary(name: "CTurboJPEG", path: "Shared/CLibraries/CTurboJPEG"),
        .systemLibrary(name: "CPNG", path: "Shared/CLibraries/CPNG"),
        .systemLibrary(name: "CXLSXWriter", path: "Shared/CLibraries/CXLSXWriter"),
        .systemLibrary(name: "CPango", path: "Shared/CLibraries/CPango"),
        .systemLibrary(name: "CWebP", path: "Shared/CLibraries/CWebP"),
        .systemLibrary(name: "CHeif", path: "Shared/CLibraries/CHeif"),
        .systemLibrary(name: "CZstd", path: "Shared/CLibraries/CZstd"),
        .target(
            name: "CSimdJSON", path: "Shared/CLibraries/CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
        .target(name: "CPlatform", path: "Shared/CLibraries/CPlatform"),
        .target(name: "CResampling", path: "Shared/CLibraries/CResampling"),

        // Tests
        program(
            "outside-world", "Tests/Simulators/main",
            uses: ["OutsideWorld", arguments, lifecycle, logging, unixSignals]),
        library(
            "OutsideWorld", "Tests/Simulators/OutsideWorld",
            uses: ["Domain", "Threading", hummingbird, httpTypes, lifecycle, logging, nioCore, nioHTTP1, nioPosix],
            resources: [
                "bubble.js", "composer.js", "dom.js", "page.css", "page.html", "page.js", "phone.js", "photo.js",
                "rich.js", "words.js", "world.js",
            ].map { .embedInCode("Page/\($0)") }),
        program("bench", "Tests/Benchmarks", uses: ["Support", "HTTPClient", "Mongo", arguments]),
        .executableTarget(
            name: "bench-photo", dependencies: ["Images"], path: "Tests/PhotoBenchmark",
            exclude: ["prepare", "requirements.txt", "results.json", "make.py", "other.py", "score.py"],
            swiftSettings: strict),
        .executableTarget(
            name: "bench-export", dependencies: ["Spreadsheet"], path: "Tests/ExportBenchmark",
            exclude: ["prepare", "requirements.txt", "other.py"], swiftSettings: strict),
        library("Proxy", "Tests/Proxy", uses: ["Threading"]),
        library(
            "Support", "Tests/Support", uses: ["Redis", "Mongo", "HTTPClient", "Proxy", "Threading"],
            resources: [.copy("read-archive.py")], excluding: ["SetClock.c"]),
        library("StandIn", "Tests/StandIn", uses: ["Threading", hummingbird, httpTypes, lifecycle, logging, nioCore]),
        tests(
            "ActionsTests",
            uses: [
                "Actions", "FamilyStore", "Foods", "Mongo", "Outputs", "TelegramAPI", "Phrases", "Domain",
                "ToolSchema", "Support",
            ]),
        tests(
            "ChatTests",
            uses: [
                "Chat", "Reception", "FamilyStore", "Mongo", "Outputs", "WorkerRuntime", "TelegramAPI", "OpenAIAPI",
                "Jobs", "Phrases",
                "Domain", "Resilience",
                "Redis", "Operations", "HTTPClient", "Threading", "Support", "StandIn", logging,
            ]),
        tests("AgeTests", uses: ["Age", "Support"]),
        tests(
            "BackupTests",
            uses: [
                "Backup", "Vault", "FamilyStore", "Mongo", "Outputs", "WorkerRuntime", "Jobs", "Phrases", "Domain",
                "Redis", "Support", logging,
            ]),
        tests("ArchiveTests", uses: ["Archive", "Mongo", "Support"]),
        tests("ChartsTests", uses: ["Charts", "Domain"]),
        tests(
            "ClockworkTests",
            uses: [
                "Clockwork", "Schedules", "Timetable", "Jobs", "Redis", "Domain", "Operations", "Support", "Threading",
                lifecycleTestKit, logging,
            ]),
        tests(
            "DataExportTests", uses: ["DataExport", "Spreadsheet", "FamilyStore", "Mongo", "Domain", "Support"]),
        tests("DomainTests", uses: ["Domain", "Phrases"]),
        tests(
            "ExportTests",
            uses: [
                "Export", "FamilyStore", "Mongo", "Outputs", "WorkerRuntime", "TelegramAPI", "Jobs", "Phrases",
                "Domain", "Resilience", "Redis", "HTTPClient", "Support", logging,
            ]),
        tests("FamilyStoreTests", uses: ["FamilyStore", "Mongo", "Domain", "Support", "Threading"]),
        tests("FoodsTests", uses: ["Foods", "Domain"]),
        tests("HTTPClientTests", uses: ["HTTPClient", "Threading", hummingbird, httpTypes, logging, nioCore]),
        tests(
            "ImagesTests", uses: ["Images", "familybot-heic", "bench-photo", "Support", "Threading"],
            resources: [.copy("photos"), .copy("programs"), .copy("hostile.tsv")]),
        tests("JobsTests", uses: ["Jobs", "Redis", "Domain", "Support"], resources: [.copy("items-v1.json")]),
        tests("MongoTests", uses: ["Mongo", "Support", "Threading"]),
        tests(
            "OpenAIAPITests",
            uses: [
                "OpenAIAPI", "ToolSchema", "HTTPClient", hummingbird, httpTypes, logging, metrics, metricsTestKit,
                nioCore,
            ]),
        tests(
            "OperationsTests", uses: ["Operations", "Redis", "Support", "Threading", lifecycle, logging, coreMetrics]),
        tests(
            "OutsideWorldTests",
            uses: [
                "OutsideWorld", "Actions", "OpenAIAPI", "ToolSchema", "HTTPClient", "Domain", "Threading", hummingbird,
                httpTypes, logging, nioCore,
            ]),
        tests(
            "PipelineTests",
            uses: [
                "Support", "Proxy", "Redis", "Mongo", "Jobs", "Domain", "HTTPClient", "Vault", "Age", "Threading",
                "familybot", "familybot-ingress",
                "familybot-worker",
                "familybot-scheduler", "outside-world", arguments,
            ]),
        tests("PollingTests", uses: ["Polling", "TelegramAPI", "Domain"]),
        tests("ProxyTests", uses: ["Proxy", "Redis", "Mongo", "Support", "Threading"]),
        tests(
            "ReaderTests", uses: ["Reader", "Domain"],
            resources: [.copy("sentences.tsv"), .copy("sentences-sealed.tsv")], excluding: ["README.md"]),
        tests("RedisTests", uses: ["Redis", "Support"]),
        tests("ReportTests", uses: ["Report", "Schedules", "Timetable", "Jobs", "Domain"]),
        tests("ResilienceTests", uses: ["Resilience"]),
        tests(
            "SendTests",
            uses: [
                "Send", "Outputs", "WorkerRuntime", "FamilyStore", "Mongo", "TelegramAPI", "Jobs", "Phrases", "Domain",
                "Resilience", "Operations", "Redis",
                "HTTPClient", "Support", "StandIn", logging,
            ]),
        tests("SpreadsheetTests", uses: ["Spreadsheet", "Support"]),
        tests("SupportTests", uses: ["Support", "Threading"]),
        tests(
            "StorageTests",
            uses: ["Storage", "FamilyStore", "Mongo", "Domain", "Operations", "Support", lifecycleTestKit, logging]),
        tests(
            "TelegramAPITests",
            uses: [
                "TelegramAPI", "Domain", "HTTPClient", "Threading", hummingbird, httpTypes, nioCore, coreMetrics,
                .product(name: "MetricsTestKit", package: "swift-metrics"),
            ]),
        tests("ThreadingTests", uses: ["Threading"]),
        tests(
            "TimetableTests", uses: ["Timetable", "Domain"], resources: [.copy("crondst.tsv")],
            excluding: ["oracle.py"]),
        tests("ToolSchemaTests", uses: ["ToolSchema"]),
        tests("VaultTests", uses: ["Vault", "Age", "Archive", "Mongo", "Support", "Threading", crypto]),
        tests(
            "WatchTests",
            uses: [
                "Watch", "TelegramAPI", "Jobs", "Redis", "FamilyStore", "Mongo", "Domain", "Operations", "Support",
                "Threading", lifecycleTestKit, logging,
            ]),
        tests(
            "WebhookTests",
            uses: [
                "Webhook", "Jobs", "Redis", "Domain", "Support", "HTTPClient", "Operations", "Threading", "StandIn",
                hummingbird, hummingbirdCore, logging, nioCore,
            ]),
        tests(
            "WorkerRuntimeTests",
            uses: [
                "WorkerRuntime", "Jobs", "Redis", "Domain", "Operations", "Support", "Threading", lifecycle,
                lifecycleTestKit, logging,
            ]),
        tests("ZstandardTests", uses: ["Zstandard", "Support"]),
    ],
    cxxLanguageStandard: .cxx17
)
