package dev.movr.system.operation;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Prometheus is given.
 *
 * @param samples their names
 * @param labels of each metric, but for a histogram's {@code le}; the longest time that goes with a
 *     histogram counts as part of it
 */
record Scrape(String text, Set<String> samples, Map<String, Set<String>> labels) {
  private static final Pattern SAMPLE =
      Pattern.compile("^([a-z_0-9]+)(?:\\{(.*)})? \\S+$", Pattern.MULTILINE);
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");
  private static final String PARTS = "_(bucket|count|sum|max)$";

  static Scrape of(String text) {
    var labels = new TreeMap<String, Set<String>>();
    var samples = new TreeSet<String>();
    for (MatchResult sample : SAMPLE.matcher(text).results().toList()) {
      samples.add(sample.group(1));
      labels
          .computeIfAbsent(metric(sample.group(1)), name -> new TreeSet<>())
          .addAll(labels(sample.group(2) == null ? "" : sample.group(2)));
    }
    return new Scrape(text, samples, labels);
  }

  private static String metric(String sample) {
    return sample.replaceFirst("(?<=_seconds)" + PARTS, "");
  }

  private static Set<String> labels(String text) {
    return LABEL
        .matcher(text)
        .results()
        .map(label -> label.group(1))
        .filter(label -> !label.equals("le"))
        .collect(Collectors.toSet());
  }

  Set<String> labelsOf(String sample) {
    return labels.getOrDefault(metric(sample), Set.of());
  }
}
