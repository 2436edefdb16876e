package io.touchline.platform.kubernetes;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;

/** The model keeps fields that it does not know as additional properties, at every level, instead of failing. */
final class UnknownFields {

    private UnknownFields() {}

    static void collect(Object value, String path, List<String> unknown) {
        if (value instanceof Iterable<?> list) {
            list.forEach(element -> collect(element, path + "[]", unknown));
            return;
        }
        if (value == null || !value.getClass().getName().startsWith("io.fabric8.")) {
            return;
        }
        for (Method getter : value.getClass().getMethods()) {
            if (getter.getParameterCount() > 0 || !getter.getName().startsWith("get")) {
                continue;
            }
            Object held = held(getter, value);
            if (!getter.getName().equals("getAdditionalProperties")) {
                collect(held, path + "." + getter.getName().substring(3), unknown);
            } else if (held instanceof Map<?, ?> additional) {
                additional.keySet().forEach(field -> unknown.add(path + "." + field));
            }
        }
    }

    private static Object held(Method getter, Object value) {
        try {
            return getter.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
