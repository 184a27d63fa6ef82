/// What Bailey's rulesets and its compiler cost, measured. Outside the default build, and part of no release.
@NullMarked
package bailey.bench;

import org.jspecify.annotations.NullMarked;
