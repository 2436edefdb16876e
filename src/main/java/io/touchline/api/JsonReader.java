package io.touchline.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.ContextAttributes;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Reads request bodies strictly: no unknown or duplicate fields, no coercion between types, nothing after the document,
 * UTF-8 only, nesting at most 32, at most {@value #MOST_TOKENS} brackets, names and values. Malformed bodies end in 400,
 * broken rules (Bean Validation, and integers that the field cannot hold) in 422, both with JSON pointers and without a
 * word of what was sent.
 */
@Singleton
public class JsonReader {

    private static final int MAX_NESTING = 32;

    /** Of brackets, names and values: three times what the largest document has that keeps all rules. */
    private static final int MOST_TOKENS = 2_000;

    /** Of a name; longer ones are nothing that anybody here knows, and the parser remembers some thousands. */
    private static final int LONGEST_NAME = 256;

    /** So many faults of a document are told. */
    private static final int MOST_ERRORS = 100;

    /** Elements are passed over whatever is wrong inside them, but for what would take much memory. */
    private static final StreamReadConstraints PASSING_OVER = StreamReadConstraints.builder()
            .maxNestingDepth(1_000)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();

    private final JsonMapper mapper;
    private final Validator validator;

    /** @param caller who has the last word on who acts, see {@link Actor} */
    JsonReader(Validator validator, CurrentCaller caller) {
        this.validator = validator;
        this.mapper = strictMapper(caller);
    }

    private static JsonMapper strictMapper(CurrentCaller caller) {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfig(LogicalType.Textual, config -> config.setCoercion(
                                CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Enum, config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(LogicalType.Boolean, JsonReader::takeNoBlank)
                .withCoercionConfig(LogicalType.Integer, JsonReader::takeNoBlank)
                .withCoercionConfig(LogicalType.Float, JsonReader::takeNoBlank)
                .addModule(new StrictInstantModule())
                .defaultAttributes(ContextAttributes.getEmpty().withSharedAttribute(CurrentCaller.class, caller))
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .maxTokenCount(MOST_TOKENS)
                        .maxNumberLength(40)
                        .maxNameLength(LONGEST_NAME)
                        .build());
        return mapper;
    }

    /** Jackson takes a text of blanks for no value, whatever else is said of texts. */
    private static void takeNoBlank(MutableCoercionConfig config) {
        config.setAcceptBlankAsEmpty(true).setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    }

    /**
     * What an ordinary call carries.
     *
     * @throws ProblemException as {@link #read}, and 413 for more than {@link BodyLimits#ONE}
     */
    public <T> T request(byte[] body, Class<T> type) {
        return read(BodyLimits.checked(body, BodyLimits.ONE), type);
    }

    /** Reads and validates one document. @throws ProblemException 400 or 422 */
    public <T> T read(byte[] body, Class<T> type) {
        return read(body, 0, body == null ? 0 : body.length, type);
    }

    /** Reads and validates the document at {@code [offset, offset + length)}; pointers are relative to it. */
    public <T> T read(byte[] body, int offset, int length, Class<T> type) {
        requireAny(body, offset, length);
        T value;
        try (JsonParser parser = mapper.createParser(body, offset, length)) {
            value = value(parser, type);
        } catch (IOException e) {
            throw notUtf8();
        }
        // Only now: what the parser finds by itself has a pointer.
        requireUtf8(body, offset, length);
        if (value == null) {
            throw new ProblemException(400, "", "a JSON object is needed, not null");
        }
        validate(value);
        return value;
    }

    private <T> T value(JsonParser parser, Class<T> type) throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw noDocument();
            }
            T value = mapper.readerFor(type).readValue(parser);
            requireEnd(parser);
            return value;
        } catch (JsonProcessingException e) {
            throw malformed(e, pointer(e, parser));
        }
    }

    /**
     * Cuts the elements out of {@code {"<field>": [ … ]}} without reading them, so that a bad element can be refused
     * alone: of what is not UTF-8 in one, only {@code read} says so.
     *
     * @param max the most elements that are allowed
     * @return the place of each element in {@code body}: offset and length
     * @throws ProblemException 400 if the document around the elements is malformed, 422 if there are too many or none
     */
    public List<Slice> elements(byte[] body, String field, int max) {
        requireAny(body, 0, body == null ? 0 : body.length);
        if (!Utf8.holds(body, 0, body.length)) {
            return elementsOfWhatIsNoUtf8(body, field, max);
        }
        try (JsonParser parser = passingOver().createParser(body)) {
            return elements(parser, field, max);
        } catch (JsonProcessingException e) {
            throw malformed(e, "");
        } catch (IOException e) {
            throw notUtf8();
        }
    }

    /** One for each body: a factory remembers the names that it has read, however long they are. */
    private static JsonFactory passingOver() {
        return JsonFactory.builder().streamReadConstraints(PASSING_OVER).build();
    }

    private static List<Slice> elementsOfWhatIsNoUtf8(byte[] body, String field, int max) {
        List<Slice> slices;
        try (JsonParser parser = passingOver().createParser(new AsciiShape(body))) {
            slices = elements(parser, field, max);
        } catch (IOException | ProblemException e) {
            throw notUtf8();
        }
        int between = 0;
        for (Slice slice : slices) {
            requireUtf8(body, between, slice.offset() - between);
            between = slice.offset() + slice.length();
        }
        requireUtf8(body, between, body.length - between);
        return slices;
    }

    /**
     * The bytes of a body with a question mark for each that is not ASCII: all that JSON is built of is ASCII, so that
     * its elements lie where they lie in the body, and no decoder stumbles over one.
     */
    private static final class AsciiShape extends ByteArrayInputStream {

        AsciiShape(byte[] body) {
            super(body);
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            int count = super.read(into, offset, length);
            for (int i = offset; i < offset + count; i++) {
                into[i] = into[i] < 0 ? (byte) '?' : into[i];
            }
            return count;
        }
    }

    private static List<Slice> elements(JsonParser parser, String field, int max) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw noDocument();
        }
        if (first != JsonToken.START_OBJECT) {
            throw new ProblemException(400, "", "a JSON object is needed");
        }
        List<Slice> slices = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (!parser.currentName().equals(field)) {
                throw new ProblemException(400, Pointers.ofField(parser.currentName()), "unknown field");
            }
            if (slices != null) {
                throw new ProblemException(400, "/" + field, "duplicate field");
            }
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new ProblemException(400, "/" + field, "an array is needed");
            }
            slices = slices(parser, field, max);
        }
        requireEnd(parser);
        if (slices == null) {
            throw new ProblemException(422, "/" + field, "must be present");
        }
        if (slices.isEmpty()) {
            throw new ProblemException(422, "/" + field, "must hold at least one element");
        }
        return slices;
    }

    /** Jackson also takes UTF-16 and UTF-32, which have a zero among the first four bytes of any JSON; HTTP's JSON is UTF-8. */
    private static void requireAny(byte[] body, int offset, int length) {
        if (body == null || length == 0) {
            throw noDocument();
        }
        for (int i = offset; i < offset + Math.min(4, length); i++) {
            if (body[i] == 0) {
                throw notUtf8();
            }
        }
    }

    private static ProblemException noDocument() {
        return new ProblemException(400, "", "a JSON document is needed");
    }

    private static void requireEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new ProblemException(400, "", "something follows the JSON document");
        }
    }

    /** Jackson's own decoder also takes overlong forms, surrogates and what is beyond Unicode. */
    private static void requireUtf8(byte[] body, int offset, int length) {
        if (!Utf8.holds(body, offset, length)) {
            throw notUtf8();
        }
    }

    private static ProblemException notUtf8() {
        return new ProblemException(400, "", "the body is not valid UTF-8 JSON");
    }

    private static List<Slice> slices(JsonParser parser, String field, int max) throws IOException {
        List<Slice> slices = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (slices.size() == max) {
                throw new ProblemException(422, "/" + field, "at most " + max + " elements");
            }
            long begin = parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            // The lazily parsed scalar has to be read to its end before its end can be asked for.
            parser.finishToken();
            long end = parser.currentLocation().getByteOffset();
            slices.add(new Slice((int) begin, (int) (end - begin)));
        }
        return slices;
    }

    /** The place of one element in a body, in bytes. */
    public record Slice(int offset, int length) {}

    private <T> void validate(T value) {
        Set<ConstraintViolation<T>> violations = validator.validate(value);
        if (violations.isEmpty()) {
            return;
        }
        List<Problem.Error> errors = violations.stream()
                .map(v -> new Problem.Error(Pointers.of(v.getPropertyPath()), v.getMessage()))
                .sorted(Comparator.comparing(Problem.Error::pointer).thenComparing(Problem.Error::detail))
                .limit(MOST_ERRORS)
                .toList();
        throw new ProblemException(Problem.of(422, errors));
    }

    /**
     * The path of what could not be read. A number and a repeated name are looked at before the path has come to them:
     * the parser knows the member then.
     */
    private static String pointer(JsonProcessingException e, JsonParser parser) {
        List<JsonMappingException.Reference> path =
                e instanceof JsonMappingException mapping ? mapping.getPath() : List.of();
        JsonStreamContext place = parser.getParsingContext();
        JsonToken last = parser.currentToken();
        boolean ofMember = last == JsonToken.FIELD_NAME || last != null && last.isNumeric() || isRepeated(e);
        return ofMember && place.inObject() && place.getNestingDepth() == path.size() + 1
                ? Pointers.of(path) + Pointers.ofField(place.getCurrentName())
                : Pointers.of(path);
    }

    /** @param pointer of what is no JSON, or more of it than is taken */
    private ProblemException malformed(JsonProcessingException e, String pointer) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return new ProblemException(400, Pointers.of(unknown.getPath()), "unknown field");
        }
        if (e.getCause() instanceof CurrentCaller.AnotherPersonException && e instanceof JsonMappingException mapping) {
            return new ProblemException(422, Pointers.of(mapping.getPath()), "must be the token's person, or absent");
        }
        if (e.getCause() instanceof ProblemException problem) {
            return problem;
        }
        if (e.getCause() instanceof InputCoercionException && e instanceof JsonMappingException mapping) {
            return new ProblemException(422, Pointers.of(mapping.getPath()), "number out of range");
        }
        if (e instanceof JsonMappingException mapping && isSyntax(mapping.getCause())) {
            return new ProblemException(400, pointer, syntaxDetail(mapping.getCause()));
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return new ProblemException(400, Pointers.of(mapping.getPath()), typeDetail(mapping));
        }
        if (e instanceof JsonMappingException) {
            return new ProblemException(400, "", "wrong type: a JSON object is needed");
        }
        String place = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        return new ProblemException(400, pointer, syntaxDetail(e) + place);
    }

    private static boolean isSyntax(Throwable e) {
        return e instanceof StreamReadException || e instanceof StreamConstraintsException;
    }

    /** A closed list is told in the form that it has in JSON. */
    private String typeDetail(JsonMappingException e) {
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            return "must be one of "
                    + Arrays.stream(format.getTargetType().getEnumConstants())
                            .map(one -> mapper.valueToTree(one).asText())
                            .toList();
        }
        return "wrong type or form";
    }

    private static boolean isRepeated(Throwable e) {
        Throwable told = e.getCause() == null ? e : e.getCause();
        return String.valueOf(told.getMessage()).startsWith("Duplicate field");
    }

    /** Jackson's own messages quote the source, so they are only sorted into kinds. */
    private static String syntaxDetail(Throwable e) {
        if (isRepeated(e)) {
            return "duplicate field";
        }
        if (e instanceof StreamConstraintsException) {
            return "nested too deeply, a value too long or too many of them";
        }
        return "not well-formed JSON";
    }
}
