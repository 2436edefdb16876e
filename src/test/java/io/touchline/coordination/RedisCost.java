package io.touchline.coordination;

import io.touchline.testsupport.RedisProcess;

/**
 * What a Redis says of its scripts.
 *
 * @param calls of scripts since its statistics were reset
 * @param micros server time of these
 * @param bytes memory in use
 */
record RedisCost(long calls, long micros, long bytes) {

    static RedisCost of(RedisProcess process) {
        String scripts = process.command("INFO commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_evalsha"))
                .findFirst()
                .orElse("calls=0,usec=0");
        return new RedisCost(
                number(scripts, "calls="),
                number(scripts, "usec="),
                number(process.command("INFO memory"), "used_memory:"));
    }

    private static long number(String text, String after) {
        int begin = text.indexOf(after) + after.length();
        int end = begin;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return Long.parseLong(text.substring(begin, end));
    }
}
