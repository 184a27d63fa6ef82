package bailey.proof;

import java.util.List;

/// A law that is proved of what the file grants, before there is a ruleset.
interface FileLaw extends Law {
    /// How it is broken by some of the grants: all, or those that no waiver takes out.
    List<Breach> judge(Estate estate, List<Held> held);
}
