/** Real PostgreSQL and Redis inside local mode and the tests. Left out of the production image. */
package io.touchline.platform.embedded;
