/// What follows from a site: laws, promises, reach.
@NullMarked
package bailey.proof;

import org.jspecify.annotations.NullMarked;
