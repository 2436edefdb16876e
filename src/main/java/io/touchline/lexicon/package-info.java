/**
 * The lexicons: what stands in the files under {@code lexicons/} and what they find in a comment. A file is read into
 * a {@link io.touchline.lexicon.LexiconSource}, all files together are resolved, and the resolved set is compiled into
 * one {@link io.touchline.lexicon.LexiconMatcher}. Plain Java; may use {@code text}, nothing else of ours.
 */
package io.touchline.lexicon;
