package bailey.policy;

/// What stands on either side of a flow's arrow. All endpoints of a site share one set of names.
public sealed interface Endpoint permits Zone, Host, Group, Firewall {
    String name();

    Origin origin();
}
