/**
 * Appeals: the way back for who was judged wrongly, and for who was hurt and left alone. Each is reviewed once, by somebody
 * who had no part in what it is against. May use {@code casework.cases}, {@code casework.audit} and what they may.
 */
package io.touchline.casework.appeal;
