import CLibPQ

/// One run of a pipeline through libpq (PostgreSQL manual, section 34.5).
struct PipelineRun {
    private let state: SessionState
    private let pipeline: Pipeline
    /// What the server will answer, in order.
    private var expected: [Answer] = []

    private enum Answer {
        case preparation(PreparedStatements.Key, name: String)
        case statement(sql: String, PreparedStatements.Key?)
        case sync
    }

    init(state: SessionState, pipeline: Pipeline) {
        self.state = state
        self.pipeline = pipeline
    }

    /// Sends all, then reads all.
    ///
    /// libpq never blocks meanwhile: in blocking mode it and the server could each wait for the
    /// other to read.
    consuming func run(into results: inout PipelineResults) throws(PostgresError) {
        let ranges = try encode()
        guard unsafe PQenterPipelineMode(state.raw) == 1,
            unsafe PQsetnonblocking(state.raw, 1) == 0
        else { throw state.refusal() }
        send(ranges)
        results.results.reserveCapacity(pipeline.statementCount)
        let lessons = receive(into: &results)
        unsafe PQsetnonblocking(state.raw, 0)
        unsafe PQexitPipelineMode(state.raw)
        for lesson in lessons {
            switch lesson {
            case .prepared(let key, let name): state.remember(key, name: name)
            case .failed(let key, let index, let error):
                if state.abandonsName(of: key, after: error) { results.failedByName.insert(index) }
            }
        }
    }

    /// What a run teaches about prepared statements; acting on it takes statements of its own.
    private enum Lesson {
        case prepared(PreparedStatements.Key, name: String)
        case failed(PreparedStatements.Key, statement: Int, PostgresError)
    }

    /// Encodes every parameter before anything is sent, so that a bad value undoes nothing.
    private func encode() throws(PostgresError) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(pipeline.statementCount)
        state.parameters.removeAll()
        for case .statement(let statement, _) in pipeline.steps {
            ranges.append(try state.parameters.append(statement))
        }
        return ranges
    }

    private mutating func send(_ ranges: [Range<Int>]) {
        var names: [PreparedStatements.Key: PendingName] = [:]
        var segment = 0
        var next = 0
        unsafe state.parameters.withArguments { all in
            for step in pipeline.steps {
                switch step {
                case .sync:
                    segment += 1
                    expected.append(.sync)
                    unsafe PQpipelineSync(state.raw)
                case .statement(let statement, let prepared):
                    let arguments = unsafe all[ranges[next]]
                    next += 1
                    if prepared {
                        let types = unsafe [UInt32](arguments.types)
                        let key = PreparedStatements.Key(sql: statement.sql, types: types)
                        if let name = unsafe name(key, arguments, segment, &names) {
                            unsafe send(name, key, arguments)
                            continue
                        }
                    }
                    unsafe send(statement.sql, arguments)
                }
            }
        }
    }

    /// A name whose preparation is on its way: valid in the segment that prepares it, in doubt
    /// later.
    private struct PendingName {
        let name: String
        let segment: Int
    }

    /// The name to run a statement by, preparing it first if need be; nil for an unnamed run.
    private mutating func name(
        _ key: PreparedStatements.Key, _ arguments: ParameterBuffer.Arguments, _ segment: Int,
        _ names: inout [PreparedStatements.Key: PendingName]
    ) -> String? {
        guard state.prepared.isUsable else { return nil }
        if let pending = names[key] {
            return pending.segment == segment ? pending.name : nil
        }
        if let name = state.prepared.name(of: key) {
            return name
        }
        let name = state.prepared.newName()
        names[key] = PendingName(name: name, segment: segment)
        expected.append(.preparation(key, name: name))
        _ = unsafe PQsendPrepare(
            state.raw, name, key.sql, arguments.count, arguments.types.baseAddress)
        return name
    }

    private mutating func send(
        _ name: String, _ key: PreparedStatements.Key, _ arguments: ParameterBuffer.Arguments
    ) {
        expected.append(.statement(sql: key.sql, key))
        _ = unsafe PQsendQueryPrepared(
            state.raw, name, arguments.count, arguments.values.baseAddress,
            arguments.lengths.baseAddress, arguments.formats.baseAddress, 1)
    }

    private mutating func send(_ sql: String, _ arguments: ParameterBuffer.Arguments) {
        expected.append(.statement(sql: sql, nil))
        _ = unsafe PQsendQueryParams(
            state.raw, sql, arguments.count, arguments.types.baseAddress,
            arguments.values.baseAddress, arguments.lengths.baseAddress,
            arguments.formats.baseAddress, 1)
    }

    private func receive(into results: inout PipelineResults) -> [Lesson] {
        var lessons: [Lesson] = []
        var cause: PostgresError?
        var ownFailure: PostgresError?
        var segment = 0
        for answer in expected {
            switch answer {
            case .sync:
                cause = nil
                if let failure = commitFailure() {
                    // What was answered before the commit failed has not happened.
                    for index in results.results[segment...].indices {
                        if case .success = results.results[index] {
                            results.results[index] = .failure(failure)
                        }
                    }
                }
                segment = results.results.count
            case .preparation(let key, let name):
                do throws(PostgresError) {
                    _ = try result(of: key.sql)
                    lessons.append(.prepared(key, name: name))
                } catch {
                    // The statement itself is then not run, and this error is its own.
                    ownFailure = error
                }
            case .statement(let sql, let key):
                do throws(PostgresError) {
                    results.results.append(.success(try result(of: sql)))
                } catch {
                    let error = ownFailure ?? error
                    ownFailure = nil
                    if let key {
                        lessons.append(.failed(key, statement: results.results.count, error))
                    }
                    if error.kind == .aborted, let cause {
                        results.causes[results.results.count] = cause
                    } else {
                        cause = error
                    }
                    results.results.append(.failure(error))
                }
            }
        }
        return lessons
    }

    /// Reads up to the sync itself: an error before it is that of the commit which it asked for, a
    /// deferred constraint's for example, and comes after every statement was answered.
    private func commitFailure() -> PostgresError? {
        var failure: PostgresError?
        do throws(PostgresError) {
            // Behind an error stands a null, and then the sync; a lost connection has neither.
            for _ in 0..<3 {
                guard let result = try unsafe next() else { continue }
                if unsafe PQresultStatus(result) == PGRES_PIPELINE_SYNC {
                    unsafe PQclear(result)
                    return failure
                }
                do throws(PostgresError) {
                    _ = try unsafe state.rows(from: result, of: "commit")
                } catch {
                    failure = failure ?? error
                }
            }
            return failure ?? state.refusal()
        } catch {
            return failure ?? error
        }
    }

    /// The next result; behind every one but a sync's, libpq puts a null.
    private func result(of sql: String) throws(PostgresError) -> Rows {
        let result = try unsafe next()
        defer {
            if unsafe result != nil {
                _ = try? unsafe next()
            }
        }
        if let result = unsafe result, unsafe PQresultStatus(result) == PGRES_PIPELINE_ABORTED {
            unsafe PQclear(result)
            throw PostgresError(
                kind: .aborted, message: "not run: an earlier statement of its pipeline failed",
                statement: sql)
        }
        return try unsafe state.rows(from: result, of: sql)
    }

    /// Waits until libpq has a result whole, sending meanwhile what it still holds.
    @unsafe private func next() throws(PostgresError) -> OpaquePointer? {
        while unsafe PQisBusy(state.raw) == 1 {
            let pending = unsafe PQflush(state.raw)
            guard pending >= 0 else { throw state.refusal() }
            let interest: Readiness = pending > 0 ? [.readable, .writable] : .readable
            if try state.wait(for: interest).contains(.readable) {
                guard unsafe PQconsumeInput(state.raw) == 1 else { throw state.refusal() }
            }
        }
        return unsafe PQgetResult(state.raw)
    }
}
