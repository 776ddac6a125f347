package dev.movr.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** After each test of the {@link MovrTest} the {@link Books} have to agree. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BooksAgree.Audit.class)
public @interface BooksAgree {
  /** Looks into them. */
  final class Audit implements AfterEachCallback {
    @Override
    public void afterEach(ExtensionContext test) {
      SpringExtension.getApplicationContext(test).getBean(Books.class).agree();
    }
  }
}
