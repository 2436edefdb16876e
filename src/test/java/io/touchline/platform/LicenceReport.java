package io.touchline.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The build's report of third parties, a line for each: {@code (licence) (another) name (group:artifact:version - url)}. */
final class LicenceReport {

    private static final Pattern LINE =
            Pattern.compile("\\s+((?:\\([^()]*\\) )+).*\\((?<id>[^\\s:()]+:[^\\s:()]+):[^\\s()]+ - \\S[^()]*\\)");

    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();

    /** @param id group and artifact */
    record Dependency(String id, List<String> licences) {}

    static LicenceReport of(List<String> lines) {
        LicenceReport report = new LicenceReport();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                String licences = matcher.group(1).trim();
                report.dependencies.add(new Dependency(
                        matcher.group("id"),
                        Arrays.asList(
                                licences.substring(1, licences.length() - 1).split("\\) \\("))));
            } else if (line.startsWith(" ")) {
                report.unread.add(line);
            }
        }
        return report;
    }

    int size() {
        return dependencies.size();
    }

    /** @param explained why those may stay that have no permissive licence */
    List<String> faults(Set<String> permissive, Map<String, String> explained) {
        List<String> faults = new ArrayList<>();
        unread.forEach(line -> faults.add("not understood: " + line.trim()));
        Set<String> left = new TreeSet<>(explained.keySet());
        for (Dependency dependency : dependencies) {
            boolean free = dependency.licences().stream().anyMatch(permissive::contains);
            if (!free && !left.remove(dependency.id())) {
                faults.add("unexplained: " + dependency.id() + " " + dependency.licences());
            }
        }
        left.forEach(id -> faults.add("explained without need: " + id));
        return faults;
    }
}
