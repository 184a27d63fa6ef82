package bailey.proof;

import bailey.packet.Packet;

/// One packet that shows it, as it is sent: to a published address where a door leads in, and from a neighbour's where
/// `sender` wears that. Who is named is a host of the file, or an address with its zone.
public record Witness(String sender, Packet packet, String receiver, String service) {
    @Override
    public String toString() {
        return sender + " -> " + receiver + ": " + service + " (" + packet + ")";
    }
}
