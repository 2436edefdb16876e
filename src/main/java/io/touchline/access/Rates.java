package io.touchline.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How fast callers and people may call.
 *
 * @param callers by name; one that is not there has no limit
 * @param people of each person; empty for no limit
 */
record Rates(Map<String, Rate> callers, Optional<Rate> people) {

    Rates {
        callers = Map.copyOf(callers);
    }

    /** @throws IllegalStateException naming the property that is wrong */
    static Rates of(CallersConfig callers, PeopleConfig people) {
        Map<String, Rate> rates = new HashMap<>();
        callers.all().forEach((name, caller) -> Rate.of("touchline.callers." + name + ".rate", caller.rate())
                .ifPresent(rate -> rates.put(name, rate)));
        return new Rates(rates, Rate.of("touchline.people.rate", people.rate()));
    }
}
