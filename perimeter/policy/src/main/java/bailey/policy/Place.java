package bailey.policy;

/// Where a path begins or ends: on the wire of a zone, or at a firewall.
public sealed interface Place extends Endpoint permits Zone, Firewall {}
