/**
 * Who is protected: the registry of athletes, coaches, officials and teams, and how their names are found in a comment.
 * May use {@code lexicon}, {@code text} and {@code api}.
 */
package io.touchline.target;
