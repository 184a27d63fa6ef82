package bailey.nftables;

import bailey.policy.Rate;

/// A token bucket: `rate` in the long run, `burst` packets at once.
public record Limit(Rate rate, int burst) {
    public Limit {
        if (burst < 1) {
            throw new IllegalArgumentException("not a burst: " + burst);
        }
    }

    /// As many at once as in one unit of time.
    public static Limit of(Rate rate) {
        return new Limit(rate, rate.count());
    }

    static Limit perSecond(int count, int burst) {
        return new Limit(new Rate(count, Rate.Per.SECOND), burst);
    }
}
