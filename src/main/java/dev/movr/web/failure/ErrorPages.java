package dev.movr.web.failure;

import dev.movr.web.paging.Cursor;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** The pages for what went wrong: what happened and what to do next, never an exception's text. */
@Controller
@ControllerAdvice
class ErrorPages implements ErrorController {
  private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

  @ExceptionHandler({
    NotFound.class,
    MethodArgumentTypeMismatchException.class,
    NoResourceFoundException.class
  })
  ModelAndView notFound() {
    return page(HttpStatus.NOT_FOUND);
  }

  @ExceptionHandler(Cursor.Malformed.class)
  ModelAndView badRequest() {
    return page(HttpStatus.BAD_REQUEST);
  }

  @ExceptionHandler(DataAccessResourceFailureException.class)
  ModelAndView unavailable(DataAccessResourceFailureException failure) {
    log.warn(
        "The database does not answer: {}",
        NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
    return page(HttpStatus.SERVICE_UNAVAILABLE);
  }

  @ExceptionHandler(RecoverableDataAccessException.class)
  ModelAndView unknown(RecoverableDataAccessException failure) {
    log.warn(
        "The outcome of a write is unknown: {}",
        NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
    return new ModelAndView("unknown", HttpStatus.SERVICE_UNAVAILABLE);
  }

  /** Where the container sends what was refused or failed before or behind our handlers. */
  @RequestMapping("/error")
  ModelAndView error(HttpServletRequest request) {
    return page(
        Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
            .map(HttpStatus::resolve)
            .orElse(HttpStatus.NOT_FOUND));
  }

  static ModelAndView page(HttpStatus status) {
    var page = new ModelAndView("error", status);
    page.addObject("status", status);
    return page;
  }
}
