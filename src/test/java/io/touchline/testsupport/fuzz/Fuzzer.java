package io.touchline.testsupport.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes requests of an OpenAPI document: a path, parameters and a body as the document wants them, then none to three
 * changes: a value of another kind, a field too few or too many or twice, bytes that are no text, another type, key or
 * method. The same seed makes the same requests as long as the answers are the same.
 */
public final class Fuzzer {

    /** A request that has not been answered by then hangs. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String POLICY =
            """
            rules:
              - id: fold
                when: {label: insult.person}
                then: {suggestion: REVIEW, recommend: [{scope: CONTENT, action: FOLD}], case: {queue: abuse, priority: 2}}
            """;

    private static final Pattern PLACE = Pattern.compile("\\{[^}]+}");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/x-ndjson",
            "application/yaml",
            "text/plain",
            "application/json;charset=utf-16",
            "application/xml",
            "multipart/form-data; boundary=x",
            "not a type",
            "*/*");
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE");

    private final String base;
    private final Random random;
    private final ObjectMapper json = new ObjectMapper();
    private final List<Operation> operations;
    private final Values values;

    /** @param base scheme, host and port */
    public Fuzzer(String base, JsonNode document, long seed) {
        this.base = base;
        this.random = new Random(seed);
        this.operations = Operation.of(document);
        this.values = new Values(random, document);
    }

    /** Takes the ids from an answer, to ask for them later. */
    public void learn(Request request, JsonNode answer) {
        learn(collection(request.http().uri().getRawPath()), answer);
    }

    /** The same of an answer that something else had. */
    public void learn(String collection, JsonNode answer) {
        values.met(collection, answer);
    }

    private static String collection(String path) {
        return path.split("[/{]")[2];
    }

    /** The names of all operations, for counting what was met. */
    public List<String> operations() {
        return operations.stream().map(Fuzzer::name).toList();
    }

    private static String name(Operation operation) {
        return operation.method() + " " + operation.path();
    }

    /** @param operation what it was meant for */
    public record Request(String operation, HttpRequest http) {}

    public Request next() {
        Operation operation = operations.get(random.nextInt(operations.size()));
        int changes = random.nextInt(4);
        StringBuilder uri = new StringBuilder(base).append(path(operation, changes));
        query(uri, operation, changes);
        String method = changes == 3 && random.nextInt(10) == 0 ? any(METHODS) : operation.method();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(uri.toString())).timeout(PATIENCE);
        Iterator<Map.Entry<String, JsonNode>> bodies =
                operation.bodies().entrySet().iterator();
        if (bodies.hasNext()) {
            Map.Entry<String, JsonNode> chosen = bodies.next();
            while (bodies.hasNext() && random.nextBoolean()) {
                chosen = bodies.next();
            }
            String type = changes == 3 && random.nextInt(10) == 0 ? any(TYPES) : chosen.getKey();
            request.header("Content-Type", type);
            byte[] body = body(chosen.getValue(), changes);
            request.method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        } else {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        }
        if (changes == 3 && random.nextInt(20) == 0) {
            request.header("Accept", any(TYPES));
        }
        if (changes < 3 || random.nextInt(20) > 0) {
            request.header("X-Api-Key", "local");
        } else if (random.nextBoolean()) {
            request.header("Authorization", "Bearer " + any(List.of("local", "x.y.z", "", "\u00e9", "a b")));
        }
        return new Request(name(operation), request.build());
    }

    private String path(Operation operation, int changes) {
        return PLACE.matcher(operation.path())
                .replaceAll(place -> Matcher.quoteReplacement(encoded(
                        changes > 0 && random.nextInt(6) == 0
                                ? values.nasty()
                                : known(operation.path(), place.group()))));
    }

    private String known(String path, String place) {
        return switch (place) {
            case "{version}" -> Integer.toString(1 + random.nextInt(4));
            case "{action}" -> "SLOW_MODE";
            case "{strikeId}" -> values.id("strikes");
            case "{backtest}" -> values.id("backtests");
            default -> random.nextInt(8) == 0 ? "id-" + random.nextInt(50) : values.id(collection(path));
        };
    }

    private void query(StringBuilder uri, Operation operation, int changes) {
        char separator = '?';
        for (String name : operation.queryNames()) {
            if (random.nextInt(3) == 0) {
                JsonNode any = json.createObjectNode();
                String value = changes > 0 && random.nextInt(3) == 0
                        ? values.nasty()
                        : values.right(name, any, 0).asText();
                uri.append(separator).append(name).append('=').append(encoded(value));
                separator = '&';
            }
        }
        if (changes > 1 && random.nextInt(10) == 0) {
            uri.append(separator)
                    .append(any(List.of("unknown=1", "limit=", "limit=1&limit=2", "cursor=%00", "=", "&&")));
        }
    }

    private byte[] body(JsonNode schema, int changes) {
        if (schema.path("type").asText().equals("string")) {
            if (random.nextBoolean()) {
                return POLICY.getBytes(StandardCharsets.UTF_8);
            }
            return values.wrong().asText().getBytes(StandardCharsets.UTF_8);
        }
        JsonNode body = values.right("", schema, 0);
        values.met("", body);
        for (int i = 0; i < changes; i++) {
            change(body);
        }
        byte[] bytes = written(body);
        return changes == 3 && random.nextInt(3) == 0 ? broken(bytes) : bytes;
    }

    /** Changes one place somewhere in a document. */
    private void change(JsonNode body) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(body, objects);
        if (objects.isEmpty()) {
            return;
        }
        ObjectNode object = any(objects);
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || random.nextInt(6) == 0) {
            object.set(random.nextBoolean() ? "unknown" : values.nasty(), values.wrong());
        } else if (random.nextInt(5) == 0) {
            object.remove(any(names));
        } else {
            object.set(any(names), values.wrong());
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> into) {
        if (node instanceof ObjectNode object) {
            into.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> collect(child, into));
        }
    }

    private byte[] broken(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return switch (random.nextInt(9)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1 -> (text + any(List.of("x", "{}", "\0", "]"))).getBytes(StandardCharsets.UTF_8);
            case 2 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
            case 3 -> text.getBytes(StandardCharsets.UTF_16);
            case 4 -> ("[".repeat(1 + random.nextInt(10_000)) + text).getBytes(StandardCharsets.UTF_8);
            case 5 -> text.replaceFirst("\\{", "{\"by\":1,\"by\":2,").getBytes(StandardCharsets.UTF_8);
            case 6 -> new byte[random.nextInt(64)];
            case 7 ->
                ("{\"text\":\"" + "\\ud800".repeat(random.nextInt(2_000)) + "\"}").getBytes(StandardCharsets.UTF_8);
            default -> flipped(bytes);
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        for (int i = 0; i < 3 && flipped.length > 0; i++) {
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
        }
        return flipped;
    }

    private byte[] written(JsonNode body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            // A lone surrogate has no bytes: as an escape it has.
            return body.toString().replaceAll("[\\uD800-\\uDFFF]", "\\\\ud800").getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private <T> T any(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }
}
