/// Sites and packets made up by chance, for the tests of this room and of the lab.
@NullMarked
package bailey.chance;

import org.jspecify.annotations.NullMarked;
