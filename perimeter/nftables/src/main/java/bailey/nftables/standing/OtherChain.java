package bailey.nftables.standing;

import bailey.nftables.foreign.ForeignException;
import bailey.nftables.foreign.JsonPlace;

/// A base chain that is not Bailey's: it sees the packets that Bailey's see. It cannot let pass what Bailey drops, but
/// it
/// may drop, rewrite or mark what Bailey passes.
///
/// @param priority of the hook; chains of smaller ones come first
/// @param accepting its policy: what becomes of a packet that none of its rules decides
public record OtherChain(String family, String table, String chain, String hook, long priority, boolean accepting) {
    static OtherChain of(String family, String table, JsonPlace item) throws ForeignException {
        var priority = item.need("prio");
        return new OtherChain(
                family,
                table,
                item.needText("name"),
                item.needText("hook"),
                priority.number().orElseThrow(() -> priority.wrong("not a number")),
                !item.text("policy").filter("drop"::equals).isPresent());
    }

    @Override
    public String toString() {
        return "table " + family + " " + table + ": chain " + chain + " at hook " + hook + ", priority " + priority
                + (accepting ? "" : ", which drops what it does not know");
    }
}
