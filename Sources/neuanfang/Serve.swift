import ArgumentParser
import Basics
import Catalogue
import Foundation
import Logging
import Office
import Papers
import ServiceLifecycle
import Store
import UnixSignals
import Vault
import Web

struct Serve: Speaking {
    static let configuration = CommandConfiguration(abstract: "The web server.")
    @OptionGroup var installation: Installation
    @Option(help: "Port to listen on.") var port = 8080
    @Option(help: "Address to listen on.") var host = "127.0.0.1"
    @Flag(help: "Behind a proxy that speaks TLS: cookies become Secure.") var secure = false

    @Option(help: "Where a clamd listens, unix:PATH or HOST:PORT; papers stay in quarantine until it has answered.") var scanner: String?

    func speak() async throws {
        var logger = Logger(label: "neuanfang")
        logger.logLevel = .notice
        let office = try await installation.open(creating: true)
        try await office.settleNameKeys { done in print("Namen werden für die Suche neu verschlüsselt: \(done) Fälle") }
        let press = Installation.press()
        let documents = Installation.documents()
        let scanner = try virusScanner()
        var settings = WebSettings()
        settings.host = host
        settings.port = port
        settings.isSecure = secure
        let face = Face(
            office: office, assets: try assets(), press: press, locales: try locales(), documents: documents, scanner: scanner, settings: settings,
            failure: Self.failure)
        let announcement = try await announcement(of: office)
        let catalogue = CatalogueWatch(office: office, directory: installation.catalogueDirectory.path, logger: logger)
        await catalogue.settle()
        let application = buildApplication(face, logger: logger) {
            print(announcement)
            fflush(nil)
        }
        var services: [ServiceGroupConfiguration.ServiceConfiguration] = [.init(service: application), .init(service: catalogue)]
        if let scanner { services.append(.init(service: QuarantineWatch(office: office, scanner: scanner, logger: logger))) }
        let group = ServiceGroup(
            configuration: .init(
                services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        do {
            try await group.run()
        } catch {
            await press.close()
            await documents.close()
            throw Complaint.missing("cannot serve on \(host):\(port): \(error)")
        }
        await press.close()
        await documents.close()
        try await office.database.close()
    }

    private func locales() throws -> Locales {
        do {
            return try Locales(directory: Installation.home.appendingPathComponent("locales").path)
        } catch {
            throw Complaint.missing("\(error)")
        }
    }

    private func virusScanner() throws -> VirusScanner? {
        guard let scanner else { return nil }
        guard let address = ScannerAddress(scanner) else { throw Complaint.usage("--scanner: “\(scanner)” is neither unix:PATH nor HOST:PORT") }
        return VirusScanner(address)
    }

    private func assets() throws -> WebAssets {
        do {
            return try WebAssets(directory: Installation.home.appendingPathComponent("web").path)
        } catch {
            throw Complaint.missing("\(error)")
        }
    }

    /// What to say once the port is open: a port in use is no "läuft".
    private func announcement(of office: Office) async throws -> String {
        let running = "Neuanfang läuft: http://\(host):\(port)/"
        guard try await office.needsSetUp else { return running }
        return "\(running)\nEinrichtungscode (einmal, einen Tag gültig): \(try await office.issueSetUpCode())"
    }

    private static func failure(_ error: any Error) -> Failure {
        switch error {
        case DatabaseError.unavailable: .unavailable
        case DatabaseError.full: .full
        case VaultError.busy: .unavailable
        default: .unexpected
        }
    }
}

/// Looks every few seconds whether the catalogue's directory or that of the letters has changed: new rules wait until two people put them in
/// force, new letters can be written at once.
private struct CatalogueWatch: Service {
    let office: Office
    let directory: String
    let logger: Logger

    func run() async throws {
        var last: [String]?
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            let now = stamp()
            if now != last {
                look()
                lookAtLetters()
            }
            last = now
            await settle()
            try? await gracefulSleep()
        }
    }

    /// Puts in force what was approved for today.
    func settle() async {
        do {
            guard try await office.settleRules() else { return }
            logger.notice("approved rules are in force", metadata: ["hash": "\(office.shelf.current.hash)"])
        } catch is CancellationError {
            return
        } catch {
            logger.error("the approved rules cannot be read; those of the directory stay", metadata: ["why": "\(error)"])
        }
    }

    private func look() {
        let hadWaiting = office.shelf.waiting != nil
        do {
            switch office.shelf.lay(try CatalogueDirectory(directory).files()) {
            case .readable(let new)?: logger.notice("a new version of the rules waits for two people", metadata: ["hash": "\(new.hash)"])
            case .refused(let why)?: logger.error("the catalogue was refused; the one in force stays", metadata: ["why": "\(why)"])
            case nil: if hadWaiting { logger.notice("the directory holds the rules in force again") }
            }
        } catch {
            logger.error("the catalogue's directory cannot be read; the one in force stays", metadata: ["why": "\(error)"])
        }
    }

    private func lookAtLetters() {
        do {
            office.shelf.lay(letters: try Installation.letters())
        } catch {
            logger.error("the letters' directory cannot be read; those known stay", metadata: ["why": "\(error)"])
        }
    }

    private func gracefulSleep() async throws {
        try await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(3)) }
    }

    /// Names, sizes and times of all files of all layers: enough to notice a change.
    private func stamp() -> [String] {
        office.shelf.current.layers.flatMap { stamp(of: directory + "/" + $0.directory) } + stamp(of: Installation.letterDirectory.path)
    }

    private func stamp(of place: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: place)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
            let facts = try? FileManager.default.attributesOfItem(atPath: place + "/" + name)
            return "\(place) \(name) \(facts?[.size] ?? 0) \(facts?[.modificationDate] ?? Date.distantPast)"
        }
    }
}

/// Asks the scanner again for papers it has not answered for.
private struct QuarantineWatch: Service {
    let office: Office
    let scanner: VirusScanner
    let logger: Logger

    func run() async throws {
        var wasThere = true
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            let isThere = await scanner.isThere()
            if isThere != wasThere {
                logger.notice("the virus scanner \(isThere ? "answers again" : "does not answer; papers stay in quarantine")")
                wasThere = isThere
            }
            if isThere { await scan() }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(20)) }
        }
    }

    private func scan() async {
        do {
            try await office.scanDocuments(by: scanner)
        } catch is CancellationError {
            return
        } catch {
            logger.error("papers in quarantine cannot be looked at", metadata: ["error": "\(type(of: error))"])
        }
    }
}
