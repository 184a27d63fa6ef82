package bailey.linux;

/// What the kernel does with packets that take a route (RTN_…, linux/rtnetlink.h).
enum RouteKind {
    UNICAST(1),
    BLACKHOLE(6),
    UNREACHABLE(7);

    private final int number;

    RouteKind(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
