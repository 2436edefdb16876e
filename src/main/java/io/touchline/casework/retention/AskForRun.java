package io.touchline.casework.retention;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Asks a service for the run of the day, for a schedule that is kept outside of it.
 *
 * <pre>{@code
 * TOUCHLINE_URL=http://touchline TOUCHLINE_RETENTION_KEY=… \
 *     java -cp 'target/quarkus-app/app/*' io.touchline.casework.retention.AskForRun
 * }</pre>
 *
 * <p>Exit code 0 if what was due is gone; 1 with the answer if not, also where something was in the way of some of it and
 * it stays for the next run. While another run is at it, such as one whose answer a connection did not live to bring, it
 * is waited for and asked again: what that one could not let go is seen then. Needs nothing but the JDK.
 */
public final class AskForRun {

    private static final int OK = 0;
    private static final int NOT_OK = 1;
    private static final int CONFLICT = 409;

    /** Of a {@link RetentionRun} as it is answered, which has no blanks. */
    private static final String NOTHING_LEFT = "\"postponed\":[]";

    private final PrintStream out;
    private final Duration patience;
    private final Duration pause;

    /**
     * @param patience how long all of it may take
     * @param pause before it is asked again while another run is at it
     */
    AskForRun(PrintStream out, Duration patience, Duration pause) {
        this.out = out;
        this.patience = patience;
        this.pause = pause;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(new AskForRun(out, Duration.ofMinutes(110), Duration.ofMinutes(1)).run(System.getenv()));
    }

    int run(Map<String, String> environment) {
        String url = environment.get("TOUCHLINE_URL");
        String key = environment.get("TOUCHLINE_RETENTION_KEY");
        if (url == null || key == null) {
            out.println("needs TOUCHLINE_URL and TOUCHLINE_RETENTION_KEY");
            return NOT_OK;
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(url).resolve("/v1/retention/runs"))
                .timeout(patience)
                .header("X-Api-Key", key)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        try {
            long end = System.nanoTime() + patience.toNanos();
            HttpResponse<String> answer = ask(http, request);
            while (answer.statusCode() == CONFLICT && end - System.nanoTime() > pause.toNanos()) {
                Thread.sleep(pause.toMillis());
                answer = ask(http, request);
            }
            return answer.statusCode() == 200 && answer.body().contains(NOTHING_LEFT) ? OK : NOT_OK;
        } catch (IOException e) {
            out.println("no answer: " + e.getClass().getSimpleName());
            return NOT_OK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NOT_OK;
        }
    }

    private HttpResponse<String> ask(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        out.println(answer.statusCode() + " " + answer.body());
        return answer;
    }
}
