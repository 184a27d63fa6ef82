/// A site to a ruleset tree, and the tree to `nft` text. Pure: no process, no file.
@NullMarked
package bailey.nftables;

import org.jspecify.annotations.NullMarked;
