package dev.movr.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Tags what is read, and answers 304 as long as it has not changed. */
@Configuration(proxyBeanMethods = false)
public class EntityTags {
  /** The tags are weak, because Tomcat does not compress a response with a strong one. */
  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
    var filter = new OfReads();
    filter.setWriteWeakETag(true);
    var registration = new FilterRegistrationBean<ShallowEtagHeaderFilter>(filter);
    registration.addUrlPatterns("/api/v1/*");
    return registration;
  }

  /** For an answer that is streamed: a tag would keep all of it in memory. */
  public static void none(HttpServletRequest request) {
    ShallowEtagHeaderFilter.disableContentCaching(request);
  }

  /** A HEAD has the tag of its GET: the container drops the body later. */
  private static final class OfReads extends ShallowEtagHeaderFilter {
    @Override
    protected boolean isEligibleForEtag(
        HttpServletRequest request, HttpServletResponse response, int status, InputStream body) {
      return super.isEligibleForEtag(new AsGet(request), response, status, body);
    }
  }

  private static final class AsGet extends HttpServletRequestWrapper {
    AsGet(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      String method = super.getMethod();
      return HttpMethod.HEAD.matches(method) ? HttpMethod.GET.name() : method;
    }
  }
}
