package dev.movr.testing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An authenticator with one passkey (ES256), and the browser that asks it; what they say can be
 * bent before it is signed.
 */
public final class SoftAuthenticator {
  private static final Pattern QUESTION = Pattern.compile("data-passkey-create=\"([^\"]+)\"");
  private static final HexFormat HEX = HexFormat.of();
  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;

  /** Where the browser believes to be. */
  public String origin;

  /** For whom the authenticator believes to sign. */
  public String host = "localhost";

  /** Of signatures. It goes up with each; 0 stays 0. */
  public int count;

  /** Whether the user has shown who they are. */
  public boolean verified = true;

  /** Of the user, in base64url, as it was given with the question for a new passkey. */
  public String handle = "";

  private final byte[] id;
  private final KeyPair key;

  /**
   * @param origin like {@code http://localhost:8080}
   */
  public SoftAuthenticator(String origin) {
    this(origin, bytes(UUID.randomUUID()));
  }

  private SoftAuthenticator(String origin, byte[] id) {
    this.origin = origin;
    this.id = id;
    this.key = key();
  }

  /** One that says the same, and has not the key. */
  public SoftAuthenticator withAnotherKey() {
    var other = new SoftAuthenticator(origin, id);
    other.handle = handle;
    return other;
  }

  /** The same with this count. */
  public SoftAuthenticator at(int newCount) {
    count = newCount;
    return this;
  }

  public SoftAuthenticator(int port) {
    this("http://localhost:" + port);
  }

  private static KeyPair key() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  /** By which MovR's pages call it. */
  public UUID passkeyId() {
    return UUID.nameUUIDFromBytes(id);
  }

  /** Adds the passkey to the account of somebody whose password is the tests' own. */
  public SoftAuthenticator addedTo(Client client) {
    HttpResponse<String> added = client.post("/profile/passkeys", additionFor(client));
    if (added.statusCode() != 302) {
      throw new AssertionError("the passkey was not added: " + added.body());
    }
    client.get("/profile");
    return this;
  }

  /** The form with the new passkey, without its token. */
  public Map<String, String> additionFor(Client client) {
    var form = Map.of("label", "Soft key", "currentPassword", Riders.PASSWORD);
    var page = client.post("/profile/passkeys/add", form).body();
    var question = QUESTION.matcher(page);
    if (!question.find()) {
      throw new AssertionError("the page asks for no passkey: " + page);
    }
    return Map.of(
        "label", "Soft key", "credential", made(HtmlUtils.htmlUnescape(question.group(1))));
  }

  /** Answers the question for a new passkey. */
  public String made(String question) {
    JsonNode options = JsonMapper.shared().readTree(question);
    handle = options.at("/user/id").asString();
    String data = clientData("webauthn.create", options.path("challenge").asString());
    return JsonMapper.shared()
        .writeValueAsString(
            Map.of(
                "id", text(id),
                "rawId", text(id),
                "type", "public-key",
                "clientExtensionResults", Map.of(),
                "response",
                    Map.of(
                        "clientDataJSON",
                        text(data.getBytes(StandardCharsets.UTF_8)),
                        "attestationObject",
                        text(attestation()),
                        "transports",
                        new String[] {"internal"})));
  }

  private byte[] attestation() {
    var point = ((ECPublicKey) key.getPublic()).getW();
    byte[] cose =
        joined(
            HEX.parseHex("a5010203262001215820"),
            coordinate(point.getAffineX()),
            HEX.parseHex("225820"),
            coordinate(point.getAffineY()));
    byte[] data =
        joined(
            authenticatorData(ATTESTED), new byte[16], new byte[] {0, (byte) id.length}, id, cose);
    return joined(
        HEX.parseHex("a363666d74646e6f6e656761747453746d74a068617574684461746158"),
        new byte[] {(byte) data.length},
        data);
  }

  private static byte[] coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    var exact = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, exact, 32 - length, length);
    return exact;
  }

  /** Logs in with the passkey, in that browser. */
  public HttpResponse<String> logIn(Client client) {
    return client.post("/login/passkey", Map.of("credential", answerFor(client)));
  }

  /** The answer to a question that this browser gets for logging in. */
  public String answerFor(Client client) {
    return answer(client.get("/login/passkey").body());
  }

  /** Answers the question for the passkey. */
  public String answer(String question) {
    if (count > 0) {
      count++;
    }
    String challenge = JsonMapper.shared().readTree(question).path("challenge").asString();
    byte[] client = clientData("webauthn.get", challenge).getBytes(StandardCharsets.UTF_8);
    byte[] data = authenticatorData(0);
    return JsonMapper.shared()
        .writeValueAsString(
            Map.of(
                "id", text(id),
                "rawId", text(id),
                "type", "public-key",
                "clientExtensionResults", Map.of(),
                "response",
                    Map.of(
                        "clientDataJSON", text(client),
                        "authenticatorData", text(data),
                        "signature", text(signature(joined(data, sha256(client)))),
                        "userHandle", handle)));
  }

  private String clientData(String type, String challenge) {
    return JsonMapper.shared()
        .writeValueAsString(
            Map.of("type", type, "challenge", challenge, "origin", origin, "crossOrigin", false));
  }

  private byte[] authenticatorData(int flags) {
    int all = flags | PRESENT | (verified ? VERIFIED : 0);
    return joined(
        sha256(host.getBytes(StandardCharsets.UTF_8)),
        new byte[] {(byte) all},
        ByteBuffer.allocate(4).putInt(count).array());
  }

  private byte[] signature(byte[] data) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key.getPrivate());
      signature.update(data);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
