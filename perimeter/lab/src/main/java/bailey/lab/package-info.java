/// A whole site in network namespaces, its probes, and what came of them.
@NullMarked
package bailey.lab;

import org.jspecify.annotations.NullMarked;
