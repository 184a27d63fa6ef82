/// What a packet header says, and sets of headers.
@NullMarked
package bailey.packet;

import org.jspecify.annotations.NullMarked;
