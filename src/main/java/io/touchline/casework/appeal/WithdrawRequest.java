package io.touchline.casework.appeal;

import io.touchline.api.Actor;

/** The body of a withdrawal. @param by who notes it, by the caller's own id */
record WithdrawRequest(@Actor String by) {}
