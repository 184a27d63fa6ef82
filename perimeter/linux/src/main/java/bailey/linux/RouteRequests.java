package bailey.linux;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How each request of route netlink is laid out: rtnetlink(7), linux/rtnetlink.h, linux/if_link.h.
final class RouteRequests {
    static final int NEW_LINK = 16; // RTM_…
    static final int GET_LINK = 18;
    static final int LINK_BODY = 16; // struct ifinfomsg
    static final int NAME = 3; // IFLA_IFNAME

    private static final int DELETE_LINK = 17;
    private static final int SET_LINK = 19;
    private static final int NEW_ADDRESS = 20;
    private static final int NEW_ROUTE = 24;
    private static final int NEW_NEIGHBOUR = 28;

    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_MTU = 4;
    private static final int IFLA_MASTER = 10;
    private static final int IFLA_PROTINFO = 12;
    private static final int IFLA_LINKINFO = 18;
    private static final int IFLA_NET_NS_FD = 28;
    private static final int INFO_KIND = 1; // IFLA_INFO_…
    private static final int INFO_DATA = 2;
    private static final int VETH_INFO_PEER = 1; // linux/veth.h
    private static final int BR_STP_STATE = 5; // IFLA_BR_…
    private static final int BR_MCAST_SNOOPING = 23;

    private static final int AF_BRIDGE = 7;
    private static final int IFF_UP = 1; // linux/if.h
    private static final int IFF_RUNNING = 0x40;
    private static final int PERMANENT = 0x80; // NUD_PERMANENT, linux/neighbour.h
    private static final int NO_ARP = 0x40; // NUD_NOARP
    private static final int MASTER_STICKY = 0x4 | 0x40; // NTF_MASTER | NTF_STICKY

    private RouteRequests() {}

    /// struct ifinfomsg: u8 family, u8 pad, u16 device type, s32 index, u32 flags, u32 which flags change.
    private static NetlinkRequest link(int type, int flags, int family, int index, int state, int change) {
        return linkBody(new NetlinkRequest(type, flags), family, index, state, change);
    }

    private static NetlinkRequest linkBody(NetlinkRequest request, int family, int index, int state, int change) {
        return request.number8(family)
                .number8(0)
                .number16(0)
                .number32(index)
                .number32(state)
                .number32(change);
    }

    private static NetlinkRequest newLink(String name) {
        int flags = NetlinkRequest.ACK | NetlinkRequest.CREATE | NetlinkRequest.EXCLUSIVE;
        return link(NEW_LINK, flags, 0, 0, 0, 0).text(NAME, name);
    }

    private static NetlinkRequest setLink(int index) {
        return link(SET_LINK, NetlinkRequest.ACK, 0, index, 0, 0);
    }

    /// The peer is made down: created up it is refused with ENOTCONN.
    static NetlinkRequest veth(String name, byte[] mac, int peerNamespace, String peerName, byte[] peerMac) {
        return newLink(name)
                .attribute(IFLA_ADDRESS, mac)
                .nested(
                        IFLA_LINKINFO,
                        info -> info.text(INFO_KIND, "veth")
                                .nested(
                                        INFO_DATA,
                                        data -> data.nested(
                                                VETH_INFO_PEER,
                                                peer -> linkBody(peer, 0, 0, 0, 0)
                                                        .text(NAME, peerName)
                                                        .attribute(IFLA_ADDRESS, peerMac)
                                                        .attribute32(IFLA_NET_NS_FD, peerNamespace))));
    }

    static NetlinkRequest bridge(String name) {
        return newLink(name)
                .nested(
                        IFLA_LINKINFO,
                        info -> info.text(INFO_KIND, "bridge")
                                .nested(
                                        INFO_DATA,
                                        data -> data.attribute32(BR_STP_STATE, 0)
                                                .attribute(BR_MCAST_SNOOPING, (byte) 0)));
    }

    static NetlinkRequest remove(int index) {
        return link(DELETE_LINK, NetlinkRequest.ACK, 0, index, 0, 0);
    }

    static NetlinkRequest enslave(int port, int bridge) {
        return setLink(port).attribute32(IFLA_MASTER, bridge);
    }

    static NetlinkRequest portOption(int port, PortOption option, boolean on) {
        return link(SET_LINK, NetlinkRequest.ACK, AF_BRIDGE, port, 0, 0)
                .nested(IFLA_PROTINFO, info -> info.attribute(option.attribute(), (byte) (on ? 1 : 0)));
    }

    static NetlinkRequest state(int index, boolean up) {
        return link(SET_LINK, NetlinkRequest.ACK, 0, index, up ? IFF_UP : 0, IFF_UP);
    }

    static NetlinkRequest mac(int index, byte[] mac) {
        return setLink(index).attribute(IFLA_ADDRESS, mac);
    }

    static NetlinkRequest mtu(int index, int bytes) {
        return setLink(index).attribute32(IFLA_MTU, bytes);
    }

    /// struct ifaddrmsg: u8 family, u8 prefix length, u8 flags, u8 scope, u32 index.
    static NetlinkRequest address(int index, InetAddress address, int prefixLength) {
        int noDuplicateDetection = address instanceof Inet4Address ? 0 : 0x02; // IFA_F_NODAD, linux/if_addr.h
        return create(NEW_ADDRESS)
                .number8(family(address))
                .number8(prefixLength)
                .number8(noDuplicateDetection)
                .number8(0)
                .number32(index)
                .attribute(2, address.getAddress()) // IFA_LOCAL
                .attribute(1, address.getAddress()); // IFA_ADDRESS
    }

    /// struct rtmsg: u8 family, destination length, source length, tos, table, protocol, scope, type; u32 flags.
    static NetlinkRequest route(
            Destination to, RouteKind kind, Optional<InetAddress> gateway, int index, boolean onlink) {
        boolean direct = gateway.isEmpty() && kind == RouteKind.UNICAST && to.address() instanceof Inet4Address;
        var request = create(NEW_ROUTE)
                .number8(family(to.address()))
                .number8(to.prefixLength())
                .number8(0)
                .number8(0)
                .number8(254) // RT_TABLE_MAIN
                .number8(4) // RTPROT_STATIC
                .number8(direct ? 253 : 0) // RT_SCOPE_LINK, RT_SCOPE_UNIVERSE
                .number8(kind.number())
                .number32(onlink ? 4 : 0) // RTNH_F_ONLINK
                .attribute(1, to.address().getAddress()); // RTA_DST
        if (kind == RouteKind.UNICAST) {
            request.attribute32(4, index); // RTA_OIF
        }
        gateway.ifPresent(hop -> request.attribute(5, hop.getAddress())); // RTA_GATEWAY
        return request;
    }

    /// What a route leads to.
    record Destination(InetAddress address, int prefixLength) {
        @Override
        public String toString() {
            return address.getHostAddress() + "/" + prefixLength;
        }
    }

    /// struct ndmsg: u8 family, u8, u16 pads, s32 index, u16 state, u8 flags, u8 type.
    static NetlinkRequest neighbour(int index, InetAddress address, byte[] mac) {
        return neighbour(family(address), index, PERMANENT, 0)
                .attribute(1, address.getAddress()) // NDA_DST
                .attribute(2, mac); // NDA_LLADDR
    }

    /// A forwarding entry of a bridge that is neither learnt nor forgotten.
    static NetlinkRequest station(int port, byte[] mac) {
        return neighbour(AF_BRIDGE, port, NO_ARP, MASTER_STICKY).attribute(2, mac); // NDA_LLADDR
    }

    private static NetlinkRequest neighbour(int family, int index, int state, int flags) {
        return new NetlinkRequest(NEW_NEIGHBOUR, NetlinkRequest.ACK | NetlinkRequest.CREATE | NetlinkRequest.REPLACE)
                .number8(family)
                .number8(0)
                .number16(0)
                .number32(index)
                .number16(state)
                .number8(flags)
                .number8(0);
    }

    static NetlinkRequest linkNamed(String name) {
        return link(GET_LINK, 0, 0, 0, 0, 0).text(NAME, name);
    }

    /// Whether a device is up and its carrier and queue are in working order.
    static boolean running(NetlinkMessage link) {
        int flags = link.body().getInt(8);
        return (flags & IFF_UP) != 0 && (flags & IFF_RUNNING) != 0;
    }

    static NetlinkRequest allLinks() {
        return link(GET_LINK, NetlinkRequest.DUMP, 0, 0, 0, 0);
    }

    private static NetlinkRequest create(int type) {
        return new NetlinkRequest(type, NetlinkRequest.ACK | NetlinkRequest.CREATE | NetlinkRequest.EXCLUSIVE);
    }

    private static int family(InetAddress address) {
        return address instanceof Inet4Address ? 2 : 10; // AF_INET, AF_INET6
    }

    /// A device name that the kernel takes (dev_valid_name), so that no error speaks of a name cut off.
    static String valid(String name) {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > 15 || name.equals(".") || name.equals("..") || name.matches("(?s).*[/:\\s\0].*")) {
            throw new IllegalArgumentException("not a device name (1 to 15 bytes, no slash, colon, space): " + name);
        }
        return name;
    }

    static byte[] validMac(byte... mac) {
        if (mac.length != 6) {
            throw new IllegalArgumentException("a MAC address has 6 bytes, not " + mac.length);
        }
        return mac.clone();
    }

    static Destination valid(InetAddress address, int prefixLength) {
        if (prefixLength < 0 || prefixLength > 8 * address.getAddress().length) {
            throw new IllegalArgumentException("prefix length " + prefixLength + " of " + address.getHostAddress());
        }
        return new Destination(address, prefixLength);
    }
}
