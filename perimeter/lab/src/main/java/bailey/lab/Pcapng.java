package bailey.lab;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// A file of frames as Wireshark and tcpdump read it: pcapng (draft-ietf-opsawg-pcapng), one section of Ethernet
/// devices with their names, times in nanoseconds. Devices come first, and are numbered from 0.
final class Pcapng {
    private static final int SECTION = 0x0a0d0d0a;
    private static final int DEVICE = 1; // Interface Description Block
    private static final int FRAME = 6; // Enhanced Packet Block
    private static final int ETHERNET = 1; // LINKTYPE_ETHERNET
    private static final int COMMENT = 1; // options
    private static final int FLAGS = 2;
    private static final int NAME = 2;
    private static final int PROGRAM = 4;
    private static final int RESOLUTION = 9;

    private final DataOutputStream out;

    /// Begins the file; what is written is buffered by nobody here.
    Pcapng(OutputStream out) throws IOException {
        this.out = new DataOutputStream(out);
        block(SECTION, body -> {
            body.writeInt(0x1a2b3c4d); // says the order of bytes
            body.writeShort(1);
            body.writeShort(0);
            body.writeLong(-1); // a section of any length
            option(body, PROGRAM, text("bailey lab"));
            end(body);
        });
    }

    void device(String name) throws IOException {
        block(DEVICE, body -> {
            body.writeShort(ETHERNET);
            body.writeShort(0);
            body.writeInt(0); // whole frames
            option(body, NAME, text(name));
            option(body, RESOLUTION, new byte[] {9}); // 10^-9 s
            end(body);
        });
    }

    /// `nanoseconds` since 1970; `sent` if the device sent it rather than received it.
    void frame(int device, long nanoseconds, byte[] frame, boolean sent, String comment) throws IOException {
        block(FRAME, body -> {
            body.writeInt(device);
            body.writeLong(nanoseconds); // its upper half first, whatever the order of bytes
            body.writeInt(frame.length);
            body.writeInt(frame.length);
            padded(body, frame);
            option(body, COMMENT, text(comment));
            option(body, FLAGS, new byte[] {0, 0, 0, (byte) (sent ? 2 : 1)});
            end(body);
        });
    }

    private interface Body {
        void write(DataOutputStream body) throws IOException;
    }

    private void block(int type, Body content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        content.write(new DataOutputStream(bytes));
        int length = bytes.size() + 12; // type, length, length
        out.writeInt(type);
        out.writeInt(length);
        bytes.writeTo(out);
        out.writeInt(length);
    }

    private static void option(DataOutputStream body, int code, byte[] value) throws IOException {
        body.writeShort(code);
        body.writeShort(value.length);
        padded(body, value);
    }

    private static void end(DataOutputStream body) throws IOException {
        body.writeInt(0); // opt_endofopt
    }

    private static void padded(DataOutputStream body, byte[] value) throws IOException {
        body.write(value);
        body.write(new byte[-value.length & 3]);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
