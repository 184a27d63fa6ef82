package bailey.lab;

import bailey.packet.Address;
import bailey.packet.Prefix;
import java.util.Optional;

/// A route of a machine: by way of `gateway`, or straight onto the wire of `device`.
record Route(Prefix to, Optional<Address> gateway, String device) {}
