/**
 * What people say of assessments, and the labelled set that it makes together with what was decided on cases. May use
 * {@code audit}, {@code cases}, {@code assessment.store}, {@code lexicon}, {@code target} and {@code api}.
 */
package io.touchline.casework.feedback;
