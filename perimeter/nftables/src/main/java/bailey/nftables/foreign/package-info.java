/// The packet filter that a machine has at present, whoever wrote it, as values: read from what `nft` and
/// `iptables-save` print, and what it lets pass. Pure: no process, no file.
@NullMarked
package bailey.nftables.foreign;

import org.jspecify.annotations.NullMarked;
