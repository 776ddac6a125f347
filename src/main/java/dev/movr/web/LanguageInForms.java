package dev.movr.web;

import dev.movr.language.Language;
import java.beans.PropertyEditorSupport;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Reads the tag of a language in a form: one that is offered, or none. A converter would not do:
 * where it fails Spring takes the name of an enum's constant.
 */
@ControllerAdvice
class LanguageInForms {
  private final CurrentLanguage currentLanguage;

  LanguageInForms(CurrentLanguage currentLanguage) {
    this.currentLanguage = currentLanguage;
  }

  @InitBinder
  void read(WebDataBinder binder) {
    binder.registerCustomEditor(
        Language.class,
        new PropertyEditorSupport() {
          @Override
          public void setAsText(String tag) {
            setValue(
                tag.isEmpty()
                    ? null
                    : currentLanguage.offered(tag).orElseThrow(IllegalArgumentException::new));
          }
        });
  }
}
