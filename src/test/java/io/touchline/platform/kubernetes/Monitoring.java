package io.touchline.platform.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything below {@code k8s} that asks Prometheus for something. */
final class Monitoring {

    private Monitoring() {}

    static List<Rule> alerts() {
        return Manifests.one("monitoring/alerts.yaml")
                .as(PrometheusRule.class)
                .flatMap(rules -> rules.getSpec().getGroups().stream())
                .flatMap(group -> group.getRules().stream())
                .toList();
    }

    static List<JsonNode> panels() {
        try {
            JsonNode dashboard = new ObjectMapper()
                    .readTree(
                            Manifests.ROOT.resolve("monitoring/dashboard.json").toFile());
            return Stream.of(dashboard.get("panels"))
                    .flatMap(panels -> Stream.iterate(0, i -> i < panels.size(), i -> i + 1)
                            .map(panels::get))
                    .filter(panel -> !panel.get("type").asText().equals("row"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The expressions, by who asks. */
    static Map<String, List<String>> asked() {
        Map<String, List<String>> asked = new TreeMap<>();
        alerts().forEach(rule ->
                asked.put("alert " + rule.getAlert(), List.of(rule.getExpr().getStrVal())));
        panels().forEach(panel -> asked.put(
                "panel " + panel.get("title").asText(), panel.get("targets").findValuesAsText("expr")));
        Manifests.yaml(Manifests.ROOT.resolve("examples/prometheus-adapter.yaml"))
                .get(0)
                .at("/rules/custom")
                .forEach(rule -> asked.put(
                        "adapter " + rule.at("/name/as").asText(),
                        List.of(rule.get("seriesQuery").asText())));
        return asked;
    }

    /** Labels that a text is filled in with, by the expression that has to have them. */
    static Map<String, Set<String>> shown() {
        Map<String, Set<String>> shown = new TreeMap<>();
        alerts().forEach(rule -> shown.put(
                rule.getExpr().getStrVal(),
                labels("\\$labels\\.", rule.getAnnotations().toString())));
        panels().forEach(panel -> panel.get("targets")
                .forEach(target -> shown.put(
                        target.get("expr").asText(),
                        labels("", target.path("legendFormat").asText()))));
        return shown;
    }

    private static Set<String> labels(String mark, String text) {
        return Pattern.compile("\\{\\{ *" + mark + "([a-zA-Z_][a-zA-Z0-9_]*) *}}")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
