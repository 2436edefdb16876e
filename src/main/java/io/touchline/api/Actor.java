package io.touchline.api;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotBlank;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The person who acts, in a body that {@link JsonReader} reads. A caller with a key must say who it is, by an id of its
 * own. A person's token says it already: the field may be left out then, and another name in it is refused.
 */
@NotBlank
@ExternalId
@Constraint(validatedBy = {})
@JacksonAnnotationsInside
@JsonDeserialize(using = ActorReader.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Actor {

    String message() default "must say who acts";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
