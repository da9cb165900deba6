public import Postgres

extension Connection {
    /// Writes down what has come due and runs it, oldest first, telling each run's end.
    ///
    /// Returns what was run, once nothing is due any more. Any number of callers may do so at one
    /// instant: each tick is run by one of them. `perform` is given a job's action and a call that
    /// renews the lease, to be made between batches; what it returns are the positions it came from
    /// and to, and what it throws is written down as the run's failure. A run that was taken over
    /// is told by whoever took it.
    ///
    /// A `CancellationError` from `perform` gives the tick back to be run by another, and ends the
    /// call. Throws it, and `PostgresError`; a connection lost in a run leaves the tick to whoever
    /// claims it once the lease has lapsed. A schedule that this machine cannot read is written down
    /// as a failure of its job.
    @discardableResult
    public nonisolated func runDueJobs(
        lease: Duration = .seconds(60), onFinish: (Occurrence) -> Void = { _ in },
        perform: (_ action: String, _ renew: () async throws -> Void) async throws -> (
            from: Int64, to: Int64
        )
    ) async throws -> [Occurrence] {
        _ = try await self.perform { session in try session.noteDue() }
        var run: [Occurrence] = []
        while let claim = try await self.perform({ try $0.claim(lease: lease) }) {
            do {
                let outcome = try await outcome(of: claim, perform)
                let occurrence = try await self.perform { try $0.finish(claim, outcome) }
                run.append(occurrence)
                onFinish(occurrence)
            } catch JobError.leaseLost {
                continue
            } catch {
                throw error
            }
        }
        return run
    }

    private nonisolated func outcome(
        of claim: Claim,
        _ perform: (String, () async throws -> Void) async throws -> (from: Int64, to: Int64)
    ) async throws -> Outcome {
        do {
            let (from, to) = try await perform(claim.action) {
                try await self.perform { session in try session.renew(claim) }
            }
            return .done(from: from, to: to)
        } catch let error as CancellationError {
            do {
                try await self.perform { session in try session.giveBack(claim) }
            } catch JobError.leaseLost {
                // Whoever took it over runs it.
            } catch {
                throw error
            }
            throw error
        } catch let lost as JobError {
            throw lost
        } catch {
            return .failed(error.line)
        }
    }
}

extension Error {
    /// What went wrong, in one line of at most 500 characters.
    fileprivate var line: String {
        let words = "\(self)".split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return String(words.prefix(500))
    }
}
