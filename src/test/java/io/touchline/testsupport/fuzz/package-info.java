/** Requests made of the API's own document: mostly right, each wrong somewhere else. */
package io.touchline.testsupport.fuzz;
