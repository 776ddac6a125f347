package dev.movr.api;

import dev.movr.language.Words;
import dev.movr.region.Bounds;
import dev.movr.region.Point;
import dev.movr.web.failure.UnreadableParameter;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;

/** Converts points and areas in a query. */
@Configuration(proxyBeanMethods = false)
class GeoConverters {
  /** Latitude and longitude: {@code 40.758,-73.9855}. */
  @Bean
  static PointConverter pointConverter() {
    return new PointConverter();
  }

  /** South, west, north, east: the corners as two points. */
  @Bean
  static BoundsConverter boundsConverter() {
    return new BoundsConverter();
  }

  /** These are classes, not lambdas, because Spring inspects their type arguments. */
  static final class PointConverter implements Converter<String, Point> {
    @Override
    public Point convert(String text) {
      try {
        double[] numbers = numbers(text, 2);
        return new Point(numbers[0], numbers[1]);
      } catch (IllegalArgumentException noPoint) {
        throw new UnreadableParameter(Words.text("api.point"));
      }
    }
  }

  static final class BoundsConverter implements Converter<String, Bounds> {
    @Override
    public Bounds convert(String text) {
      try {
        double[] numbers = numbers(text, 4);
        return new Bounds(numbers[0], numbers[1], numbers[2], numbers[3]);
      } catch (IllegalArgumentException noBounds) {
        throw new UnreadableParameter(Words.text("api.bounds"));
      }
    }
  }

  private static double[] numbers(String text, int count) {
    String[] parts = text.split(",", -1);
    if (parts.length != count) {
      throw new IllegalArgumentException("expected numbers: " + count);
    }
    return Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
  }
}
