/// Someone's present firewall, judged as far as its rules tell.
@NullMarked
package bailey.audit;

import org.jspecify.annotations.NullMarked;
