package bailey.cli;

import java.nio.file.Path;
import java.util.Optional;

/// What is asked of a rehearsal: of which site, of all of it or a part, and what is told beside the report.
record LabWish(String site, boolean json, Optional<LabOnly> only, boolean trace, Optional<Path> capture) {}
