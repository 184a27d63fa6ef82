package bailey.proof;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The laws of a DMZ, in their order.
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

    /// Those that are proved of rulesets come before the last one, as they are counted.
    public static final List<Law> ALL = Stream.of(
                    OF_FILES.subList(0, OF_FILES.size() - 1),
                    List.of(new AntiSpoof(), new StatefulReturn()),
                    OF_FILES.subList(OF_FILES.size() - 1, OF_FILES.size()))
            .<Law>flatMap(List::stream)
            .toList();

    private Laws() {}

    public static Optional<Law> named(String name) {
        return ALL.stream().filter(l -> l.name().equals(name)).findFirst();
    }
}
