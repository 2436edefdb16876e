package io.touchline.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Instants are ISO 8601 strings with an offset; a bare number could be seconds or milliseconds and is refused. */
final class StrictInstantModule extends SimpleModule {

    private static final long serialVersionUID = 1;

    StrictInstantModule() {
        super("touchline-instants");
        addDeserializer(Instant.class, new InstantReader());
    }

    private static final class InstantReader extends StdDeserializer<Instant> {

        private static final long serialVersionUID = 1;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            String value = parser.getText();
            try {
                return OffsetDateTime.parse(value).toInstant();
            } catch (DateTimeException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, value, "not an ISO 8601 date-time");
            }
        }
    }
}
