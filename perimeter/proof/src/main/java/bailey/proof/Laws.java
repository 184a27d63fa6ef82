package bailey.proof;

import java.util.List;
import java.util.Optional;

/// The laws of a DMZ that are proved of a site's file, in their order.
public final class Laws {
    static final List<FileLaw> OF_FILES = List.of(
            new NoBypass(),
            new PublishedInDmz(),
            new NamedInward(),
            new NamedOutward(),
            new Confidential(),
            new ProxiedOnly(),
            new NoLateral(),
            new BlastRadius(),
            new ExposedHost(),
            new AdminPath());

    public static final List<Law> ALL = List.copyOf(OF_FILES);

    private Laws() {}

    public static Optional<Law> named(String name) {
        return ALL.stream().filter(l -> l.name().equals(name)).findFirst();
    }
}
