package io.touchline.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a setting can be, both ends included: a number, or a span of time written as the configuration has it, such as
 * {@code 50ms}; of a text, which is how often the scheduler does something, {@code off} besides. A start with another value is refused, and the message names the setting: the part that it is for could
 * not work.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Bounds {

    String from();

    String to();
}
