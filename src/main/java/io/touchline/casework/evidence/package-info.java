/**
 * Evidence packs: what a case rests on, as a ZIP that can be given away and verified without this service. Accounts and
 * moderators stand in it under pseudonyms. May use {@code cases}, {@code audit}, {@code assessment.store},
 * {@code coordination}, {@code handling}, {@code target} and {@code api}; what verifies a pack is plain Java.
 */
package io.touchline.casework.evidence;
