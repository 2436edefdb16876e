package io.touchline.access;

import io.touchline.api.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of the manual that says who may do what. */
final class RoleTable {

    private static final Path PAGE = Path.of("src/docs/access.md");
    private static final String HEADING = "# Who may do what";
    private static final Pattern ROW = Pattern.compile("\\| (`.+`) \\| ([a-z, ]+) \\|.*");
    private static final Pattern ENDPOINT = Pattern.compile("`(GET|PUT|POST|DELETE) (/[^`]*)`");

    private RoleTable() {}

    /** Roles by endpoint, such as {@code GET /v1/cases/{id}}. */
    static Map<String, Set<Role>> ofManual() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        Map<String, Set<Role>> table = new TreeMap<>();
        int begin = lines.indexOf(HEADING) + 1;
        if (begin == 0) {
            throw new IllegalStateException(PAGE + " has no " + HEADING);
        }
        for (String line : lines.subList(begin, lines.size())) {
            if (line.startsWith("## ")) {
                break;
            }
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Matcher endpoint = ENDPOINT.matcher(row.group(1));
                while (endpoint.find()) {
                    String name = endpoint.group(1) + " " + endpoint.group(2);
                    if (table.put(name, roles(row.group(2))) != null) {
                        throw new IllegalStateException(PAGE + " has two rows for " + name);
                    }
                }
            }
        }
        return table;
    }

    private static Set<Role> roles(String cell) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : cell.split(",")) {
            roles.add(Role.ofWire(name.strip())
                    .orElseThrow(() -> new IllegalStateException(PAGE + " names a role that is none: " + name)));
        }
        return roles;
    }
}
