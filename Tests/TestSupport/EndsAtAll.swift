public import Testing

extension Trait where Self == TimeLimitTrait {
    /// Ends a test that would hang where a guard is taken out.
    ///
    /// Every test is started at once and they share the cores, so one may wait minutes for its turn:
    /// no limit of a test says how fast something is.
    public static var endsAtAll: TimeLimitTrait { .timeLimit(.minutes(15)) }
}
