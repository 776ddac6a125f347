package dev.movr.web.failure;

import dev.movr.web.ProgramPaths;
import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleContextResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.ViewResolver;

/**
 * Answers what the container refuses before any filter sees it, like a malformed path or a header
 * that is too long: such requests reach no servlet, and so no {@link ErrorDispatch}.
 */
@Component
class ContainerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private static final Logger log = LoggerFactory.getLogger(ContainerErrors.class);

  private final FailureResolver answers;
  private final ViewResolver pages;
  private final LocaleContextResolver languages;

  ContainerErrors(
      FailureResolver answers,
      @Qualifier("jteViews") ViewResolver pages,
      LocaleContextResolver languages) {
    this.answers = answers;
    this.pages = pages;
    this.languages = languages;
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addContextCustomizers(
        context -> context.getParent().getPipeline().addValve(new RefusedRequests()));
  }

  private final class RefusedRequests extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
      HttpStatus status = HttpStatus.resolve(response.getStatus());
      if (status == null || !status.isError() || response.getContentWritten() > 0) {
        return;
      }
      LocaleContextHolder.setLocaleContext(languages.resolveLocaleContext(request));
      try {
        answer(status, request, response);
        response.finishResponse();
      } catch (IOException clientIsGone) {
        // there is nobody left to answer
      } catch (Exception noAnswer) {
        log.error("A refused request got no page", noAnswer);
      } finally {
        LocaleContextHolder.resetLocaleContext();
      }
    }
  }

  private void answer(HttpStatus status, Request request, Response response) throws Exception {
    boolean program = ProgramPaths.contain(request.getRequestURI());
    ModelAndView answer = answers.answer(Problem.of(status), program, response);
    var view = answer.isEmpty() ? null : pages.resolveViewName("error", Locale.ROOT);
    if (view != null) {
      view.render(answer.getModel(), request, response);
    }
  }
}
