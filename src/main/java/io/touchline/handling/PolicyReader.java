package io.touchline.handling;

import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a policy from its YAML source. Strict: whatever the language does not know is refused, because a rule that is
 * silently not there is a target left alone. All errors are found in one reading, except that a file which is not a
 * plain tree (syntax, anchors, tags) is not looked into further. Stateless and safe to share.
 */
public final class PolicyReader {

    /** The longest source that is read, in code points. */
    static final int MAX_CHARACTERS = 1 << 20;

    private static final int VERSION_DIGITS = 12;

    /**
     * @param id the id that the policy is asked for by
     * @param file how the source is called in errors
     * @throws PolicyException with everything that is wrong
     */
    public Policy read(String id, String file, String content) {
        Problems problems = new Problems(file);
        if (!Policy.ID.matcher(id).matches()) {
            problems.at(1, "", "policy id " + Problems.quote(id) + " must be 1 to 64 of a-z 0-9 and -");
        }
        PlainYaml yaml = PlainYaml.read(content);
        yaml.faults()
                .forEach(fault -> problems.at(
                        fault.line(),
                        yaml.root()
                                .map(root -> RuleReader.labelAt(root, fault.line()))
                                .orElse(""),
                        fault.reason()));
        List<Rule> rules = yaml.faults().isEmpty() ? rules(yaml.root(), problems) : List.of();
        problems.refuseIfAny();
        return new Policy(id, versionOf(content), rules);
    }

    private static List<Rule> rules(Optional<Node> root, Problems problems) {
        if (root.isEmpty()) {
            problems.at(1, "", "the file is empty; a policy must be a mapping with 'rules'");
            return List.of();
        }
        return new RuleReader(problems).read(root.get());
    }

    private static String versionOf(String content) {
        return DigestUtils.sha256Hex(content).substring(0, VERSION_DIGITS);
    }
}
