package dev.movr.workload.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Where MovR answers.
 *
 * @param timeout of connecting, and of waiting for whatever comes next
 */
record Origin(URI uri, Duration timeout) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private boolean isSecure() {
    return "https".equals(uri.getScheme());
  }

  private int port() {
    int other = isSecure() ? HTTPS : HTTP;
    return uri.getPort() > 0 ? uri.getPort() : other;
  }

  Socket connect() throws IOException {
    int millis = Math.toIntExact(timeout.toMillis());
    var plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(uri.getHost(), port()), millis);
      plain.setTcpNoDelay(true);
      plain.setSoTimeout(millis);
      return isSecure() ? secured(plain) : plain;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  /** The certificate has to be the host's, as in a browser. */
  private Socket secured(Socket plain) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var secure = (SSLSocket) factory.createSocket(plain, uri.getHost(), port(), true);
    var parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }
}
