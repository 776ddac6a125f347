package dev.movr.story;

import dev.movr.testing.MovrTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** A story that people live through in a real browser. The map has no tiles: they are far away. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@MovrTest
@TestPropertySource(properties = "movr.web.tiles=")
@interface InBrowser {}
