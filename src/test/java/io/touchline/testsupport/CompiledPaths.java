package io.touchline.testsupport;

import groovy.lang.Binding;
import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MetaClassRegistry;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import io.restassured.internal.path.json.JSONAssertion;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Keeps what REST Assured compiles. For every value that is read of an answer it has Groovy compile the path anew,
 * which takes longer than most calls do. Here a path is compiled once, by Groovy as before, and run each time.
 */
public final class CompiledPaths implements QuarkusTestBeforeClassCallback {

    @Override
    public void beforeClass(Class<?> testClass) {
        keep();
    }

    /** From now on, in all that the class loader of REST Assured serves. */
    static void keep() {
        MetaClassRegistry registry = GroovySystem.getMetaClassRegistry();
        MetaClass found = registry.getMetaClass(JSONAssertion.class);
        if (!(found instanceof Keeping)) {
            MetaClass keeping = new Keeping(found);
            keeping.initialize();
            registry.setMetaClass(JSONAssertion.class, keeping);
        }
    }

    /** What Groovy calls the methods of one class through. */
    static final class Keeping extends DelegatingMetaClass {

        private final Map<String, Class<?>> scripts = new ConcurrentHashMap<>();

        Keeping(MetaClass all) {
            super(all);
        }

        /** How many paths have been compiled. */
        int size() {
            return scripts.size();
        }

        @Override
        public Object invokeMethod(
                Class sender, Object object, String method, Object[] arguments, boolean toSuper, boolean fromInside) {
            if (object instanceof JSONAssertion path && method.equals("eval") && arguments.length == 3) {
                String expression = String.valueOf(arguments[2]);
                // A closure with a text in it looks for an id that is never looked for again.
                if (expression.indexOf('{') < 0 || expression.indexOf('\'') < 0 && expression.indexOf('"') < 0) {
                    return run(expression, path.getParams(), String.valueOf(arguments[0]), arguments[1]);
                }
            }
            return super.invokeMethod(sender, object, method, arguments, toSuper, fromInside);
        }

        private Object run(String expression, Map<String, Object> parameters, String root, Object document) {
            Class<?> script = scripts.computeIfAbsent(
                    expression, path -> new GroovyShell().parse(path).getClass());
            Map<String, Object> names = new HashMap<>(parameters == null ? Map.of() : parameters);
            names.put(root, document);
            return InvokerHelper.createScript(script, new Binding(names)).run();
        }
    }
}
