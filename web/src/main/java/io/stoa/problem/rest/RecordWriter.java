package io.stoa.problem.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

/**
 * Writes an answer that is a record as JSON, the same on every server: members in the record's order, empty optionals
 * left out, values as their text unless they are numbers or booleans.
 */
@Produces(MediaType.APPLICATION_JSON)
public class RecordWriter implements MessageBodyWriter<Record> {

    // found once: the search goes over the whole class path
    private static final JsonProvider JSON = JsonProvider.provider();

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public void writeTo(
            Record answer,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        body.write(object(answer).toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A record as a JSON object. */
    public static JsonValue object(Record answer) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        for (RecordComponent component : answer.getClass().getRecordComponents()) {
            Object value = valueOf(component, answer);
            Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            if (present != null) {
                object.add(component.getName(), json(present));
            }
        }
        return object.build();
    }

    private static JsonValue json(Object value) {
        if (value instanceof JsonValue json) {
            return json;
        }
        if (value instanceof Record nested && !isTextual(nested)) {
            return object(nested);
        }
        if (value instanceof Collection<?> elements) {
            JsonArrayBuilder array = JSON.createArrayBuilder();
            elements.forEach(element -> array.add(json(element)));
            return array.build();
        }
        if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        }
        return value instanceof Number number
                ? JSON.createValue(number.longValue())
                : JSON.createValue(value.toString());
    }

    // a value type of one component, such as an id, is written as its text: ids travel as strings
    private static boolean isTextual(Record value) {
        return value.getClass().getPackageName().startsWith("io.stoa.apple");
    }

    private static Object valueOf(RecordComponent component, Record answer) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(answer);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record's component has an accessor", impossible);
        }
    }
}
