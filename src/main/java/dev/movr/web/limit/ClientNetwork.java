package dev.movr.web.limit;

import java.net.InetAddress;
import java.util.HexFormat;

/** What is counted as one client. */
public final class ClientNetwork {
  private ClientNetwork() {}

  /**
   * Of IPv4 the address; of IPv6, where a client has at least a /64 of addresses, these. Some
   * proxies add a port to the address, which does not count.
   */
  public static String of(String address) {
    String alone = withoutPort(address);
    try {
      byte[] bytes = InetAddress.ofLiteral(alone).getAddress();
      return HexFormat.of().formatHex(bytes, 0, Math.min(8, bytes.length));
    } catch (IllegalArgumentException notAnAddress) {
      return alone;
    }
  }

  private static String withoutPort(String address) {
    int colon = address.indexOf(':');
    if (address.startsWith("[")) {
      return address.substring(1).replaceFirst("].*", "");
    }
    return colon > 0 && colon == address.lastIndexOf(':') ? address.substring(0, colon) : address;
  }
}
