package bailey.cli;

/// Exit statuses, the same for every command.
final class Status {
    static final int HOLDS = 0;
    static final int DOES_NOT_HOLD = 1;
    static final int WRONG_INPUT = 2;
    static final int REFUSED = 3;

    private Status() {}
}
