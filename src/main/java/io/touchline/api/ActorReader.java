package io.touchline.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Reads an {@link Actor}, whom the caller of the running request has the last word on. */
final class ActorReader extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1;

    ActorReader() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        return caller(context).actor(parser.getText());
    }

    @Override
    public String getNullValue(DeserializationContext context) {
        return caller(context).actor(null);
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return getNullValue(context);
    }

    private static CurrentCaller caller(DeserializationContext context) {
        return (CurrentCaller) context.getAttribute(CurrentCaller.class);
    }
}
