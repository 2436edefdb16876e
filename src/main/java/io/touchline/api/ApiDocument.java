package io.touchline.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/**
 * Says in the API's document what Quarkus cannot know: that a caller shows a key or a person's token, what a problem
 * looks like, what headers answers have, what lists take in their query, that what an answer has nothing to say about is
 * {@code null}, and what is always there. Patterns are told as {@link EcmaPattern} has them.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDocument implements OASFilter {

    /** Of a schema's class: the properties that may be null, with commas between; no other one is then. */
    public static final String MAY_BE_NULL = "x-may-be-null";

    private static final String KEY = "key";
    private static final String PERSON = "person";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Schema PROBLEM = OASFactory.createSchema().ref(SCHEMAS + "Problem");

    private static final String HEADERS = "#/components/headers/";
    private static final List<String> OF_RATES = List.of("RateLimit", "RateLimit-Policy");
    private static final List<String> OF_PROBLEMS = List.of("Allow", "Retry-After");

    private static final String RESPONSES = "#/components/responses/";
    private static final String DEFAULT = "default";
    /** By status what answers that are alike everywhere are called. */
    private static final Map<String, String> SHARED =
            Map.of("400", "BadRequest", "401", "NotAuthorized", "403", "NotAllowed", DEFAULT, "Problem");

    /** Of what any JSON may be Quarkus tells the insides of the class that holds it. */
    private static final String ANY_JSON = "JsonNode";

    private static final String INSIDE = "JsonNodeType";

    /** Truths and lists are never left open. */
    private static final Set<Schema.SchemaType> OFTEN_NOTHING =
            Set.of(Schema.SchemaType.STRING, Schema.SchemaType.INTEGER, Schema.SchemaType.NUMBER);

    private final AlwaysThere alwaysThere;

    /** @param classes of the service */
    public ApiDocument(IndexView classes) {
        alwaysThere = new AlwaysThere(classes);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .securitySchemes(Map.of(
                        KEY,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("X-Api-Key")
                                .description("a service's key; in local mode `local`"),
                        PERSON,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("a person's token, where an issuer is configured")));
        addHeaders(document.getComponents());
        addResponses(document.getComponents());
        operations(document).forEach(ApiDocument::complete);
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        if (schemas.containsKey(ANY_JSON)) {
            document.getComponents().addSchema(ANY_JSON, OASFactory.createSchema());
            document.getComponents().removeSchema(INSIDE);
        }
        Set<String> asked = reachable(
                schemas,
                operations(document)
                        .map(Operation::getRequestBody)
                        .filter(Objects::nonNull)
                        .flatMap(body -> schemas(body.getContent())));
        Set<String> answered = reachable(
                schemas,
                operations(document)
                        .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                        .flatMap(response -> schemas(response.getContent())));
        answered.removeAll(asked);
        answered.forEach(name -> tellOfAnswer(name, schemas.get(name)));
        schemas.values().forEach(ApiDocument::leaveTypesToReferences);
        schemas.values().forEach(ApiDocument::writePatterns);
        operations(document)
                .flatMap(ApiDocument::parameters)
                .map(Parameter::getSchema)
                .forEach(ApiDocument::writePatterns);
    }

    private static void addHeaders(Components to) {
        to.addHeader("Allow", header("with 405: the methods that the path has", Schema.SchemaType.STRING));
        to.addHeader(
                "Retry-After",
                header("with 429 and 503: after how many seconds to come again", Schema.SchemaType.INTEGER));
        to.addHeader(
                "RateLimit",
                header(
                        "to a caller with a rate: what is left (`r`), and in how many seconds all is back (`t`)",
                        Schema.SchemaType.STRING));
        to.addHeader(
                "RateLimit-Policy",
                header("to a caller with a rate: how much (`q`) in how many seconds (`w`)", Schema.SchemaType.STRING));
    }

    private static void addResponses(Components to) {
        APIResponse other = problem(
                "a problem document: 400, 404, 405, 406, 409, 413, 415, 422, 429 and 503 as src/docs/api.md tells");
        refer(other, OF_RATES);
        refer(other, OF_PROBLEMS);
        to.addResponse(SHARED.get(DEFAULT), other);
        APIResponse badRequest = problem("malformed, or a value that is not taken");
        refer(badRequest, OF_RATES);
        to.addResponse(SHARED.get("400"), badRequest);
        // Who is not let in spends nothing of a rate.
        to.addResponse(SHARED.get("401"), problem("no key and no token, or one that is not known"));
        to.addResponse(SHARED.get("403"), problem("a key or token without the role that this takes"));
    }

    private static APIResponse problem(String description) {
        return OASFactory.createAPIResponse().description(description).content(problemContent());
    }

    private static Content problemContent() {
        return OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(PROBLEM));
    }

    private static Header header(String description, Schema.SchemaType type) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(type));
    }

    private static void refer(APIResponse answer, List<String> headers) {
        headers.forEach(name -> answer.addHeader(name, OASFactory.createHeader().ref(HEADERS + name)));
    }

    private static Stream<Parameter> parameters(Operation operation) {
        return Stream.ofNullable(operation.getParameters()).flatMap(List::stream);
    }

    /** What a parameter takes whose resource says nothing of it: of one name the same everywhere, else an id. */
    private static Schema usual(String parameter) {
        Schema schema = OASFactory.createSchema();
        return switch (parameter) {
            case "limit" ->
                schema.addType(Schema.SchemaType.INTEGER)
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT))
                        .defaultValue(PageRequest.DEFAULT_LIMIT);
            case "cursor" -> schema.addType(Schema.SchemaType.STRING).minLength(1);
            case "from", "to" -> schema.addType(Schema.SchemaType.STRING).format("date-time");
            default -> schema.addType(Schema.SchemaType.STRING).minLength(1).maxLength(ExternalId.LONGEST);
        };
    }

    private static void writePatterns(Schema in) {
        if (in.getPattern() != null) {
            in.setPattern(EcmaPattern.of(in.getPattern()));
        }
        parts(in).forEach(ApiDocument::writePatterns);
    }

    private static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream());
    }

    private static Stream<Schema> schemas(Content content) {
        return content == null
                ? Stream.empty()
                : content.getMediaTypes().values().stream()
                        .map(type -> type.getSchema())
                        .filter(Objects::nonNull);
    }

    private static void complete(Operation operation) {
        List<String> roles = operation.getSecurity() == null
                ? List.of()
                : operation.getSecurity().stream()
                        .flatMap(requirement -> requirement.getSchemes().values().stream())
                        .flatMap(Collection::stream)
                        .distinct()
                        .toList();
        operation.setSecurity(List.of(
                OASFactory.createSecurityRequirement().addScheme(KEY, roles),
                OASFactory.createSecurityRequirement().addScheme(PERSON, roles)));
        parameters(operation)
                .filter(parameter -> parameter.getSchema() == null)
                .forEach(parameter -> parameter.setSchema(usual(parameter.getName())));
        APIResponses answers = operation.getResponses();
        answers.getAPIResponses().forEach((status, answer) -> {
            if (status.startsWith("4")) {
                answer.setContent(problemContent());
            }
            refer(answer, OF_RATES);
        });
        SHARED.forEach((status, name) -> {
            if (status.equals(DEFAULT) || answers.hasAPIResponse(status)) {
                answers.addAPIResponse(status, OASFactory.createAPIResponse().ref(RESPONSES + name));
            }
        });
    }

    /** The names of all schemas that some lead to. */
    private static Set<String> reachable(Map<String, Schema> schemas, Stream<Schema> from) {
        Set<String> names = new HashSet<>();
        Deque<Schema> left = new ArrayDeque<>(from.toList());
        while (!left.isEmpty()) {
            Schema schema = left.pop();
            if (schema.getRef() != null) {
                String name = schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1);
                if (schemas.containsKey(name) && names.add(name)) {
                    left.push(schemas.get(name));
                }
            }
            parts(schema).forEach(left::push);
        }
        return names;
    }

    private static Stream<Schema> parts(Schema schema) {
        return Stream.of(
                        Stream.ofNullable(schema.getItems()),
                        Stream.ofNullable(schema.getAdditionalPropertiesSchema()),
                        Stream.ofNullable(schema.getProperties()).flatMap(of -> of.values().stream()),
                        Stream.ofNullable(schema.getAnyOf()).flatMap(List::stream))
                .flatMap(part -> part);
    }

    /** Of a word that may be another class's Quarkus says that it is an object, beside where to look. */
    private static void leaveTypesToReferences(Schema in) {
        if (in.getRef() != null) {
            in.setType(null);
        }
        parts(in).forEach(ApiDocument::leaveTypesToReferences);
    }

    /** With what stands in it under no name of its own. */
    private void tellOfAnswer(String name, Schema answer) {
        if (answer.getProperties() == null) {
            return;
        }
        mayBeNothing(answer);
        answer.setRequired(alwaysThere.among(name, answer.getProperties().keySet()));
        answer.getProperties().values().forEach(part -> tellOfAnswer("", part));
    }

    private static List<String> promised(Schema of) {
        Object open = of.getExtensions() == null ? null : of.getExtensions().get(MAY_BE_NULL);
        if (open != null) {
            List<String> names = List.of(open.toString().split(","));
            of.removeExtension(MAY_BE_NULL);
            of.setRequired(of.getProperties().keySet().stream()
                    .filter(name -> !names.contains(name))
                    .toList());
        }
        return of.getRequired() == null ? List.of() : of.getRequired();
    }

    private static void mayBeNothing(Schema of) {
        List<String> promised = promised(of);
        of.getProperties().forEach((name, property) -> {
            if (promised.contains(name)) {
                return;
            }
            if (property.getRef() != null) {
                of.addProperty(
                        name,
                        OASFactory.createSchema()
                                .addAnyOf(OASFactory.createSchema().ref(property.getRef()))
                                .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL)));
            } else if (property.getProperties() != null
                    || property.getType() != null && OFTEN_NOTHING.containsAll(property.getType())) {
                property.addType(Schema.SchemaType.NULL);
            }
        });
    }
}
