/// What stands in a kernel of Bailey's own tables, read back from `nft -j -n list`, and how it differs from what
/// should.
@NullMarked
package bailey.nftables.standing;

import org.jspecify.annotations.NullMarked;
