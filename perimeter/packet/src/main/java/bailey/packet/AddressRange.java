package bailey.packet;

/// Addresses from `first` to `last` of one family, both included.
public record AddressRange(Address first, Address last) implements Comparable<AddressRange> {
    public AddressRange {
        if (first.family() != last.family() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException("not a range: " + first + "-" + last);
        }
    }

    public Family family() {
        return first.family();
    }

    public boolean single() {
        return first.equals(last);
    }

    public boolean contains(Address address) {
        return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    @Override
    public int compareTo(AddressRange other) {
        int byFirst = first.compareTo(other.first);
        return byFirst != 0 ? byFirst : last.compareTo(other.last);
    }

    @Override
    public String toString() {
        return single() ? first.toString() : first + "-" + last;
    }
}
