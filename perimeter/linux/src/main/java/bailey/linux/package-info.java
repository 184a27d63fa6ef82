/// The machine: processes, namespaces, netlink, rights. The one room with native calls.
@NullMarked
package bailey.linux;

import org.jspecify.annotations.NullMarked;
