package io.touchline.assessment;

import static io.touchline.api.Role.Names.ASSESS;
import static io.touchline.api.Role.Names.AUDIT;
import static io.touchline.api.Role.Names.MODERATE;
import static io.touchline.api.Role.Names.POLICY;

import io.touchline.lexicon.Label;
import io.touchline.lexicon.LexiconSummary;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What lexicons are in force. It lives here because {@code lexicon} is plain Java. */
@Path("/v1/lexicons")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ASSESS, MODERATE, POLICY, AUDIT})
public class LexiconResource {

    private final RunningLexicons lexicons;

    LexiconResource(RunningLexicons lexicons) {
        this.lexicons = lexicons;
    }

    @GET
    @Operation(summary = "The set of lexicons in force here, its files, and what is wrong with the files as they are")
    public LexiconsAnswer list() {
        RunningLexicons.Scorer current = lexicons.current();
        return new LexiconsAnswer(
                current.version(),
                lexicons.refusal().orElse(List.of()),
                lexicons.missing(),
                current.summaries().stream().map(LexiconAnswer::of).toList());
    }

    /**
     * @param version as in the answers' {@code versions.lexicon}
     * @param refused what is wrong with the files as they are now; empty if they are the ones in force
     * @param missing files of the set in the jar that the one in force does not have
     */
    public record LexiconsAnswer(
            String version, List<String> refused, List<String> missing, List<LexiconAnswer> items) {}

    /**
     * One file, in numbers of entries.
     *
     * @param source where they come from, null if the file does not say
     */
    public record LexiconAnswer(
            String file,
            String language,
            String source,
            String label,
            int terms,
            int frames,
            int modifiers,
            int exceptions,
            int classes,
            int evasions) {

        static LexiconAnswer of(LexiconSummary summary) {
            return new LexiconAnswer(
                    summary.file(),
                    summary.language(),
                    summary.source().orElse(null),
                    summary.label().map(Label::wire).orElse(null),
                    summary.terms(),
                    summary.frames(),
                    summary.modifiers(),
                    summary.exceptions(),
                    summary.classes(),
                    summary.evasions());
        }
    }
}
