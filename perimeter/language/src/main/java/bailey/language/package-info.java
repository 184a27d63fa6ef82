/// Text to a site, every problem at once; and back.
@NullMarked
package bailey.language;

import org.jspecify.annotations.NullMarked;
